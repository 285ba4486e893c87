"""Relationships by activity, and the network of who meets whom."""

from collections import defaultdict

from fastapi import APIRouter, Request, Response

from despatch.answers.activity import Active, activity
from despatch.answers.charted import pair_rows, state_names
from despatch.record import Record
from despatch.site.answering import Answer, page
from despatch.site.asking import Parties, codes
from despatch.site.charting import Form, chart_file
from despatch.site.charts import Chart, network_chart
from despatch.site.paging import Cursor, Size, next_address, paged
from despatch.site.related import once, today_of

router = APIRouter()


@router.get(
    "/relationships/network.{form}",
    summary="Who meets whom, as a file",
    tags=["relationships"],
    response_class=Response,
)
def network(request: Request, form: Form, party: Parties = None) -> Response:
    """The network of states by their contacts, as SVG or as CSV."""
    return chart_file(
        request, form, "network", lambda: network_of(_found(request, codes(party)), codes(party))
    )


@page(router, "/relationships", summary="Relationships by activity", tags=["relationships"])
def relationships(request: Request, party: Parties = None, cursor: Cursor = None, size: Size = 50) -> Answer:
    """Relationships, those with most contacts in the last twelve months first; with `party`, those of it."""
    asked = codes(party)
    found = _found(request, asked)
    rank = {(r.a, r.b): n for n, r in enumerate(found)}
    part = paged(found, lambda r: (rank[r.a, r.b], r.a, r.b), cursor, size)
    chart: Chart = once(request, ("network", asked), lambda: network_of(found, asked))
    context = {
        "pairs": part.items, "total": part.total, "next": next_address(request, part.next), "asked": asked, "chart": chart,
        "most": max((max(r.now, r.before) for r in found), default=0), "query": request.url.query,
    }  # fmt: skip
    return Answer(
        "relationships.html",
        context,
        {"relationships": [r.row() for r in part.items], "total": part.total, "next": part.next},
    )


def _found(request: Request, parties: tuple[str, ...]) -> list[Active]:
    record: Record = request.app.state.record
    today = today_of(request)
    every: list[Active] = once(
        request, ("activity", "ever", today), lambda: activity(record, today, ever=True)
    )
    if not parties:
        return every
    of: dict[str, list[Active]] = once(request, ("activity by party", today), lambda: _by_party(every))
    return [r for r in of.get(parties[0], ()) if all(p in (r.a, r.b) for p in parties)]


def _by_party(every: list[Active]) -> dict[str, list[Active]]:
    found: dict[str, list[Active]] = defaultdict(list)
    for r in every:
        found[r.a].append(r)
        found[r.b].append(r)
    return dict(found)


def network_of(found: list[Active], parties: tuple[str, ...]) -> Chart:
    """The network of all contacts; of one state, it and those it meets."""
    pairs = [(r.a, r.b, r.ever or 0) for r in found if r.ever]
    pairs.sort(key=lambda p: (-p[2], p[0], p[1]))
    return network_chart(
        pair_rows(pairs),
        state_names(pairs),
        "Who meets whom" + (f": {', '.join(parties)}" if parties else ""),
    )
