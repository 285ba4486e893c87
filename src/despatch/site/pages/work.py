"""Deciding about entries: accept, edit, reject, merge, split, undo; and the log of what was decided."""

from typing import Annotated, Any, Literal
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Path, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse

from despatch.answers.encode import json_text
from despatch.answers.judged import judgement_row
from despatch.model import UsageError
from despatch.model.judgement import Judgement
from despatch.record import Record
from despatch.site.addresses import entry_at
from despatch.site.answering import HTML, JSON, Answer, page, wants_json, who
from despatch.site.deciding import about, act, done_line, told, tried
from despatch.site.frame import render
from despatch.site.paging import Cursor, Size, behind, next_address
from despatch.site.paging import cursor as cursor_at
from despatch.site.saying import Said, said

router = APIRouter()
Id = Annotated[
    str, Path(min_length=1, max_length=100, description="The id of an entry, or the beginning of it.")
]
Name = Literal["accept", "edit", "reject", "merge", "split"]
_BODY: dict[str, Any] = {
    "type": "object",
    "properties": {
        "reason": {"type": "string", "description": "What shows it; needed but to accept and to undo."},
        "fields": {"type": "object", "description": "Of an edit: the new values; null: not known."},
        "with": {"type": "array", "items": {"type": "string"}, "description": "Of a merge: ids of entries."},
        "off": {"type": "array", "items": {"type": "string"}, "description": "Of a split: ids of reports."},
    },
}
_TAKES = {"requestBody": {"content": {JSON: {"schema": _BODY}}}}
_GIVES: dict[int | str, dict[str, Any]] = {
    201: {"description": "The judgement, where JSON is accepted."},
    303: {"description": "Done; the page to go on with."},
    400: {"description": "It makes no sense; nothing is kept."},
    401: {"description": "Log in first."},
    403: {"description": "The site only shows, or the request comes from elsewhere."},
    404: {"description": "There is no such thing."},
    413: {"description": "It is too large."},
    429: {"description": "Too many requests."},
}


@router.post(
    "/entry/{id}/{name}", summary="Decide about an entry", tags=["work"], operation_id="decide", status_code=201,
    response_class=Response, response_model=None, responses=_GIVES, openapi_extra=_TAKES,
)  # fmt: skip
async def decide(request: Request, id: Id, name: Name) -> Response:  # noqa: A002
    """Accept, edit, reject, merge or split an entry: by a form, or by JSON with `Accept: application/json`."""
    body = await said(request)
    return await run_in_threadpool(_decide, request, id, name, body)


def _decide(request: Request, id_: str, name: str, body: Said) -> Response:
    record: Record = request.app.state.record
    try:
        one = act(record, name, id_, body, who(request))
    except UsageError as error:
        if wants_json(request):
            raise
        from despatch.site.pages.entry import entry

        shown = entry(request, id_)
        context = {**shown.context, "tried": tried(name, body, error)}
        whole = {"HX-Push-Url": entry_at(id_)}  # what is sent to an address of a form is not asked for again
        return Response(render(request, shown.template, context).encode(), 400, whole, HTML)
    return _done(request, one, one, body.back)


@router.post(
    "/judgement/{id}/undo", summary="Take a decision back", tags=["work"], operation_id="undo", status_code=201,
    response_class=Response, response_model=None, responses=_GIVES, openapi_extra=_TAKES,
)  # fmt: skip
async def undo(request: Request, id: Id) -> Response:  # noqa: A002
    """A decision counts no more; an undo can be undone."""
    body = await said(request)
    return await run_in_threadpool(_undo, request, id, body)


def _undo(request: Request, id_: str, body: Said) -> Response:
    record: Record = request.app.state.record
    one = record.correct.undo(id_, author=who(request), reason=body.reason)
    return _done(request, one, about(record, one), body.back)


def _done(request: Request, one: Judgement, of: Judgement, back: str) -> Response:
    """The judgement as data; or the way back to the entry that it is about, with a line that says what was done."""
    record: Record = request.app.state.record
    if wants_json(request):
        return Response(json_text(judgement_row(one, record)).encode(), 201, media_type=JSON)
    homes = [m.id for m in record.judged(of)]
    at, _, asked = back.partition("?")
    if not at or at.startswith("/entry/"):
        at, asked = (entry_at(homes[0]) if homes else "/log"), ""
    query = {name: value for name, value in parse_qsl(asked) if name != "done"}
    if at == "/review" and one.of and homes:
        query["entry"] = homes[0]
    return RedirectResponse(f"{at}?{urlencode({**query, 'done': one.id})}", 303)


@page(router, "/log", summary="What people decided, the latest first", tags=["work"])
def log(request: Request, cursor: Cursor = None, size: Size = 50) -> Answer:
    """Decisions with author, time and reason; those taken back are told as such."""
    record: Record = request.app.state.record
    after = behind(cursor, 2) if cursor else None
    found = record.decided((str(after[0]), str(after[1])) if after else None, size + 1)
    more, shown = len(found) > size, found[:size]
    following = cursor_at(shown[-1].judgement.order) if more else None
    context = {
        "decided": [(d, told(record, d.judgement), record.judged(about(record, d.judgement))) for d in shown],
        "total": record.count_decided(), "next": next_address(request, following), "done": done_line(request),
    }  # fmt: skip
    rows = [{**judgement_row(d.judgement, record), "undone": d.undone} for d in shown]
    return Answer("log.html", context, {"decisions": rows, "total": context["total"], "next": following})
