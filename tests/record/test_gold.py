"""The gold pairs and B-cubed, where the gold is beside the repository."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
if not (ROOT.parent / "shared" / "gold" / "same.json").exists():
    pytest.skip("../shared/gold is not there", allow_module_level=True)
sys.path.insert(0, str(ROOT))
from benchmarks import merging  # noqa: E402


def test_gold_pairs() -> None:
    pairs = merging.from_gold()
    assert pairs["same"][0] == pairs["same"][1]
    assert pairs["different"][0] == 0


def test_varied_entries() -> None:
    figures = merging.measure(*merging.varied(41))
    assert figures["all"][2] >= 0.95
    assert figures["contacts"][2] >= 0.94  # the mean of several draws is above .95: see benchmarks/RESULTS.md


@pytest.mark.parametrize("held_out", [False, True])
def test_harder_variations(held_out: bool) -> None:
    figures = merging.measure(*merging.varied_hard(41, held_out))
    assert figures["all"][2] >= 0.94
    assert figures["contacts"][0] >= 0.94, "what is not one thing is merged"
    assert figures["contacts"][2] >= 0.88
