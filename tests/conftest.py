"""What all tests share: cases tell what the rules do, so they are read by the rules alone."""

import os

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no defect: no example fails by the clock.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

SWITCH = "DESPATCH_READER"
os.environ[SWITCH] = (
    "rules"  # at once, for fixtures that live longer than a test, and for processes that tests start
)


@pytest.fixture(autouse=True)
def _with_the_reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test marked `reader` reads as users do, with the learned reader."""
    if request.node.get_closest_marker("reader"):
        monkeypatch.delenv(SWITCH, raising=False)
