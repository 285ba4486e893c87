"""One report with its entries marked at their words; all reports, the latest first."""

from collections import defaultdict
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from starlette.convertors import Convertor, register_url_convertor

from despatch.answers.query import Query as Asked
from despatch.answers.rows import Row, report_row
from despatch.answers.table import merged_row
from despatch.answers.text_marks import blocks
from despatch.model import RecordError, Report, Span
from despatch.model.merged import MergedEntry
from despatch.model.when import bounds
from despatch.record import Record
from despatch.record.heads import Head
from despatch.record.search import words_in
from despatch.site.answering import Answer, page, wants_json
from despatch.site.paging import Cursor, Size, next_address, paged


class Whole(Convertor[str]):
    """All that stands behind in a path: slashes, and line breaks too, for an id may hold anything."""

    regex = r"[\s\S]*"

    def convert(self, value: str) -> str:
        """As it is."""
        return value

    def to_string(self, value: str) -> str:
        """As it is."""
        return value


register_url_convertor("whole", Whole())
router = APIRouter()
FEW = 2000  # reports of which the outlets are listed unasked
WORD = 80  # characters marked where only the beginning of words is given
Id = Annotated[str, Path(max_length=4000, description="The id of a report.")]
Offset = Annotated[
    int | None, Query(ge=0, le=1 << 30, description="Where the words to be shown begin, or end.")
]
Day = Annotated[str | None, Query(max_length=40, description="An EDTF date with a year, however coarse.")]


@page(router, "/report/{id:whole}", summary="One report, its entries marked at their words", tags=["reports"])
def report(
    request: Request,
    id: Id,  # noqa: A002
    at: Offset = None,
    to: Offset = None,
    words: Annotated[str | None, Query(max_length=500, description="Words to mark, as in a search.")] = None,
) -> Answer:
    """A report by its id. `at` (and `to`) or `words` say what to show of it; without them it begins at the top."""
    record: Record = request.app.state.record
    found = _report(record, id)
    entries = record.told_in(found.id)
    sought = words_in(found, words) if words else []
    shown = _asked(found, entries, at, to) or (sought[0] if sought else None)
    data: Row = {"id": found.id, **report_row(found), "published_time": found.published_time}
    data |= {"added": record.added(found.id), "entries": [merged_row(m) for m in entries]}
    data["words"] = [[s.start, s.end] for s in sought]
    if wants_json(request):
        return Answer("report.html", data=data)
    context = {
        "r": found, "entries": entries, "blocks": blocks(found, entries, sought, shown), "added": data["added"],
        "firsts": [_first(m, found.id) for m in entries], "words": words or "", "sought": len(sought),
    }  # fmt: skip
    return Answer("report.html", context, data)


def _report(record: Record, id: str) -> Report:  # noqa: A002
    """The report of an id; a slash behind the id only tells it from an address of data."""
    try:
        return record.report(id)
    except RecordError:
        if not id.endswith("/"):
            raise
        return record.report(id[:-1])


def _asked(found: Report, entries: list[MergedEntry], at: int | None, to: int | None) -> Span | None:
    """The words asked for: up to `to`, or those of a citation that begins there, or the word that does."""
    if at is None or at >= len(found.text):
        return None
    if to is not None and to > at:
        return Span(at, min(to, len(found.text)))
    cited = [c.end for m in entries for c in m.entry.citations if c.report == found.id and c.start == at]
    while at < len(found.text) - 1 and found.text[at].isspace():
        at += 1
    ahead = found.text[at : at + WORD].split(maxsplit=1)
    return Span(at, min(cited, default=at + (len(ahead[0]) if ahead else 1)))


def _first(m: MergedEntry, report: str) -> Span:
    """The first words that a report tells an entry with."""
    spans = sorted(Span(c.start, c.end) for c in m.entry.citations if c.report == report)
    return spans[0] if spans else Span(0, 0)


@page(router, "/reports", summary="Reports, the latest published first", tags=["reports"])
def reports(
    request: Request,
    outlet: Annotated[
        str | None, Query(max_length=200, description="The outlet, as reports give it.")
    ] = None,
    since: Day = None,
    until: Day = None,
    cursor: Cursor = None,
    size: Size = 50,
) -> Answer:
    """All reports, or those of an outlet or a time."""
    record: Record = request.app.state.record
    since, until, outlet = since or None, until or None, (outlet or "").strip() or None
    Asked(since=since, until=until).check()
    kept, version = request.app.state.kept, record.version()
    heads: list[Head] = kept.get(version, "heads", record.heads)
    known = kept.get(version, "outlets", record.outlets) if outlet or len(heads) <= FEW else {}
    found = heads
    if since or until:
        found = _within(kept.get(version, "heads by day", lambda: _by_day(heads)), since, until)
    if outlet:
        found = [h for h in found if known.get(h.id, "").casefold() == outlet.casefold()]
    part = paged(found, lambda h: h.order, cursor, size, falling=True)
    items = record.reports_of(h.id for h in part.items)
    context: dict[str, Any] = {
        "reports": items, "total": part.total, "next": next_address(request, part.next), "outlet": outlet or "",
        "since": since or "", "until": until or "", "outlets": sorted(set(known.values()))[:FEW],
    }  # fmt: skip
    return Answer(
        "reports.html", context, {"reports": [_row(r) for r in items], "total": part.total, "next": part.next}
    )


def _by_day(heads: list[Head]) -> dict[str, list[Head]]:
    """Reports of known publication by it, in their order: there are far fewer days than reports."""
    found: dict[str, list[Head]] = defaultdict(list)
    for head in heads:
        if head.published:
            found[head.published].append(head)
    return dict(found)


def _within(heads: dict[str, list[Head]], since: str | None, until: str | None) -> list[Head]:
    """The reports that may have been published in a time; one whose year is not known is in none."""
    first, last = bounds(since), bounds(until)
    found: list[Head] = []
    for published, told in heads.items():
        span = bounds(published)
        if span and (not first or span[1] >= first[0]) and (not last or span[0] <= last[1]):
            found += told
    return found


def _row(found: Report) -> Row:
    """A report without its text."""
    row = {name: value for name, value in report_row(found).items() if name not in ("text", "body")}
    return {"id": found.id, **row, "characters": len(found.text)}
