"""Search of a whole record: entries and reports by their words, with what they are of counted; as data."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from despatch.answers.placing import place
from despatch.answers.plain import shortened
from despatch.answers.query import Query
from despatch.answers.rows import Row
from despatch.answers.seen import Piece, pieces, telling
from despatch.answers.speaking import Speaker, same_office, speaker_asked
from despatch.answers.statements import offices_told
from despatch.answers.table import merged_row
from despatch.model import Citation, Contact, Report, Statement
from despatch.model.merged import ENTRY_SORTS, MergedEntry
from despatch.model.when import bounds, yearless
from despatch.record.headings import Heading
from despatch.record.party_names import names_party

if TYPE_CHECKING:
    from despatch.record import Record
    from despatch.record.search import Snippet

SORTS = (*ENTRY_SORTS, "report")
LOOKED = 200  # entries found first that are looked at and counted
READ = 60  # reports found first that are looked at
SHOWN = 320  # characters of the words of a hit
NEAR = 24  # characters to the edge of a word


@dataclass(frozen=True)
class Wanted:
    """Words (as `Record.search` understands them), sorts of `SORTS` (none: all), codes of parties, who, EDTF dates, an outlet."""

    words: str
    of: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    by: str | None = None
    since: str | None = None
    until: str | None = None
    outlet: str | None = None

    def has(self, sort: str) -> bool:
        """Whether such hits are wanted; a report itself is of nobody, so with `by` there are none."""
        return (not self.of or sort in self.of) and not (sort == "report" and self.by)


class Hit(NamedTuple):
    """An entry (or a report: `entry` is None) found; the words shown of it, and where these stand in which report."""

    rank: int
    entry: MergedEntry | None
    report: str
    heading: Heading
    start: int
    end: int
    pieces: tuple[Piece, ...]

    @property
    def sort(self) -> str:
        """One of `SORTS`."""
        return self.entry.kind_of_entry if self.entry else "report"


class Facets(NamedTuple):
    """How many hits are of what, those of most in front."""

    sorts: dict[str, int]
    parties: dict[str, int]
    years: dict[str, int]
    outlets: dict[str, int]


class Found(NamedTuple):
    """Entries and reports, each the best first; their facets; whether there may be more of either."""

    entries: list[Hit]
    reports: list[Hit]
    facets: Facets
    more_entries: bool = False
    more_reports: bool = False


def found(record: "Record", wanted: Wanted) -> Found:
    """What is found first: of entries the first `LOOKED`, of reports the first `READ`; of these what fits.

    Reports are of parties that they name, and of the time in which they were published.

    Raises:
        UsageError: a date that is none.
    """
    Query(since=wanted.since, until=wanted.until).check()
    entries, more = _entries(record, wanted)
    reports = (
        list(islice(record.search_reports(wanted.words, None), READ + 1)) if wanted.has("report") else []
    )
    told = record.headings(r for m in entries for r in m.reports)
    told |= {r.id: _heading(r) for r, _ in reports}
    seen = [m for m in entries if _of_outlet(wanted, (told[r] for r in m.reports if r in told))]
    read = [(r, s) for r, s in reports[:READ] if _fits(wanted, r) and _of_outlet(wanted, (told[r.id],))]
    hits = [_entry_hit(n, m, wanted.words, told) for n, m in enumerate(seen, 1)]
    pages = [_report_hit(n, r, s) for n, (r, s) in enumerate(read, 1)]
    return Found(hits, pages, _facets(hits, pages, told), more, len(reports) > READ)


def _entries(record: "Record", wanted: Wanted) -> tuple[list[MergedEntry], bool]:
    """The entries found first that are those of whom is asked for."""
    sorts = [sort for sort in ENTRY_SORTS if wanted.has(sort)]
    if not sorts:
        return [], False
    asked = speaker_asked(wanted.by)
    parties = wanted.parties
    if asked and asked.party and asked.party not in parties:
        parties = (*parties, asked.party)
    name = asked.name if asked else None
    every = record.search(
        wanted.words,
        sorts,
        by=name,
        parties=parties,
        since=wanted.since,
        until=wanted.until,
        limit=LOOKED + 1,
    )
    looked = [m for m, _ in every]
    theirs = _theirs(record, asked)
    return [m for m in looked[:LOOKED] if theirs(m)], len(looked) > LOOKED


def _theirs(record: "Record", asked: Speaker | None) -> Callable[[MergedEntry], bool]:
    """Whether an entry is of who is asked for: what they say, what they take part in."""
    if asked is None:
        return lambda m: True
    office_of = offices_told(record)

    def test(m: MergedEntry) -> bool:
        if isinstance(m.entry, Statement):
            return asked.fits(m, office_of(m) if asked.office else None)
        if isinstance(m.entry, Contact) and asked.office:
            people = m.entry.participants
            return any(same_office(asked.office, p.role) and asked.party in (None, p.party) for p in people)
        return bool(asked.name) and not asked.office  # the record has compared the name

    return test


def _heading(report: Report) -> Heading:
    return Heading(report.title, report.outlet, report.published, report.url)


def _of_outlet(wanted: Wanted, told: "Iterator[Heading] | tuple[Heading, ...]") -> bool:
    asked = (wanted.outlet or "").casefold()
    return not asked or any((h.outlet or "").casefold() == asked for h in told)


def _fits(wanted: Wanted, report: Report) -> bool:
    if not all(names_party(f"{report.title or ''}\n{report.text}", party) for party in wanted.parties):
        return False
    span, first, last = bounds(report.published), bounds(wanted.since), bounds(wanted.until)
    if not first and not last:
        return True
    return bool(span and (not first or span[1] >= first[0]) and (not last or span[0] <= last[1]))


def _entry_hit(rank: int, m: MergedEntry, words: str, told: dict[str, Heading]) -> Hit:
    cited = telling(m.entry.citations, words) or Citation(start=0, end=0, text="")
    shown = m.entry.content if isinstance(m.entry, Statement) else cited.text
    made = pieces(shown, words, SHOWN)
    if isinstance(m.entry, Statement) and not any(p.sought for p in made):
        made = pieces(cited.text, words, SHOWN)
    report = cited.report or ""
    return Hit(rank, m, report, told.get(report, Heading()), cited.start, cited.end, tuple(made))


def _report_hit(rank: int, report: Report, snippet: "Snippet") -> Hit:
    made: list[Piece] = []
    at, last = _edge(report.text, snippet.start, -1), _edge(report.text, snippet.end, 1)
    for start, end in snippet.marks:
        if start >= at:
            made += [Piece(_line(report.text[at:start]), False), Piece(_line(report.text[start:end]), True)]
            at = end
    made.append(Piece(_line(report.text[at:last]), False))
    start, end = snippet.marks[0] if snippet.marks else (snippet.start, snippet.end)
    return Hit(rank, None, report.id, _heading(report), start, end, tuple(p for p in made if p.text))


def _edge(text: str, at: int, step: int) -> int:
    """An offset moved outwards to the edge of what has no blank in it: words are sought without apostrophes."""
    for _ in range(NEAR):
        behind = at - 1 if step < 0 else at
        if not 0 <= behind < len(text) or text[behind].isspace():
            break
        at += step
    return at


def _line(text: str) -> str:
    """Words on one line and harmless; a blank at either end stays, for they are shown beside others."""
    return f"{' ' * text[:1].isspace()}{shortened(text, SHOWN)}{' ' * text[-1:].isspace()}"


def _facets(hits: list[Hit], reports: list[Hit], told: dict[str, Heading]) -> Facets:
    """Each hit counts once for each party, year and outlet that it is of."""
    sorts = Counter(hit.sort for hit in (*hits, *reports))
    parties = Counter(party for hit in hits if hit.entry for party in hit.entry.parties)
    years = Counter(year for hit in hits if hit.entry and (year := place(hit.entry).year))
    years.update(_year(hit.heading.published) for hit in reports if _year(hit.heading.published))
    outlets: Counter[str] = Counter()
    for hit in hits:
        reports_of = hit.entry.reports if hit.entry else ()
        outlets.update({o for r in reports_of if r in told and (o := told[r].outlet)})
    outlets.update(hit.heading.outlet for hit in reports if hit.heading.outlet)
    return Facets(
        {sort: sorts[sort] for sort in SORTS if sorts[sort]}, _most(parties), dict(sorted(years.items(), reverse=True)), _most(outlets)
    )  # fmt: skip


def _year(published: str | None) -> str:
    span = bounds(published) if published and not yearless(published) else None
    return str(span[0].year) if span else ""


def _most(counted: Counter[str]) -> dict[str, int]:
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def hit_row(hit: Hit) -> Row:
    """A hit as data: its rank, the report and offsets of the words shown, the entry whole (null for a report)."""
    return {
        "rank": hit.rank,
        "of": hit.sort,
        "report": hit.report or None,
        "title": hit.heading.title,
        "outlet": hit.heading.outlet,
        "published": hit.heading.published,
        "start": hit.start,
        "end": hit.end,
        "words": [{"text": p.text, "sought": p.sought} for p in hit.pieces],
        "entry": merged_row(hit.entry) if hit.entry else None,
    }
