from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from despatch.model.when import bounds, is_edtf, overlap

PARTS = [*range(1, 13), *range(21, 25), *range(33, 42)]
values = st.one_of(
    st.integers(1000, 9998).map(str),
    st.builds("{:04}-{:02}".format, st.integers(1000, 9998), st.sampled_from(PARTS)),
    st.dates(date(1000, 1, 1), date(9998, 12, 31)).map(date.isoformat),
)


@given(values)
def test_bounds_are_those_of_the_library(value: str) -> None:
    parsed = parse_edtf(value)
    assert bounds(value) == (date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3]))
    assert is_edtf(value)


@given(values, values)
def test_intervals(first: str, last: str) -> None:
    low, high = bounds(first), bounds(last)
    assert low
    assert high
    value = f"{first}/{last}"
    ordered = low[0] <= high[1]
    assert is_edtf(value) == ordered
    assert bounds(value) == ((low[0], high[1]) if ordered else None)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=30), st.text("0123456789-/X.~?%[]{}", max_size=20)))
def test_any_text(value: str) -> None:
    assert is_edtf(value) in (True, False)
    found = bounds(value)
    assert found is None or found[0] <= found[1]
    assert overlap(value, value) == (found is not None)


@pytest.mark.parametrize(
    ("value", "good"),
    [
        ("XXXX-05-05", True), ("XXXX-12-30/XXXX-01-02", True), ("2023/..", True), ("XXXX-10-29/..", True), ("/2023-05", True), ("/", False), ("2023-13/..", False), ("2023-05-04~", True),
        ("2023-00", False), ("2023-13", False), ("2023-02-30", False), ("2023-12-29/2023-12-25", False), ("", False),
        ("\u0662\u0660\u0662\u0663", False),
    ],
)  # fmt: skip
def test_forms(value: str, good: bool) -> None:
    assert is_edtf(value) is good
