"""The site over a small record: `site` to look at, `editing` to decide in, each as a browser sees it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the site is not installed (pip install 'despatch[site]')")
pytest.importorskip("httpx", reason="httpx, which tests of the site ask with, is not installed")

from fastapi.testclient import TestClient
from site_made import AUTHOR, client_of, hostile_reading, made, readings

from despatch import Record


@pytest.fixture(scope="session")
def record_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of four reports; not to be written to."""
    return made(tmp_path_factory.mktemp("site") / "small.db", readings())


@pytest.fixture(scope="session")
def record(record_file: Path) -> Iterator[Record]:
    """The same, open; not to be written to."""
    with Record(record_file, create=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def site(record: Record) -> TestClient:
    """A site that only shows."""
    return client_of(record)


@pytest.fixture
def own_record(record_file: Path, tmp_path: Path) -> Iterator[Record]:
    """A record of the test's own, with the same reports."""
    with Record(shutil.copy(record_file, tmp_path / "own.db"), create=False) as opened:
        yield opened


@pytest.fixture
def editing(own_record: Record) -> TestClient:
    """A site that lets decide, over `own_record`."""
    return client_of(own_record, edit=True, author=AUTHOR)


@pytest.fixture(scope="session")
def hostile_record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record in which every text is hostile; not to be written to."""
    with Record(made(tmp_path_factory.mktemp("hostile") / "hostile.db", [hostile_reading()])) as opened:
        yield opened


@pytest.fixture(scope="session")
def hostile_site(hostile_record: Record) -> TestClient:
    """A site over it."""
    return client_of(hostile_record)
