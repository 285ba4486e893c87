"""Adding reports: files or a pasted text, read beside the pages, with what became of each report."""

import shutil
from typing import Any, BinaryIO

import msgspec
from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse

from despatch.answers.encode import json_text
from despatch.answers.rows import Row
from despatch.model import RecordError, UsageError
from despatch.site import uploads
from despatch.site.answering import HTML, JSON, Answer, page, wants_json, who
from despatch.site.frame import render
from despatch.site.uploads import Given, Upload, Uploads
from despatch.sources.limits import TEXT_BYTES

router = APIRouter()
FIELDS = ("text", "title", "outlet", "published")
_GIVES: dict[int | str, dict[str, Any]] = {
    202: {"description": "It is being read; `at` is where to look."},
    303: {"description": "It is being read; the page that shows how far."},
    400: {"description": "There is nothing to read, or it makes no sense."},
    401: {"description": "Log in first."},
    403: {"description": "The site only shows, or the request comes from elsewhere."},
    413: {"description": "It is too large."},
    429: {"description": "Too many requests."},
}
_FORM = {
    "type": "object",
    "properties": {
        "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
        **{name: {"type": "string"} for name in FIELDS},
    },
}
_TEXT = {"type": "object", "properties": {name: {"type": "string"} for name in FIELDS}, "required": ["text"]}
_TAKES = {"requestBody": {"content": {"multipart/form-data": {"schema": _FORM}, JSON: {"schema": _TEXT}}}}


@page(router, "/add", summary="Where reports are added", tags=["work"])
def add(request: Request) -> Answer:
    """The form: files, or a text."""
    settings = request.app.state.settings
    limits = {"bytes": settings.most_upload, "files": settings.most_files}
    return Answer("add.html", {"limits": limits, "error": None, "form": {}}, limits)


@router.post(
    "/add", summary="Add reports", tags=["work"], operation_id="add_reports", status_code=202, response_class=Response,
    response_model=None, responses=_GIVES, openapi_extra=_TAKES,
)  # fmt: skip
async def start(request: Request) -> Response:
    """Take files or a text, and have them read; what becomes of each is told at the address given back."""
    form: dict[str, str] = {}
    folder = ""
    try:
        if request.headers.get("content-type", "").partition(";")[0].strip().casefold() == JSON:
            given = [_of_json(await request.body())]
        else:
            most = request.app.state.settings.most_files
            async with request.form(max_files=most, max_fields=20, max_part_size=TEXT_BYTES) as body:
                form = {name: value for name in FIELDS if isinstance(value := body.get(name), str)}
                files = [f for f in body.getlist("files") if isinstance(f, UploadFile) and f.filename]
                folder = uploads.folder() if files else ""
                given = await run_in_threadpool(
                    _given, form, [(f.filename or "", f.file) for f in files], folder
                )
        upload = _uploads(request).start(given, who(request), folder or None)
    except BaseException as error:
        if folder:
            shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, UsageError) and not wants_json(request):
            return await run_in_threadpool(_again, request, error, form)
        raise
    if wants_json(request):
        told = {"id": upload.id, "at": f"/add/{upload.id}.json"}
        return Response(json_text(told).encode(), 202, media_type=JSON, headers={"Location": told["at"]})
    return RedirectResponse(f"/add/{upload.id}", 303)


def _given(form: dict[str, str], files: list[tuple[str, BinaryIO]], folder: str) -> list[Given]:
    found = uploads.put(files, folder)
    text = form.get("text", "")
    if text.strip():
        rest = {name: form.get(name, "").strip()[:500] for name in FIELDS if name != "text"}
        found.append(uploads.pasted(text.replace("\r\n", "\n"), **rest))
    if not found:
        raise UsageError("add", "there is nothing to read", "choose files, or paste the text of a report")
    return found


class _Text(msgspec.Struct, forbid_unknown_fields=True):
    """A report in JSON."""

    text: str
    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""


def _of_json(body: bytes) -> Given:
    try:
        raw = msgspec.json.decode(body, type=_Text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError("request", f"no report: {error}", '{"text": "..."}') from error
    if not raw.text.strip():
        raise UsageError("add", "there is nothing to read", '{"text": "..."}')
    return uploads.pasted(raw.text, raw.title, raw.outlet, raw.published, raw.url)


def _again(request: Request, error: UsageError, form: dict[str, str]) -> Response:
    shown = add(request)
    context = {**shown.context, "error": error, "form": form}
    return Response(render(request, shown.template, context).encode(), 400, media_type=HTML)


@router.get("/add/{upload}", include_in_schema=False, response_class=Response, response_model=None)
@router.get(  # registered before the line above it
    "/add/{upload}.json", summary="How far an upload is", tags=["work"], operation_id="upload", response_class=Response,
    response_model=None, responses={404: {"description": "There is none, or none any more."}},
)  # fmt: skip
def progress(request: Request, upload: str) -> Response:
    """What became of each report so far. It changes while one looks, so that nothing of it is kept."""
    found = _uploads(request).get(upload)
    if found is None:
        raise RecordError(f"upload {upload[:40]}", "there is none", "/reports")
    kept = {"Cache-Control": "no-store"}
    if wants_json(request):
        return Response(json_text(upload_row(found)).encode(), media_type=JSON, headers=kept)
    text = render(request, "adding.html", {"upload": found, "outcomes": list(found.outcomes)})
    return Response(text.encode(), media_type=HTML, headers=kept)


def upload_row(one: Upload) -> Row:
    """An upload as data."""
    outcomes = [
        {
            "name": o.name, "done": o.done, "why": o.why or None, "try": o.try_ or None, "report": o.report,
            "title": o.title, "entries": o.entries,
        }
        for o in list(one.outcomes)
    ]  # fmt: skip
    return {
        "id": one.id, "state": one.state, "given": len(one.given), "read": one.read, **one.counts, "reports": outcomes,
    }  # fmt: skip


def _uploads(request: Request) -> Uploads:
    state = request.app.state
    if not hasattr(state, "uploads"):
        state.uploads = Uploads(state.record)
    found: Uploads = state.uploads
    return found
