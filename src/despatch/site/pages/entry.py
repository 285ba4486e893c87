"""One entry: its facts, every report with the cited words in their sentences, differences, history, decisions."""

from fastapi import APIRouter, Request

from despatch.answers.table import merged_row
from despatch.record import Record
from despatch.site.answering import Answer, page

router = APIRouter()


@page(router, "/entry/{id}", summary="One entry whole")
def entry(request: Request, id: str) -> Answer:  # noqa: A002
    """An entry by its id, or the beginning of one."""
    record: Record = request.app.state.record
    merged = record.entry(id)
    return Answer("entry.html", {"m": merged}, merged_row(merged))
