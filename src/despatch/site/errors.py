"""Errors of one shape, as a page or as data: what, why, what to try; never a stack trace (faults: see `guard`)."""

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from despatch.answers.encode import json_text
from despatch.model import DespatchError, InputError, RecordError, UsageError
from despatch.site.answering import HTML, JSON, wants_json
from despatch.site.frame import render

_STATUS = {404: "there is no such page", 405: "it cannot be done at this address", 413: "it is too large"}


def failed(request: Request, status: int, what: str, why: str = "", try_: str = "") -> Response:
    """The answer to what cannot be answered."""
    if wants_json(request):
        body = json_text({"error": {"status": status, "what": what, "why": why, "try": try_}})
        return Response(body.encode(), status, media_type=JSON)
    context = {"status": status, "what": what, "why": why, "try_": try_}
    return Response(render(request, "error.html", context).encode(), status, media_type=HTML)


def status_of(error: DespatchError) -> int:
    """The status code of an error of ours."""
    if isinstance(error, UsageError | InputError):
        return 400
    if isinstance(error, RecordError) and error.why in ("there is none", "it is not in the record"):
        return 404
    return 409 if isinstance(error, RecordError) and error.why.startswith("fits several") else 503


def install(app: FastAPI) -> None:
    """Have every failure end here."""

    @app.exception_handler(DespatchError)
    def ours(request: Request, error: DespatchError) -> Response:
        # The site has fields where the command has options.
        return failed(
            request,
            status_of(error),
            error.what.removeprefix("--"),
            error.why,
            error.try_.replace(" --", " ").removeprefix("--"),
        )

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first.get("loc", ())[1:])
        return failed(request, 400, where or "request", str(first.get("msg", "")))

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        response = failed(request, error.status_code, _STATUS.get(error.status_code, str(error.detail)))
        response.headers.update(error.headers or {})  # a 405 says what is allowed
        return response
