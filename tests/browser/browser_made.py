"""What the tests in the browser share: the site in a thread, a window that is watched, what can be seen."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import uvicorn

from despatch import Record
from despatch.site.app import create_app
from despatch.site.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Locator, Page, Response

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"
AUTHOR = "Mira Sen"
TODAY = date(2025, 12, 20)
STARTED = 30  # seconds for a server to start or end
NARROW, WIDE = {"width": 360, "height": 780}, {"width": 1280, "height": 900}


class Served:
    """A site that runs: its address, and the record beneath it."""

    def __init__(self, url: str, record: Record, app: Any) -> None:
        self.url, self.record, self.app = url, record, app


@contextmanager
def served(where: Path, **settings: Any) -> Iterator[Served]:
    """The site over a record in a file, on a free port, in a thread."""
    with Record(where, create=False) as record:
        app = create_app(record, Settings(today=lambda: TODAY, most_requests=0, **settings))
        server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        until = time.monotonic() + STARTED
        while not server.started and thread.is_alive() and time.monotonic() < until:
            time.sleep(0.02)
        assert server.started, "the site does not start"
        port = server.servers[0].sockets[0].getsockname()[1]
        try:
            yield Served(f"http://127.0.0.1:{port}", record, app)
        finally:
            server.should_exit = True
            thread.join(STARTED)


def sample_record(where: Path) -> Path:
    """The record of the sample reports."""
    with Record(where) as record:
        record.add_all([SAMPLES])
    return where


class Watched:
    """A window, and what it complained of: errors of scripts, refusals by the policy, answers that are faults."""

    def __init__(self, page: Page) -> None:
        self.page, self.complaints = page, list[str]()
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("response", self._answered)

    def _said(self, message: ConsoleMessage) -> None:
        # What a page answers with 400 on purpose is told on the console too.
        if message.type == "error" and "status of 4" not in message.text:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def _answered(self, response: Response) -> None:
        missing = response.status == 404 and response.request.resource_type != "document"
        if response.status >= 500 or missing:
            self.complaints.append(f"{response.url}: {response.status}")

    def go(self, address: str) -> Page:
        """Open an address of the site; it must be there."""
        answer = self.page.goto(address)
        assert answer is not None
        assert answer.ok or address.endswith("nothing"), f"{address}: {answer.status}"
        return self.page


def at(page: Page) -> str:
    """The address of a page within its site, without what follows the question mark."""
    return urlsplit(page.url).path


def in_view(place: Locator) -> bool:
    """Whether all of it can be seen without scrolling."""
    box, size = place.bounding_box(), place.page.viewport_size
    assert size is not None
    return bool(
        box
        and box["y"] >= 0
        and box["y"] + box["height"] <= size["height"] + 1
        and 0 <= box["x"] <= size["width"]
    )


def overflowing(page: Page) -> list[str]:
    """What reaches beyond the right edge of a page that scrolls sideways; nothing if it does not."""
    found: list[str] = page.evaluate(
        """() => {
            const wide = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= wide) return [];
            return [...document.querySelectorAll("body *")]
                .filter((one) => one.getBoundingClientRect().right > wide + 1 && !one.closest(".scroll"))
                .slice(0, 5).map((one) => one.outerHTML.slice(0, 120));
        }"""
    )
    return found
