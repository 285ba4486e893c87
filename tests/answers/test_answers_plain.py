"""Text of a page made harmless."""

import json
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from despatch.answers.encode import cell, csv_text, json_text
from despatch.answers.plain import harmless, plain, same_length, shortened

HOSTILE = [
    "\x1b[2J\x1b[31mred",
    "\x1b]0;title\x07",
    "a\x00b",
    "\x9b31m",
    "left \u202eright to left\u202c",
    "\u2066isolated\u2069",
    "zero\u200bwidth \ufeff",
    "tag \U000e0041\U000e0042",
    "back\b\b\bspace",
    "\udc80lone surrogate",
    "carriage\rreturn",
    "sep\u2028arated",
]
BAD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_nothing_hostile_is_left(text: str) -> None:
    assert not BAD.search(plain(text))
    assert not BAD.search(harmless(text))
    assert not BAD.search(same_length(text))


@given(st.text(alphabet=st.characters(), max_size=80))
def test_plain_is_one_printable_line(text: str) -> None:
    line = plain(text)
    assert not BAD.search(line)
    assert "\n" not in line
    assert plain(line) == line


@given(st.text(alphabet=st.characters(), max_size=80))
def test_same_length_keeps_offsets(text: str) -> None:
    assert len(same_length(text)) == len(text)


def test_scripts_are_left_alone() -> None:
    for text in ("Владимир Путин", "नरेन्द्र मोदी", "习近平", "محمد بن سلمان", "Đặng Xuân Phúc", "क्\u200dष"):
        assert plain(text) == text


def test_towers_of_marks_are_cut() -> None:
    tower = "a" + "\u0300" * 200
    assert sum(1 for c in plain(tower) if unicodedata.combining(c)) <= 4


@settings(max_examples=20)
@given(st.text(max_size=200), st.integers(8, 100))
def test_shortened_fits(text: str, width: int) -> None:
    assert len(shortened(text, width)) <= width


def test_shortened_cuts_at_a_word_and_survives_a_huge_one() -> None:
    assert shortened("the talks were held in Lisbon", 20) == "the talks were held…"
    assert len(shortened("x" * 50_000_000, 80)) == 80


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", '=HYPERLINK("x")', "＝1"]
)
def test_no_cell_is_a_formula(text: str) -> None:
    assert not cell(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))
    assert cell([text])[0] == "'"


def test_cells() -> None:
    assert cell(None) == ""
    assert cell(-3) == "-3"
    assert cell(["IND", "RUS"]) == "IND; RUS"
    assert cell("a\x1b[1mb\x00") == "a[1mb"
    assert csv_text(("a", "b"), [("x, y", 'say "no"')]) == 'a,b\n"x, y","say ""no"""\n'


@pytest.mark.parametrize("text", [t for t in HOSTILE if "\udc80" not in t], ids=ascii)
def test_json_is_the_same_data_without_raw_controls(text: str) -> None:
    encoded = json_text({"text": text})
    assert json.loads(encoded) == {"text": text}
    assert not BAD.search(encoded.replace("\u200b", "").replace("\ufeff", ""))


def test_json_of_a_lone_surrogate_is_still_json() -> None:
    assert json.loads(json_text({"id": ["a\udc80"]})) == {"id": ["a\ufffd"]}
