"""Relationships side by side: contacts over time by level, one scale for all."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from despatch.answers.activity import Active, activity
from despatch.answers.compare import By, Compared, compared, rows
from despatch.answers.query import Query as Asked
from despatch.answers.relationships import relationship_name
from despatch.answers.rows import Row
from despatch.model import UsageError
from despatch.model.when import bounds
from despatch.record import Record
from despatch.record.levels import LEVELS
from despatch.site.answering import Answer, page
from despatch.site.asking import Since, Until, given
from despatch.site.charting import Form, chart_file
from despatch.site.charts import Chart, contacts_chart
from despatch.site.related import once, parties_of, today_of

router = APIRouter()
Pairs = Annotated[
    str | None, Query(max_length=300, description="Relationships with commas between: IND-RUS,IND-CHN.")
]
MOST, USUAL = 6, 3  # relationships side by side, and where none are asked for


@router.get(
    "/compare/contacts.{form}",
    summary="Relationships compared, as a file",
    tags=["relationships"],
    response_class=Response,
)
def chart(
    request: Request,
    form: Form,
    pairs: Pairs = None,
    by: By = "quarter",
    since: Since = None,
    until: Until = None,
) -> Response:
    """The chart as SVG, or its table as CSV."""
    return chart_file(request, form, "compared", lambda: _file(_found(request, pairs, by, since, until)))


def _file(found: Compared) -> Chart:
    return _chart(found, list(rows(found)))


@page(router, "/compare", summary="Relationships compared", tags=["relationships"])
def compare(
    request: Request, pairs: Pairs = None, by: By = "quarter", since: Since = None, until: Until = None
) -> Answer:
    """Contacts per month, quarter or year by level, of several relationships; without any, of the most active ones."""
    found = _found(request, pairs, by, since, until)
    counts = list(rows(found))
    totals = [_total(found, one) for one in found.relationships]
    context = {
        "chart": _chart(found, counts), "totals": totals, "by": by, "since": given(since) or "", "until": given(until) or "",
        "pairs": ", ".join("-".join(one) for one in found.relationships), "query": request.url.query,
    }  # fmt: skip
    return Answer("compare.html", context, {"relationships": totals, "by": by, "counts": counts})


def _found(request: Request, pairs: str | None, by: By, since: str | None, until: str | None) -> Compared:
    record: Record = request.app.state.record
    asked = tuple(dict.fromkeys(parties_of(p.strip()) for p in (pairs or "").split(",") if p.strip()))
    if len(asked) > MOST:
        raise UsageError("pairs", f"{len(asked)} relationships are too many to compare", f"{MOST} at most")
    since, until = given(since), given(until)
    for name, value in (("since", since), ("until", until)):
        if value and bounds(value) is None:
            raise UsageError(name, f"{value!r} is no date with a year", "2023-12-27, 2023-12 or 2023")
    Asked(since=since, until=until).check()
    if not asked:
        today = today_of(request)
        every: list[Active] = once(request, ("activity", today), lambda: activity(record, today))
        asked = tuple((r.a, r.b) for r in every[:USUAL])
    made: Compared = once(
        request, ("compared", asked, by, since, until), lambda: compared(record, asked, by, since, until)
    )
    return made


def _chart(found: Compared, counts: list[Row]) -> Chart:
    names = {"-".join(one): relationship_name(one) for one in found.relationships}
    return contacts_chart(counts, names, found.by, f"Contacts by {found.by} and level")


def _total(found: Compared, one: tuple[str, ...]) -> dict[str, object]:
    """What a relationship comes to as a whole, dated or not."""
    own = [(t.level, n) for t, n in found.held.items() if t.parties == one]
    levels: dict[str, int] = {
        level or "unknown": sum(n for of, n in own if of == level) for level in (*LEVELS, None)
    }
    planned = sum(n for t, n in found.planned.items() if t.parties == one)
    undated = sum(
        n
        for counts in (found.held, found.planned)
        for t, n in counts.items()
        if t.parties == one and t.bucket is None
    )
    return {
        "relationship": "-".join(one),
        "name": relationship_name(one),
        **levels,
        "held": sum(levels.values()),
        "planned": planned,
        "undated": undated,
    }
