"""One answer, as a page or as data: what a handler gives, and how the browser or program gets it.

A handler under `@page` gives an `Answer`. `/x` is the page (or data, where `Accept` prefers JSON), `/x.json` the data.
Both carry an ETag made of the version of the record and all that was asked for.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from inspect import signature
from typing import Any

from fastapi import APIRouter, Request, Response

from despatch.answers.encode import json_text
from despatch.site.frame import render

HTML = "text/html; charset=utf-8"
JSON = "application/json"


@dataclass(frozen=True)
class Answer:
    """`template` with `context` is the page, `data` (plain objects) the same as JSON."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)
    data: Any = None


Handler = Callable[..., Answer]


def page(
    router: APIRouter, path: str, *, summary: str, tags: list[str] | None = None
) -> Callable[[Handler], Handler]:
    """Register a handler for a page and its data. Its first parameter is `request: Request`.

    Pages are kept while the record does not change; what hangs on more than the address (who is logged in) may not
    be put on them but through the frame.
    """

    def register(handler: Handler) -> Handler:
        def answer(*args: Any, request: Request, **more: Any) -> Response:
            return respond(request, lambda: handler(*args, request=request, **more))

        answer = wraps(handler)(answer)
        answer.__signature__ = signature(handler)  # type: ignore[attr-defined]
        name = handler.__name__
        if path != "/":  # before the page: an id may hold dots
            router.add_api_route(
                f"{path}.json", answer, methods=["GET"], summary=summary, tags=list(tags or ()), response_model=None,
                operation_id=name, responses=_ERRORS, response_class=Response,
            )  # fmt: skip
        router.add_api_route(
            path, answer, methods=["GET"], include_in_schema=path == "/", summary=summary, response_model=None,
            operation_id=f"{name}_page", response_class=Response, responses=_ERRORS if path == "/" else None,
        )  # fmt: skip
        return handler

    return register


_ERRORS: dict[int | str, dict[str, Any]] = {
    400: {"description": "What was asked for makes no sense."},
    404: {"description": "There is no such thing."},
    429: {"description": "Too many requests."},
}


def wants_json(request: Request) -> bool:
    """Whether the address or `Accept` asks for data."""
    if request.url.path.endswith(".json"):
        return True
    accepted = request.headers.get("accept", "")
    return "application/json" in accepted and "text/html" not in accepted


def respond(request: Request, make: Callable[[], Answer]) -> Response:
    """The answer in the form that is asked for; 304 where the browser has it already."""
    state = request.app.state
    data = wants_json(request)
    version = state.record.version()
    day = state.settings.today().isoformat()
    asked = (
        request.url.path,
        request.url.query,
        data,
        day,
        request.headers.get("hx-request", ""),
        who(request),
    )
    tag = f'W/"{hashlib.blake2b(repr((version, asked)).encode(), digest_size=12).hexdigest()}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept, HX-Request, Cookie"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)

    def body() -> bytes:
        answer = make()
        if data:
            return json_text(answer.data).encode()
        return render(request, answer.template, answer.context).encode()

    content = state.kept.get(version, asked, body)
    return Response(content, media_type=JSON if data else HTML, headers=headers)


def who(request: Request) -> str:
    """The name of who is logged in; of who runs the site, where nobody has to; "" for those who may only read."""
    return str(getattr(request.state, "author", ""))
