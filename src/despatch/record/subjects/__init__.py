"""Subjects that recur: what the reports of a relationship name again and again.

Names of things, codes and matters are found in the sentences that deal with the relationship; forms
of one name are joined; what recurs in several independent texts is a subject, ranked by how many of
them name it, and how near to what passed between the parties. Pure functions of entries and reports.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import msgspec

from despatch.model import Commitment, Contact, Instrument, Report, Sentence, Statement
from despatch.model.merged import MergedEntry
from despatch.model.subjects import Subject
from despatch.record.dates import days
from despatch.record.names import fold
from despatch.record.party_names import names_party
from despatch.record.subjects.joining import joined
from despatch.record.subjects.making import Use, made_of
from despatch.record.subjects.naming import key_of
from despatch.record.subjects.spotting import Spotted, spotted
from despatch.record.subjects.texts import text_of
from despatch.registers.states import is_state

_SHARED = (Contact, Instrument)
_BESIDE, _LESS = (
    0.75,
    0.5,
)  # share of its sentences that name a more important one; what its score then comes to
ReportOf = Callable[[str], Report | None]


def subjects(
    entries: Iterable[MergedEntry],
    report_of: ReportOf,
    parties: Sequence[str] = (),
    *,
    least: int = 2,
    most: int = 400,
) -> list[Subject]:
    """The subjects of the entries, those that a desk would name first in front.

    `entries` are those of the relationship between `parties` (none given: all): contacts and
    instruments between all of them, what each of them says and undertakes. A subject is named in at
    least `least` independent texts. Third states count where they are in trouble ("the war in Ukraine").
    Of more than `most` reports those with the latest entries are looked at (some 200 a second).
    """
    found = sorted(entries, key=lambda m: m.id)
    venues = {fold(m.entry.place) for m in found if isinstance(m.entry, Contact) and m.entry.place}
    left_out = venues | {f"state {party}" for party in parties}
    cited = _cited(found)
    reports = _reports(cited, report_of, tuple(parties), most)
    left_out |= {key_of(fold(r.outlet).split()) for r in reports if r.outlet}
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
    groups = _grouped(uses, aliases, texts)
    made = {key: made_of(key, of, cited, texts) for key, of in groups.items()}
    return _apart({key: s for key, s in made.items() if s.texts >= least}, groups)


def _reports(
    cited: dict[str, list[tuple[int, int, MergedEntry]]],
    report_of: ReportOf,
    parties: tuple[str, ...],
    most: int,
) -> list[Report]:
    """The reports that are looked at, by id: those with the latest entries, if they deal with all of the parties."""
    latest = {id_: max(map(_time, (m for _, _, m in of))) for id_, of in cited.items()}
    found: list[Report] = []
    for id_ in sorted(cited, key=lambda id_: (-latest[id_], id_)):
        report = report_of(id_) if len(found) < most else None
        if report is None:
            continue
        shared = any(isinstance(m.entry, _SHARED) for _, _, m in cited[id_])
        if shared or all(names_party(report.text, party) for party in parties):
            found.append(report)
    return sorted(found, key=lambda r: r.id)


def _time(m: MergedEntry) -> int:
    """The day of an entry, or the latest day that the publication of its reports bounds it by; 0 for none.

    When a commitment is due says nothing about when it was told.
    """
    if isinstance(m.entry, Commitment):
        return 0
    bound = m.bounded_by
    known = days(m.date) or (days(bound.before or bound.after) if bound else None)
    return known.last if known else 0


def _apart(made: dict[str, Subject], groups: dict[str, list[Use]]) -> list[Subject]:
    """Subjects by rank; one that is nearly always named in one breath with a more important one says little more, and goes down."""
    places = {key: {(u.where.report.id, u.spot.sentence) for u in groups[key]} for key in made}
    out: list[Subject] = []
    before: list[str] = []
    for key in sorted(made, key=lambda k: (-made[k].score, made[k].name)):
        shared = max((len(places[key] & places[other]) for other in before), default=0)
        beside = shared >= _BESIDE * len(places[key])
        score = round(made[key].score * (_LESS if beside else 1), 3)
        out.append(msgspec.structs.replace(made[key], score=score))
        before.append(key)
    return sorted(out, key=lambda s: (-s.score, s.name))


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
    shared = [(s, e) for s, e, m in cited if isinstance(m.entry, _SHARED)]
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
