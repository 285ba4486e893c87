"""One answer, as a page or as data: what a handler gives, and how the browser or program gets it.

A handler under `@page` gives an `Answer`. `/x` is the page (or data, where `Accept` prefers JSON), `/x.json` the data.
Both carry an ETag made of the version of the record and all that was asked for.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from inspect import signature
from typing import Any, NamedTuple

from fastapi import APIRouter, Request, Response

from despatch.answers.encode import json_text
from despatch.model import RecordError
from despatch.site.frame import render

HTML = "text/html; charset=utf-8"
JSON = "application/json"
TRIES = 3  # at an answer of one state, while others write


@dataclass(frozen=True)
class Answer:
    """`template` with `context` is the page, `data` (plain objects, or what makes them) the same as JSON."""

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


class _Asked(NamedTuple):
    """What an answer hangs on: the version of the record, and all that was asked for."""

    version: int
    what: tuple[str, ...]
    data: bool

    @property
    def headers(self) -> dict[str, str]:
        """The headers of the answer."""
        digest = hashlib.blake2b(repr((self.version, self.what)).encode(), digest_size=12).hexdigest()
        return {
            "ETag": f'W/"{digest}"', "Cache-Control": "private, no-cache", "Vary": "Accept, HX-Request, Cookie",
        }  # fmt: skip


def _asked(request: Request) -> _Asked:
    state, scope, data = request.app.state, request.scope, wants_json(request)
    what = (
        scope["path"], scope["query_string"].decode("latin-1"), "data" if data else "page",
        state.settings.today().isoformat(), request.headers.get("hx-request", ""), who(request),
    )  # fmt: skip
    return _Asked(state.record.version(), what, data)


def ready(request: Request) -> Response | None:
    """The answer where nothing has to be worked out; None where there is more to do, or a server to be asked."""
    if request.method != "GET" or not request.app.state.record.at_hand:
        return None
    asked = _asked(request)
    content = request.app.state.answers.peek(asked.version, asked.what)
    return _given(request, asked, content) if content is not None else None


def respond(request: Request, make: Callable[[], Answer]) -> Response:
    """The answer in the form that is asked for; 304 where the browser has it already.

    Where the record changes while the answer is worked out, it is worked out anew, so that it is of one state.
    """
    asked = _asked(request)
    if asked.headers["ETag"] in request.headers.get("if-none-match", ""):
        return _given(request, asked, b"")

    def body() -> bytes:
        answer = make()
        if asked.data:
            return json_text(answer.data() if callable(answer.data) else answer.data).encode()
        return render(request, answer.template, answer.context).encode()

    for _ in range(TRIES):
        try:
            content = request.app.state.answers.get(asked.version, asked.what, body)
        except RecordError:
            content = None
            if _asked(request).version == asked.version:
                raise
        before, asked = asked, _asked(request)
        if content is not None and asked.version == before.version:
            return _given(request, before, content)
    return _given(request, asked, body())


def _given(request: Request, asked: _Asked, content: bytes) -> Response:
    headers = asked.headers
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=JSON if asked.data else HTML, headers=headers)


def who(request: Request) -> str:
    """The name of who is logged in; of who runs the site, where nobody has to; "" for those who may only read."""
    return str(getattr(request.state, "author", ""))
