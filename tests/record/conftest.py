"""The databases that a record may be in: what a record does is tested in each of them."""

from collections.abc import Iterator

import pytest
import record_made
from databases import Databases

from benchmarks.postgres import programs, server

EACH = ("test_record", "test_judgements", "test_search", "test_browsing")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Databases]:
    """A PostgreSQL server for all tests that want one, started from Debian's package."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed (try: apt-get install postgresql)")
    with server() as made:
        databases = Databases(made)
        yield databases
        databases.close()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what is in EACH for each database; tests of hundreds of cases are run in one (see test_stores)."""
    cases = getattr(metafunc.function, "is_hypothesis_test", False)
    if metafunc.module.__name__ in EACH and not cases and "store" not in metafunc.fixturenames:
        metafunc.fixturenames.append("store")
    if "store" in metafunc.fixturenames:
        metafunc.parametrize("store", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def store(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The test is run for each database; `record_made.place()` names a new record in it."""
    if request.param == "sqlite":
        yield "sqlite"
        return
    databases: Databases = request.getfixturevalue("postgresql")
    taken: list[str] = []

    def place() -> str:
        taken.append(databases.take())
        return databases.server.url(taken[-1])

    monkeypatch.setattr(record_made, "PLACE", place)
    yield "postgresql"
    databases.give_back(taken)
