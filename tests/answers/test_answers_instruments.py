"""`instruments`: the chain of steps for people and as data."""

import csv
import io

import pytest
from answers_merged import REPORTS, entries
from rich.console import Console

from despatch.answers.instruments import COLUMNS, row, table
from despatch.answers.instruments_text import instruments_text
from despatch.model import Citation
from despatch.model.lives import Life, LifeStep
from despatch.record.lives import lives

[MADE] = lives(entries())


def life(**fields: object) -> Life:
    steps = (
        LifeStep(action="negotiating", date=None, reported="2021-01-02", entry="a", reports=("gone",),
                 citations=(Citation(start=0, end=4, text="ta\x1b[2Jlk", report="gone"),)),
        LifeStep(action="signed", date="2022-03-03", reported="2022-03-04", entry="b", reports=("gazette-1", "ledger-7"),
                 citations=MADE.steps[0].citations),
    )  # fmt: skip
    made = {
        "id": "abcdef012345", "title": "=agreement on \x1b[2Jfish", "kind": "agreement", "parties": ("NOR", "PRT"), "state": "signed",
        "since": "2022-03-03", "next": "ratified", "steps": steps, "entries": MADE.entries,
    }  # fmt: skip
    return Life(**{**made, **fields})  # type: ignore[arg-type]


def shown(found: list[Life], width: int = 80) -> str:
    out = Console(file=io.StringIO(), width=width, color_system=None)
    for part in instruments_text(found, "Instruments: Norway – Portugal", REPORTS.get, width=width):
        out.print(part)
    return out.file.getvalue()  # type: ignore[attr-defined]


@pytest.mark.parametrize("width", [40, 60, 80])
def test_text(width: int) -> None:
    text = shown([life(), MADE], width)
    assert max(map(len, text.splitlines())) <= width
    assert "\x1b" not in text
    flat = " ".join(text.split())
    assert "by 2 Jan 2021" in flat
    assert "3 Mar 2022" in flat
    assert "ratification not reported" in flat
    assert "2 reports" in flat
    assert flat.index("negotiating") < flat.index("3 Mar 2022")


def test_none() -> None:
    assert "No instruments." in shown([])


def test_data() -> None:
    told = row(life())
    assert [s["action"] for s in told["steps"]] == ["negotiating", "signed"]
    assert told["next"] == "ratified"
    assert row(life(next=None))["next"] is None
    [line] = csv.DictReader(io.StringIO(table([life()])))
    assert tuple(line) == COLUMNS
    assert line["title"].startswith("'=")
    assert line["steps"] == "negotiating; signed 2022-03-03"
    assert line["reports"] == "3"
