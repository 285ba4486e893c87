"""What a search finds, with the words shown of it; and of what its hits are, counted."""

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from despatch.answers.placing import place
from despatch.answers.plain import shortened
from despatch.answers.rows import Row
from despatch.answers.seen import Piece, pieces, telling
from despatch.answers.table import merged_row
from despatch.model import Citation, Report, Statement
from despatch.model.merged import ENTRY_SORTS, MergedEntry
from despatch.model.when import bounds, yearless
from despatch.record.headings import Heading

if TYPE_CHECKING:
    from despatch.record.search import Snippet

SORTS = (*ENTRY_SORTS, "report")
SHOWN = 320  # characters of the words of a hit
NEAR = 24  # characters to the edge of a word


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


def heading_of(report: Report) -> Heading:
    """What is known of a report besides its text."""
    return Heading(report.title, report.outlet, report.published, report.url)


def entry_hit(rank: int, m: MergedEntry, words: str, told: dict[str, Heading]) -> Hit:
    """An entry found, with the words of its report that have most of those sought."""
    cited = telling(m.entry.citations, words) or Citation(start=0, end=0, text="")
    shown = m.entry.content if isinstance(m.entry, Statement) else cited.text
    made = pieces(shown, words, SHOWN)
    if isinstance(m.entry, Statement) and not any(p.sought for p in made):
        made = pieces(cited.text, words, SHOWN)
    report = cited.report or ""
    return Hit(rank, m, report, told.get(report, Heading()), cited.start, cited.end, tuple(made))


def report_hit(rank: int, report: Report, snippet: "Snippet") -> Hit:
    """A report found, with the stretch that has most of the words sought."""
    made: list[Piece] = []
    at, last = _edge(report.text, snippet.start, -1), _edge(report.text, snippet.end, 1)
    for start, end in snippet.marks:
        if start >= at:
            made += [Piece(_line(report.text[at:start]), False), Piece(_line(report.text[start:end]), True)]
            at = end
    made.append(Piece(_line(report.text[at:last]), False))
    start, end = snippet.marks[0] if snippet.marks else (snippet.start, snippet.end)
    return Hit(rank, None, report.id, heading_of(report), start, end, tuple(p for p in made if p.text))


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


def facets_of(entries: list[MergedEntry], reports: list[Heading], told: dict[str, Heading]) -> Facets:
    """Each hit counts once for each party, year and outlet that it is of."""
    sorts: Counter[str] = Counter(m.kind_of_entry for m in entries)
    sorts["report"] = len(reports)
    parties = Counter(party for m in entries for party in m.parties)
    years = Counter(year for m in entries if (year := place(m).year))
    years.update(year for heading in reports if (year := _year(heading.published)))
    outlets: Counter[str] = Counter()
    for m in entries:
        outlets.update({o for r in m.reports if r in told and (o := told[r].outlet)})
    outlets.update(heading.outlet for heading in reports if heading.outlet)
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
