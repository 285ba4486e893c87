"""What to look at next: entries that nobody has checked, the least certain first, one at a time."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request

from despatch.answers.parties import party_code
from despatch.answers.rows import Row
from despatch.answers.table import merged_row
from despatch.model import UsageError
from despatch.model.merged import EntrySort, MergedEntry
from despatch.record import Record
from despatch.record.judgements.fields import KINDS
from despatch.record.working import WINDOW, Doubted
from despatch.site.answering import Answer, page
from despatch.site.deciding import done_line
from despatch.site.paging import Cursor, Size, paged

router = APIRouter()
AHEAD, BEHIND = 10, 2  # entries of the queue shown beside the one that is looked at
CITED = 6
Kind = Literal[
    "", "meeting", "call", "visit", "conference", "message", "treaty", "agreement", "protocol", "memorandum",
    "contract", "declaration", "resolution", "statement", "other",
]  # fmt: skip


@page(router, "/review", summary="Entries that nobody has checked, the least certain first", tags=["work"])
def review(
    request: Request,
    parties: Annotated[str, Query(max_length=200, description="Names or codes, commas between.")] = "",
    of: Annotated[Literal["", "contact", "instrument", "commitment", "statement"], Query()] = "",
    kind: Annotated[Kind, Query(description="Of a contact or an instrument.")] = "",
    entry: Annotated[str | None, Query(max_length=100, description="The one to look at.")] = None,
    cursor: Cursor = None,
    size: Size = 50,
) -> Answer:
    """Of the latest entries that fit, those with most to doubt come first, each with the reasons in words."""
    sides = tuple(sorted({party_code(p) for p in parties.split(",") if p.strip()}))
    if len(sides) > 2:
        raise UsageError("parties", "more than two", "India, Russia")
    queue = _queue(request, sides, of or None, kind or None)
    part = paged(queue, lambda d: (-d.doubt.score, d.merged.id), cursor, size)
    data = {
        "window": WINDOW, "total": part.total, "entries": [doubted_row(d) for d in part.items], "next": part.next,
    }  # fmt: skip
    asked = {"parties": parties.strip(), "of": of, "kind": kind}
    context = {
        **asked, "queue": queue, "window": WINDOW, "sorts": ("contact", "instrument", "commitment", "statement"),
        "kinds": sorted({k for sort in KINDS for k in KINDS[sort] if not of or sort == of}),
        "done": done_line(request), **_place(request, queue, entry),
    }  # fmt: skip
    return Answer("review.html", context, data)


def _queue(
    request: Request, parties: tuple[str, ...], of: EntrySort | None, kind: str | None
) -> list[Doubted]:
    state = request.app.state
    record: Record = state.record
    today = state.settings.today()
    key = ("queue", parties, of, kind, today)
    made: list[Doubted] = state.kept.get(
        record.version(), key, lambda: record.queue(today, parties=parties, of=of, kind=kind)
    )
    return made


def _place(request: Request, queue: list[Doubted], wanted: str | None) -> dict[str, Any]:
    """The entry that is looked at, what stands around it, and where to go on when it is decided."""
    ids = [d.merged.id for d in queue]
    at = ids.index(wanted) if wanted in ids else 0
    start = max(0, at - BEHIND)
    return {
        "at": at,
        "current": queue[at] if queue else None,
        "start": start,
        "around": [(d, address(request, d.merged)) for d in queue[start : start + BEHIND + 1 + AHEAD]],
        "before": address(request, queue[at - 1].merged) if at else "",
        "after": address(request, queue[at + 1].merged) if at + 1 < len(queue) else "",
        "onward": address(request, queue[at + 1].merged if at + 1 < len(queue) else None),
        "cited": CITED,
    }


def address(request: Request, m: MergedEntry | None) -> str:
    """The address of the queue, as it is asked for, at an entry."""
    url = request.url.remove_query_params(["done", "entry", "cursor"])
    if m:
        url = url.include_query_params(entry=m.id)
    return f"/review?{url.query}" if url.query else "/review"


def doubted_row(one: Doubted) -> Row:
    """An entry of the queue as data."""
    return {"score": one.doubt.score, "reasons": list(one.doubt.reasons), **merged_row(one.merged)}
