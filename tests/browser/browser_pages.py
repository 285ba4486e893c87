"""One address of every page of the site: found by following its links, so that no page is forgotten."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import httpx
import lxml.html
from starlette.routing import Match

if TYPE_CHECKING:
    from browser_made import Served

MOST = 400  # pages looked at for links
# Pages that show more when they are asked for something, or that not every record links to; and one that is not there.
ASKED = (
    "/search?words=oil", "/search?words=zzzz", "/reports", "/login", "/pending", "/differences", "/subjects?party=IND&party=RUS",
    "/compare?pair=IND-RUS&pair=IND-CHN", "/brief?pair=IND-RUS", "/relationship/IND-RUS?kind=meeting&status=held", "/entry/nothing",
)  # fmt: skip
FILES = re.compile(r"\.(json|svg|csv|pdf|docx|md|ics|html|parquet)$")


def pages(site: Served) -> dict[str, str]:
    """The first address found of each page, by the pattern of its route."""
    found: dict[str, str] = {}
    left, seen = deque(("/", *ASKED)), set[str]()
    with httpx.Client(base_url=site.url, headers={"accept": "text/html"}, timeout=30) as client:
        while left and len(seen) < MOST:
            address = left.popleft()
            pattern = address if address in ASKED else route_of(site, address)
            if address in seen or pattern is None or pattern in found:
                continue
            seen.add(address)
            answer = client.get(address)
            if answer.is_redirect:
                left.append(answer.headers["location"])
            elif answer.headers.get("content-type", "").startswith("text/html"):
                found[pattern] = address
                left.extend(_links(answer.text, address))
    return found


def _links(page: str, address: str) -> list[str]:
    """Addresses within the site that a page links to."""
    tree = lxml.html.fromstring(page)
    links = (urljoin(address, one).partition("#")[0] for one in tree.xpath("//body//a/@href"))
    return [one for one in links if one.startswith("/")]


def route_of(site: Served, address: str) -> str | None:
    """The pattern of the page that answers at an address; None for what is no page."""
    path = urlsplit(address).path
    if FILES.search(path) or path.startswith("/static"):
        return None
    scope = {"type": "http", "method": "GET", "path": path, "headers": [], "root_path": ""}
    for route in every_route(site.app.routes):
        if route.matches(scope)[0] is Match.FULL:
            return str(route.path)
    return None


def is_page(route: Any) -> bool:
    """Whether a route gives a page."""
    return (
        "GET" in (getattr(route, "methods", None) or ())
        and not FILES.search(route.path)
        and "{form}" not in route.path
    )


def every_route(routes: list[Any]) -> list[Any]:
    """All routes, those of routers that were put in too."""
    out: list[Any] = []
    for route in routes:
        inner = getattr(getattr(route, "original_router", None), "routes", None)
        out += every_route(inner) if inner else [route]
    return out
