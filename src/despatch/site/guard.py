"""What every request passes: names of hosts, limits, who asks, forged requests, and headers that let nothing act.

Forged requests are told by Fetch Metadata and Origin (OWASP, Cross-Site Request Forgery Prevention): what writes must
come from a page of this site; a browser that says neither is refused. Cookies are HttpOnly and SameSite=Strict.
"""

import logging
import time
from collections import OrderedDict
from collections.abc import Callable

from fastapi import FastAPI, Request, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from despatch.site.answering import ready
from despatch.site.errors import failed
from despatch.site.settings import Settings
from despatch.site.users import author_of

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
MINUTE = 60
_log = logging.getLogger("despatch.site")
_RAW = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]


class Pace:
    """How often each address asked within the last minute."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._clock = most, clock
        self._seen: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def allows(self, address: str) -> bool:
        """Count a request; False if there were too many."""
        now = self._clock()
        start, number = self._seen.pop(address, (now, 0))
        if now - start > MINUTE:
            start, number = now, 0
        self._seen[address] = (start, number + 1)
        while len(self._seen) > 10_000:
            self._seen.popitem(last=False)
        return number < self._most


def same_site(request: Request) -> bool:
    """Whether a request that writes comes from a page of this site."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is not None and origin.partition("://")[2] == request.headers.get("host")


def install(app: FastAPI) -> None:
    """Have every request pass here."""
    settings: Settings = app.state.settings
    app.add_middleware(Guard, settings=settings, pace=Pace(settings.most_requests))


class Guard:
    """ASGI middleware: what may pass goes on, or is answered at once where the answer is kept."""

    def __init__(self, app: ASGIApp, settings: Settings, pace: Pace) -> None:
        self._app, self._settings, self._pace = app, settings, pace

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False
        headless = scope["method"] == "HEAD"  # answered as GET is, without the body
        if headless:
            scope = {**scope, "method": "GET"}

        async def sending(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                named = {name for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(pair for pair in _RAW if pair[0] not in named)]
            elif headless:
                message = {**message, "body": b""}
            await send(message)

        request = Request(scope, receive)
        try:
            request.state.author = author_of(request, self._settings)
            answer = _unwanted(request, self._settings, self._pace) or _unallowed(request, self._settings)
            answer = answer or ready(request)
            await (answer or self._app)(scope, receive, sending)
        except Exception as error:
            _log.error("internal fault at %s", request.url.path, exc_info=error)
            if begun:
                raise
            fault = failed(request, 500, "internal fault", type(error).__name__, "the log of despatch serve")
            await fault(scope, receive, sending)


def _unwanted(request: Request, settings: Settings, pace: Pace) -> Response | None:
    """The answer to a request under another name, one too many, or one too large."""
    host = request.headers.get("host", "")
    name = host if host.endswith("]") else host.rsplit(":", 1)[0]
    if "*" not in settings.hosts and name not in settings.hosts:
        return failed(
            request, 400, "host", "this site does not go by that name", "despatch serve --name NAME"
        )
    if settings.most_requests and not pace.allows(request.client.host if request.client else ""):
        return failed(
            request, 429, "too many requests", "more than the site takes in a minute", "a little later"
        )
    length = request.headers.get("content-length", "0")
    if not length.isdigit() or int(length) > settings.most_upload:
        return failed(request, 413, "upload", "it is too large", "fewer or smaller files, or despatch add")
    if request.method not in SAFE and "content-length" not in request.headers:
        return failed(request, 411, "upload", "its length is not told")
    return None


def _unallowed(request: Request, settings: Settings) -> Response | None:
    """The answer to a request that writes and may not."""
    if request.method in SAFE:
        return None
    if not same_site(request):
        return failed(
            request, 403, "request", "it does not come from a page of this site",
            "for a program: the header Origin with this site's address",
        )  # fmt: skip
    if request.url.path == "/login":
        return None
    if not settings.edit:
        return failed(request, 403, "read-only", "this site only shows the record", "despatch serve --edit")
    if not request.state.author:
        return failed(request, 401, "log in", "only people known here may decide", "/login")
    return None
