"""What is open: planned contacts and commitments with what became of each; what is overdue first."""

from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query, Request

from despatch.answers.days import within_of
from despatch.answers.pending import GROUPS, Pending, Wish, pending, pending_row, telling_bearings
from despatch.answers.pending_text import distance
from despatch.answers.relation import awaited
from despatch.record import Record
from despatch.site.answering import Answer, page
from despatch.site.asking import Parties, codes, given, large
from despatch.site.paging import Cursor, Size, next_address, paged
from despatch.site.related import known, once, today_of

router = APIRouter()
MOST = 2000  # entries of a record of which all that is open is worked out at once


@page(router, "/pending", summary="Planned contacts and commitments, overdue ones first", tags=["answers"])
def open_(
    request: Request,
    party: Parties = None,
    within: Annotated[
        str | None,
        Query(
            max_length=10, description="Only what is due within 90d, 12w, 6m or 1y of today, before or after."
        ),
    ] = None,
    settled: Annotated[bool, Query(description="Also commitments reported done, and contradicted.")] = False,
    cursor: Cursor = None,
    size: Size = 40,
) -> Answer:
    """What is open between all of the parties. `complete` is false where only what is due lately or ahead was looked at."""
    asked, days = codes(party), within_of(given(within))
    complete = not large(request, MOST)
    every = _found(request, asked, settled, complete)
    found = [p for p in every if days is None or (p.fate.days is not None and abs(p.fate.days) <= days)]
    shown = [p for p in found if settled or not p.fate.settled]
    place = {p.entry.id: n for n, p in enumerate(shown)}
    part = paged(shown, lambda p: (place[p.entry.id],), cursor, size)
    counts: dict[str, int] = {}
    for one in shown:
        counts[one.fate.state] = counts.get(one.fate.state, 0) + 1
    context = {
        "groups": [(GROUPS[n], list(of)) for n, of in groupby(part.items, lambda p: p.group)], "total": part.total, "asked": asked,
        "within": given(within) or "", "settled": settled, "left_out": len(found) - len(shown), "complete": complete,
        "states": sorted(counts.items(), key=lambda s: (-s[1], s[0])), "bearings": telling_bearings, "distance": distance, "next": next_address(request, part.next),
    }  # fmt: skip
    rows = [pending_row(p) for p in part.items]
    return Answer(
        "pending.html",
        context,
        {"pending": rows, "total": part.total, "complete": complete, "next": part.next},
    )


def _found(request: Request, parties: tuple[str, ...], settled: bool, complete: bool) -> list[Pending]:
    """Past first, then ahead, then without a date. In a large record of the parties' latest entries, by what these tell."""
    record: Record = request.app.state.record
    today = today_of(request)
    found: list[Pending]
    if complete:
        wish = Wish(parties, today, every=True)
        found = once(request, ("pending", parties, today), lambda: pending(record, wish)[0])
    elif parties:
        found = once(request, ("awaited", parties, today), lambda: awaited(known(request, parties), today))
        found = sorted(found, key=lambda p: (p.group, p.fate.days is None, p.fate.days or 0, p.entry.id))
    else:
        found = []
    return found
