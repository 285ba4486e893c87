"""EDTF dates in words."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from despatch.answers.dates import readable

CASES = yaml.safe_load(Path(__file__).with_name("dates.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['edtf']}-{c.get('within', '')}")
def test_readable(case: dict[str, str]) -> None:
    assert readable(case["edtf"], within=case.get("within")) == case["shown"]


@given(st.dates())
def test_a_day_keeps_its_precision(day) -> None:
    assert readable(day.isoformat()).split()[0] == str(day.day)


@given(st.text(alphabet="0123456789X-/~?%. ", max_size=24))
def test_any_value_is_shown_somehow(value: str) -> None:
    assert readable(value)
