"""`subjects`: what is shown of each, which words, and as data."""

import csv
import io

import pytest
from answers_merged import LATER, REPORTS, entries
from rich.console import Console

from despatch.answers.subjects import COLUMNS, Found, around, latest, row, speakers, table
from despatch.answers.subjects_text import subjects_text
from despatch.model import Citation, Report
from despatch.model.subjects import Subject

ALL = entries()


def mention(report: Report, words: str) -> Citation:
    start = report.text.index(words)
    return Citation(start=start, end=start + len(words), text=words, report=report.id)


def subject(name: str = "Oslo", **fields: object) -> Subject:
    made = {
        "name": name, "kind": "name", "variants": (name, "=Oslo\x1b[2J"), "reports": ("gone", LATER.id), "texts": 1,
        "first": "2022-03-04", "last": "2022-05-05", "years": {"2022": 1, "": 1},
        "mentions": (Citation(start=0, end=4, text="Oslo", report="gone"), mention(LATER, "Oslo")),
        "entries": tuple(ALL), "score": 2.5,
    }  # fmt: skip
    return Subject(**{**made, **fields})  # type: ignore[arg-type]


def shown(found: Found, width: int = 80, colour: bool = False) -> str:
    out = Console(
        file=io.StringIO(), width=width, color_system="truecolor" if colour else None, force_terminal=colour
    )
    for part in subjects_text(found, "Subjects: Norway – Portugal", REPORTS.get, colour=colour):
        out.print(part)
    return out.file.getvalue()  # type: ignore[attr-defined]


def test_the_latest_words_are_those_of_the_report_published_last() -> None:
    words = latest(subject(), REPORTS.get)
    assert words == mention(LATER, "OSLO, May 5: Teles is expected in Oslo in June.")
    assert (
        latest(
            subject(mentions=(Citation(start=0, end=4, text="Oslo", report="gone"),), reports=("gone",)),
            REPORTS.get,
        )
        is None
    )


def test_a_sentence_too_long_is_left_out() -> None:
    text = "Oslo " + "and more " * 200
    long = Report(id="long", text=text, body=LATER.body[:0], language="en")
    assert around(long, mention(long, "Oslo")).text == "Oslo"


def test_speakers_by_how_often() -> None:
    said = speakers(subject())
    assert list(said.values()) == sorted(said.values(), reverse=True)
    assert "Kari Aas" in said


@pytest.mark.parametrize("width", [40, 60, 80])
def test_text(width: int) -> None:
    text = shown(Found([subject(), subject("Fish", kind="matter")], 9), width)
    assert max(map(len, text.splitlines())) <= width
    assert "2 subjects of 9 (--limit 0 gives all)" in " ".join(text.split())
    assert "2 reports of 1 text" in text
    assert "2022: 1" in text
    assert "year unknown: 1" in " ".join(text.split())
    assert "§" in text
    assert "[Oslo]" in text
    assert "\x1b" not in text


def test_colour_marks_without_brackets() -> None:
    assert "[Oslo]" not in shown(Found([subject()], 1), colour=True)


def test_nothing_recurs() -> None:
    assert "Nothing recurs" in shown(Found([], 0))


def test_data() -> None:
    told = row(subject(), REPORTS.get)
    assert told["latest"]["text"] == LATER.text[told["latest"]["start"] : told["latest"]["end"]]
    assert {i["action"] for i in told["instruments"]} == {"signed"}
    assert all({"id", "what", "due", "by"} == c.keys() for c in told["commitments"])
    [line] = csv.DictReader(io.StringIO(table([subject("=1+1")], REPORTS.get)))
    assert tuple(line) == COLUMNS
    assert line["name"] == "'=1+1"
    assert "\x1b" not in line["variants"]
    assert line["years"] == "2022: 1; unknown: 1"
    assert line["latest_report"] == LATER.id
