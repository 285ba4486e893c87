"""What all tests share: cases of the rules are read by the rules alone."""

import pytest

SWITCH = "DESPATCH_READER"


@pytest.fixture(autouse=True)
def _rules_alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cases tell what the rules do; a test marked `reader` reads as users do, with the learned reader."""
    if request.node.get_closest_marker("reader"):
        monkeypatch.delenv(SWITCH, raising=False)
    else:
        monkeypatch.setenv(SWITCH, "rules")
