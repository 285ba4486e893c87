"""Where reports of one entry differ: who says what, in which words, and what the record took."""

from itertools import groupby
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request

from despatch.answers.differences import Disputed, disputed, disputed_row
from despatch.model import RecordError, Report
from despatch.record import Record
from despatch.site.answering import Answer, page
from despatch.site.asking import Parties, codes, large
from despatch.site.paging import Cursor, Size, next_address, paged
from despatch.site.related import once

router = APIRouter()
Field = Literal[
    "", "date", "due", "status", "action", "place", "country", "parties", "by", "kind", "mechanism", "title", "what", "speaker",
    "party", "content", "medium",
]  # fmt: skip
TITLES = {"contrary": "At odds", "exactness": "More or less exact", "wording": "In wording only"}
SHOWN = 6  # reports of a value that are shown


@page(
    router,
    "/differences",
    summary="Where reports of one entry differ, the weightiest first",
    tags=["answers"],
)
def differences(
    request: Request,
    party: Parties = None,
    field: Annotated[list[Field] | None, Query(max_length=20, description="Only these fields.")] = None,
    every: Annotated[
        bool, Query(description="Also where values differ in exactness or wording only.")
    ] = False,
    cursor: Cursor = None,
    size: Size = 40,
) -> Answer:
    """Fields in which reports differ; of a large record only those of parties that are named."""
    record: Record = request.app.state.record
    asked, fields = codes(party), tuple(dict.fromkeys(f for f in field or () if f))
    complete = bool(asked) or not large(request)
    told: list[Disputed] = []
    if complete:
        told = once(request, ("differences", asked), lambda: disputed(record, asked, (), every=True)[0])
    of_fields = [d for d in told if not fields or d.difference.field in fields]
    found = [d for d in of_fields if every or d.difference.contrast == "contrary"]
    place = {(d.entry.id, d.difference.field): n for n, d in enumerate(found)}
    part = paged(found, lambda d: (place[d.entry.id, d.difference.field],), cursor, size)
    groups = [
        (
            TITLES[name],
            [(one[0].entry, one) for one in (list(same) for _, same in groupby(of, lambda d: d.entry.id))],
        )
        for name, of in groupby(part.items, lambda d: d.difference.contrast)
    ]
    reports = record.headings(
        c.report for d in part.items for s in d.difference.says for c in s.citations if c.report
    )
    context = {
        "groups": groups, "total": part.total, "asked": asked, "fields": fields, "every": every, "left_out": len(of_fields) - len(found),
        "complete": complete, "next": next_address(request, part.next), "known": sorted({d.difference.field for d in told} | set(fields)),
        "headings": reports, "shown": SHOWN,
    }  # fmt: skip
    return Answer(
        "differences.html", context, lambda: _data(record, part.items, part.total, part.next, complete)
    )


def _data(
    record: Record, items: list[Disputed], total: int, following: str | None, complete: bool
) -> dict[str, object]:
    def report_of(id_: str) -> Report | None:
        try:
            return record.report(id_)
        except RecordError:
            return None

    rows = [disputed_row(d, report_of) for d in items]
    return {"differences": rows, "total": total, "complete": complete, "next": following}
