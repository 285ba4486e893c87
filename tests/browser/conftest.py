"""One browser, and sites over a record of the sample reports: `shown` to look at, `desk` to work in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("playwright", reason="playwright is not installed (pip install playwright)")
pytest.importorskip("uvicorn", reason="the site is not installed (pip install 'despatch[site]')")

from browser_made import AUTHOR, CHROMIUM, FLAGS, Served, Watched, sample_record, served
from browser_pages import pages
from playwright.sync_api import Browser, sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext


@pytest.fixture(scope="session")
def chromium() -> str:
    """Debian's chromium; the tests are skipped where it is not installed."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed (apt-get install chromium)")
    return CHROMIUM


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for all."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def record_file(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the sample reports; not to be written to."""
    return sample_record(tmp_path_factory.mktemp("browser") / "sample.db")


@pytest.fixture(scope="session")
def shown(record_file: Path) -> Iterator[Served]:
    """A site that only shows."""
    with served(record_file) as site:
        yield site


@pytest.fixture(scope="session")
def shown_for_work(record_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A site with all that who may decide sees; nobody decides."""
    copy = tmp_path_factory.mktemp("work") / "work.db"
    with served(shutil.copy(record_file, copy), edit=True, author=AUTHOR) as site:
        yield site


@pytest.fixture
def desk(record_file: Path, tmp_path: Path) -> Iterator[Served]:
    """A site to work in, over a record of the test's own."""
    with served(shutil.copy(record_file, tmp_path / "own.db"), edit=True, author=AUTHOR) as site:
        yield site


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """Opens a window (keywords: those of a browser context); what it complained of fails the test at the end."""
    contexts: list[BrowserContext] = []
    windows: list[Watched] = []

    def open_(site: Served, **settings: object) -> Watched:
        context = browser.new_context(base_url=site.url, accept_downloads=True, **settings)  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        contexts.append(context)
        windows.append(Watched(context.new_page()))
        return windows[-1]

    yield open_
    complaints = [complaint for window in windows for complaint in window.complaints]
    for context in contexts:
        context.close()
    assert not complaints, complaints


@pytest.fixture(scope="session")
def every_page(shown_for_work: Served) -> dict[str, str]:
    """An address of every page, by the pattern of its route."""
    return pages(shown_for_work)
