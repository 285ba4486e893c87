"""A relationship: its figures, its timeline, the entries asked for, and its parts."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request, Response

from despatch.answers.placing import place
from despatch.answers.relation import Asked, asked_for, figures
from despatch.answers.relationships import relationship_name
from despatch.answers.rows import Row
from despatch.answers.table import merged_row
from despatch.model.merged import MergedEntry
from despatch.site import related
from despatch.site.answering import Answer, page
from despatch.site.charting import Form, chart_file
from despatch.site.pages.relationship_parts import PARTS, shown_at_once
from despatch.site.paging import Cursor, Key, Size, next_address, paged
from despatch.site.related import Pair

router = APIRouter()
Filters = Annotated[Asked, Depends(related.asked)]


@router.get(
    "/relationship/{pair}/{chart}.{form}",
    summary="A chart of a relationship as a file",
    tags=["relationships"],
    response_class=Response,
)
def chart(
    request: Request, pair: Pair, chart: Literal["timeline", "contacts", "rhythm"], form: Form, asked: Filters
) -> Response:
    """The timeline (with the filters of the page), contacts over time, or the rhythm of mechanisms, as SVG or as CSV."""
    parties = related.parties_of(pair)
    makers = {
        "timeline": lambda: related.timeline_of(request, parties, asked),
        "contacts": lambda: related.contacts_of(request, parties),
        "rhythm": lambda: related.rhythm_of(request, parties),
    }
    return chart_file(request, form, f"{'-'.join(parties)}-{chart}", makers[chart])


@page(router, "/relationship/{pair}", summary="A relationship", tags=["relationships"])
def relationship(
    request: Request, pair: Pair, asked: Filters, cursor: Cursor = None, size: Size = 25
) -> Answer:
    """A relationship: its figures and the entries asked for; `parts` are the addresses of what is awaited, mechanisms, and so on."""
    parties = related.parties_of(pair)
    today = related.today_of(request)
    of = related.known(request, parties)
    entries = asked_for(of, asked)
    shown = paged(sorted(entries, key=_when, reverse=True), _when, cursor, size, falling=True)
    table = figures(of, today)
    context = {
        "name": relationship_name(parties), "pair": "-".join(parties), "parties": parties, "asked": asked, "query": request.url.query,
        "figures": table, "page": shown, "next": next_address(request, shown.next), "level_of": of.level_of, "total": len(of.entries),
        "timeline": related.timeline_of(request, parties, asked, entries), "contacts": related.contacts_of(request, parties),
        "parts_": PARTS, "told": shown_at_once(request, parties), "kinds": related.KINDS, "statuses": related.STATUSES, "levels": related.LEVELS,
    }  # fmt: skip

    def data() -> Row:
        return {
            "parties": list(parties), "figures": table, "entries": [{**merged_row(m), "level": of.level_of.get(m.id)} for m in shown.items],
            "total": shown.total, "next": shown.next,
            "parts": {part.name: f"/relationship/{'-'.join(parties)}/{part.name}.json" for part in PARTS},
        }  # fmt: skip

    return Answer("relationship.html", context, data)


def _when(m: MergedEntry) -> Key:
    """The order of time; what has none stands before all else."""
    group, day, exact, told = place(m).key
    return (-group, day, exact, told, m.id)
