"""Killed at any moment, nothing that was told as kept is lost, and nothing is there twice. The full trial is a benchmark."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from databases import Databases

from benchmarks.killing import TRIALS, Trial, made, tried

READINGS = made(8)


@pytest.fixture(params=["sqlite", "postgresql"])
def new(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Names of places with nothing in them."""
    if request.param == "sqlite":
        numbers = count()
        return lambda: str(tmp_path / f"{next(numbers)}.db")
    databases: Databases = request.getfixturevalue("postgresql")
    return databases.blank


@pytest.mark.parametrize("trial", TRIALS, ids=lambda t: t.kind)
def test_killed_at_random_moments(new: Callable[[], str], trial: type[Trial]) -> None:
    got = tried(trial(new, READINGS), 2, seed=11)
    assert got.kills == 2
    assert (got.lost, got.other) == (0, 0)
