"""Copies of one wire text are told, whatever stands around them; other reports of the same thing are not."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from despatch.model import Page
from despatch.reports import bands, copies, report_of, shared, text_key

WIRE = [
    "The ministers of fisheries of Mauritius and Seychelles met on Thursday and agreed to patrol their common waters "
    "together, officials of both islands said after the talks.",
    '"We share one ocean and one duty to keep it," said the Mauritian minister, who had come with twelve officials.',
    "The two sides will meet again in June to settle the budget of the patrols, which Seychelles puts at four million "
    "rupees a year and Mauritius at a little more than that.",
    "Seychelles has lost a third of its tuna catch since 2015, according to its government, and has blamed foreign "
    "fleets that switch off their signals at night.",
    "A joint committee is to name the first vessels by the end of the year, and the European Union has offered to "
    "train their crews in Victoria.",
]
OTHER = [
    "Mauritius and Seychelles will send joint patrols to fight illegal fishing, their governments announced this week.",
    "The agreement was reached by the fisheries ministers of the two countries at a meeting in Port Louis on Thursday.",
    "Under the plan a committee of both countries chooses the ships before the year ends; crews are trained with help "
    "from the European Union, and costs of some four million rupees a year are shared.",
    "Catches of tuna off Seychelles have fallen by one third in less than ten years.",
]


def key(paragraphs: list[str]) -> tuple[int, ...]:
    return text_key(paragraphs)


COPIES = {
    "the same": WIRE,
    "cut by half": WIRE[:3],
    "a lead rewritten": ["Two island states want to guard their fish together.", *WIRE[1:]],
    "curly quotes and spacing": [p.replace('"', "“").replace("'", "’").replace(" ", "  ") for p in WIRE],
    "a paragraph added": [
        *WIRE[:2],
        "Fishermen in Victoria welcomed the news, a local paper said.",
        *WIRE[2:],
    ],
    "small edits": [p.replace("Thursday", "March 3").replace("officials", "sources") for p in WIRE],
}


@pytest.mark.parametrize("name", COPIES)
def test_copies(name: str) -> None:
    a, b = key(WIRE), key(COPIES[name])
    assert copies(a, b)
    assert copies(b, a)
    assert set(bands(a)) & set(bands(b))


@pytest.mark.parametrize(
    "other", [OTHER, ["A quite different text about something else entirely."], WIRE[1:2] + OTHER, []]
)
def test_independent_texts(other: list[str]) -> None:
    assert not copies(key(WIRE), key(other))


def test_a_copy_amid_other_clutter_with_another_title() -> None:
    page = "Home / World\n\nIslands to guard their tuna\n\nBy Ana Silva\n\nPORT LOUIS: {}\n\nAlso Read\n\nHarbour strike ends after nine days"
    first = report_of(Page(id="a", content=page.format("\n\n".join(WIRE))))
    second = report_of(
        Page(
            id="b",
            content="Mauritius, Seychelles agree on patrols\n\n"
            + "\n".join(WIRE[:4])
            + "\n\n© 2023 Coastal Times",
        )
    )
    assert copies(first.text_key, second.text_key)


def test_the_key_does_not_depend_on_the_hash_seed() -> None:
    code = f"from despatch.reports import text_key; print(hash(text_key({WIRE!r})))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": s},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for s in ("1", "2")
    }
    assert len(runs) == 1


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=200), max_size=6), st.lists(st.text(max_size=200), max_size=6))
def test_shared_is_a_symmetric_share(a: list[str], b: list[str]) -> None:
    x, y = text_key(a), text_key(b)
    assert list(x) == sorted(set(x))
    assert 0.0 <= shared(x, y) == shared(y, x) <= 1.0
    assert shared(x, x) == (1.0 if x else 0.0)
