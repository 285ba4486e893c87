"""Logging in and out: a name and a password of the users file, and a cookie that no script can read."""

import math
import threading

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse

from despatch.answers.encode import json_text
from despatch.model import UsageError
from despatch.site.answering import HTML, JSON, Answer, page, wants_json, who
from despatch.site.errors import failed
from despatch.site.frame import render
from despatch.site.patience import Patience
from despatch.site.saying import back_to, fit
from despatch.site.users import COOKIE, HOURS, end, known, session

router = APIRouter()
LONGEST = 200  # characters of a name; of a password five times as many
_AT_ONCE = threading.BoundedSemaphore(2)  # each password costs 16 MB and 50 ms


@page(router, "/login", summary="Who is logged in", tags=["work"])
def login(request: Request) -> Answer:
    """The form to log in by, or to log out."""
    asked = back_to(request.query_params.get("back", ""))
    return Answer("login.html", {"back": asked, "error": None, "name": ""}, {"name": who(request) or None})


@router.post("/login", include_in_schema=False, response_class=Response, response_model=None)
async def enter(request: Request) -> Response:
    """Log in."""
    async with request.form(max_files=0, max_fields=10, max_part_size=10_000) as form:
        said = {name: value for name, value in form.multi_items() if isinstance(value, str)}
    return await run_in_threadpool(_enter, request, said)


def _enter(request: Request, said: dict[str, str]) -> Response:
    settings = request.app.state.settings
    name, password = fit(said.get("name", ""))[:LONGEST], said.get("password", "")[: 5 * LONGEST]
    back = back_to(said.get("back", ""))
    if not settings.users:
        raise UsageError("login", "nobody has to log in here", "despatch serve --users FILE")
    patience, address = _patience(request), request.client.host if request.client else ""
    wait = patience.wait(address, name)
    if wait:
        answer = failed(request, 429, "log in", "too many tries", f"again in {math.ceil(wait)} seconds")
        answer.headers["Retry-After"] = str(math.ceil(wait))
        return answer
    with _AT_ONCE:
        right = known(settings.users, name, password)
    if not right:
        patience.failed(address, name)
        return _refused(request, name, back)
    patience.passed(address, name)
    answer = _onward(request, back, {"name": name})
    secure = request.url.scheme == "https"
    answer.set_cookie(
        COOKIE, session(name), max_age=HOURS * 3600, httponly=True, samesite="strict", secure=secure
    )
    return answer


def _refused(request: Request, name: str, back: str) -> Response:
    """One answer, whether there is such a name or not."""
    if wants_json(request):
        return failed(request, 401, "log in", "name or password is wrong")
    context = {"back": back, "error": "Name or password is wrong.", "name": name}
    return Response(render(request, "login.html", context).encode(), 401, media_type=HTML)


@router.post("/logout", include_in_schema=False, response_class=Response, response_model=None)
def leave(request: Request) -> Response:
    """Log out: the session counts no more, wherever its cookie is."""
    end(request.cookies.get(COOKIE, ""))
    answer = _onward(request, "/", {"name": None})
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return answer


def _onward(request: Request, back: str, data: dict[str, str | None]) -> Response:
    if wants_json(request):
        return Response(json_text(data).encode(), media_type=JSON)
    return RedirectResponse(back or "/", 303)


def _patience(request: Request) -> Patience:
    state = request.app.state
    if not hasattr(state, "patience"):
        state.patience = Patience()
    found: Patience = state.patience
    return found
