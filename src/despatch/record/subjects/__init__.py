"""Subjects that recur: what the reports of a relationship name again and again.

Names of things, codes and matters are found in the sentences that deal with the relationship; forms
of one name are joined; what recurs in several independent texts is a subject, ranked by how many of
them name it, and how near to what passed between the parties. Pure functions of entries and reports.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from despatch.model import Commitment, Contact, Instrument, Report, Sentence, Statement
from despatch.model.merged import MergedEntry
from despatch.model.subjects import Subject
from despatch.record.names import fold
from despatch.record.subjects.joining import joined
from despatch.record.subjects.making import Use, made_of
from despatch.record.subjects.spotting import Spotted, spotted
from despatch.record.subjects.texts import text_of
from despatch.registers.states import is_state

ReportOf = Callable[[str], Report | None]


def subjects(
    entries: Iterable[MergedEntry], report_of: ReportOf, parties: Sequence[str] = (), *, least: int = 2
) -> list[Subject]:
    """The subjects of the entries, those that a desk would name first in front.

    `entries` are those of the relationship between `parties` (none given: all): contacts and
    instruments between all of them, what each of them says and undertakes. A subject is named in at
    least `least` independent texts. Third states count where they are in trouble ("the war in Ukraine").
    """
    found = sorted(entries, key=lambda m: m.id)
    venues = {fold(m.entry.place) for m in found if isinstance(m.entry, Contact) and m.entry.place}
    left_out = venues | {f"state {party}" for party in parties}
    cited = _cited(found)
    reports = [r for r in map(report_of, sorted(cited)) if r is not None]
    texts = text_of(reports)
    uses: list[Use] = []
    aliases: list[tuple[str, str]] = []
    common: set[str] = set()
    for report in reports:
        seen = spotted(report, is_state)
        common |= seen.common
        aliases += seen.aliases
        near = _near(seen, cited[report.id], tuple(parties))
        uses += [
            Use(spot, seen, near[spot.sentence])
            for spot in seen.spots
            if spot.sentence in near and spot.key not in left_out
        ]
    sure = {u.spot.key for u in uses if u.spot.sure} - common
    uses = [u for u in uses if u.spot.kind != "name" or u.spot.key in sure]
    made = [made_of(key, of, cited, texts) for key, of in _grouped(uses, aliases, texts).items()]
    wanted = [s for s in made if s.texts >= least]
    return sorted(wanted, key=lambda s: (-s.score, s.name))


def _cited(entries: Iterable[MergedEntry]) -> dict[str, list[tuple[int, int, MergedEntry]]]:
    """The places that entries cite, by report."""
    cited: dict[str, list[tuple[int, int, MergedEntry]]] = defaultdict(list)
    for m in entries:
        for c in m.entry.citations:
            if c.report:
                cited[c.report].append((c.start, c.end, m))
    return cited


def _near(
    seen: Spotted, cited: list[tuple[int, int, MergedEntry]], parties: tuple[str, ...]
) -> dict[int, int]:
    """How near each sentence is to what passed between the parties; one that has nothing to do with it is left out.

    Where a report tells of a contact or an instrument between them, sentences of paragraphs that name
    one of them count as well; where it only has what one of them says, the paragraph must name all.
    """
    shared = [(s, e) for s, e, m in cited if isinstance(m.entry, (Contact, Instrument))]
    own = [(s, e) for s, e, m in cited if isinstance(m.entry, (Statement, Commitment))]
    near: dict[int, int] = {}
    for number, sentence in enumerate(seen.sentences):
        named = seen.named.get(sentence.paragraph, frozenset())
        every = set(parties) <= named
        if _cites(shared, sentence) or (every and _cites(own, sentence)):
            near[number] = 2
        elif every if not shared or not parties else named & set(parties):
            near[number] = 1
    return near


def _cites(places: list[tuple[int, int]], sentence: Sentence) -> bool:
    return any(start < sentence.end and sentence.start < end for start, end in places)


def _grouped(uses: list[Use], aliases: list[tuple[str, str]], texts: dict[str, str]) -> dict[str, list[Use]]:
    """Uses by the key of their subject."""
    in_texts: dict[str, set[str]] = defaultdict(set)
    for use in uses:
        in_texts[use.spot.key].add(texts[use.where.report.id])
    counts = {key: len(ids) for key, ids in in_texts.items()}
    plain = {use.spot.key for use in uses if use.spot.kind == "name"}
    home = joined(counts, aliases, plain)
    groups: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        groups[home[use.spot.key]].append(use)
    return groups


__all__ = ["ReportOf", "subjects"]
