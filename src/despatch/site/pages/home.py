"""Home: what is new, what comes next."""

from fastapi import APIRouter, Request

from despatch.answers.table import merged_row
from despatch.record import Record
from despatch.site.answering import Answer, page

router = APIRouter()
MOST = 12


@page(router, "/home", summary="What is new, and what comes next")
def home(request: Request) -> Answer:
    """The first page."""
    return _home(request)


@page(router, "/", summary="What is new, and what comes next")
def start(request: Request) -> Answer:
    """The first page."""
    return _home(request)


def _home(request: Request) -> Answer:
    record: Record = request.app.state.record
    today = request.app.state.settings.today().isoformat()
    recent = list(record.timeline(until=today, of=("contact", "instrument")))[-MOST:][::-1]
    ahead = list(record.timeline(since=today, status=("planned", "proposed", "postponed")))[:MOST]
    context = {
        "recent": recent, "ahead": ahead, "reports": record.count_reports(), "entries": record.count(), "latest": None,
    }  # fmt: skip
    data = {
        "recent": [merged_row(m) for m in recent],
        "ahead": [merged_row(m) for m in ahead],
        "reports": context["reports"],
        "entries": context["entries"],
    }
    return Answer("home.html", context, data)
