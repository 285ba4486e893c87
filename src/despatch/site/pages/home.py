"""Home: what is new, what comes next, what is overdue, relationships by activity."""

from itertools import islice

from fastapi import APIRouter, Request

from despatch.answers.activity import AHEAD, DAYS, Active, News, activity, last_days, overdue
from despatch.answers.new import news_row
from despatch.answers.pending import Pending, pending_row
from despatch.answers.table import merged_row
from despatch.model.merged import MergedEntry
from despatch.record import Record
from despatch.site.answering import Answer, page
from despatch.site.related import once, today_of

router = APIRouter()
MOST, PAIRS = 10, 12  # entries of a kind, and relationships, that are shown


@page(router, "/home/overdue", summary="What is overdue", tags=["answers"])
def late(request: Request) -> Answer:
    """Plans and promises whose day has passed lately, with nothing told that settles them."""
    record: Record = request.app.state.record
    today = today_of(request)
    found: list[Pending] = once(request, ("overdue", today), lambda: overdue(record, today))
    return Answer(
        "overdue.html",
        {"late": found[:MOST], "total": len(found)},
        {"overdue": [pending_row(p) for p in found]},
    )


@page(
    router, "/home", summary="What is new, what comes next, which relationships are active", tags=["answers"]
)
def home(request: Request) -> Answer:
    """The first page."""
    return _home(request)


@page(router, "/", summary="What is new, what comes next, which relationships are active", tags=["answers"])
def start(request: Request) -> Answer:
    """The first page."""
    return _home(request)


def _home(request: Request) -> Answer:
    record: Record = request.app.state.record
    today = today_of(request)
    news: News = once(request, ("new", today), lambda: last_days(record, today))
    ahead: list[MergedEntry] = once(
        request,
        ("ahead", today),
        lambda: list(islice(record.timeline(since=today.isoformat(), status=AHEAD), MOST)),
    )
    active: list[Active] = once(request, ("activity", today), lambda: activity(record, today))
    told = [i for i in news.items if i.news.news != "confirmed"]
    numbers = {"reports": record.count_reports(), "entries": record.count()}
    context = {
        **numbers, "news": news, "told": told[:MOST], "more": len(told) - MOST, "confirmed": len(news.items) - len(told), "ahead": ahead,
        "active": active[:PAIRS], "most": max((max(r.now, r.before) for r in active[:PAIRS]), default=0), "days": DAYS,
    }  # fmt: skip
    data = {
        **numbers, "since": news.since, "latest": news.latest, "new": [news_row(i) for i in told[:MOST]],
        "ahead": [merged_row(m) for m in ahead], "relationships": [r.row() for r in active[:PAIRS]],
    }  # fmt: skip
    return Answer("home.html", context, data)
