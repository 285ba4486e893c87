"""`despatch subjects` as it is run."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def record(cli: Callable, reports: Path) -> Path:
    assert cli("add", reports, "--record", "r.db").code == 0
    return reports.parent / "r.db"


def test_subjects(cli: Callable, record: Path) -> None:
    code, out, err = cli("subjects", "Norway", "Portugal", "-r", record)
    assert (code, err) == (0, "")
    assert out.startswith("Subjects: Norway – Portugal\n")
    assert "fisheries" in out
    assert "2 reports  2022: 2" in out
    assert max(map(len, out.splitlines())) <= 80
    assert "Nothing recurs" in cli("subjects", "India", "-r", record).out


def test_formats_tell_the_same(cli: Callable, record: Path) -> None:
    args = ("subjects", "NOR", "PRT", "--limit", "0", "-r", record)
    lines = [json.loads(line) for line in cli(*args, "--format", "jsonl").out.splitlines()]
    assert "fisheries" in [r["name"] for r in lines]
    assert json.loads(cli(*args, "--format", "json").out) == lines
    table = list(csv.DictReader(io.StringIO(cli(*args, "--format", "csv").out)))
    assert [r["name"] for r in table] == [r["name"] for r in lines]
    assert (
        cli("subjects", "NOR", "PRT", "--limit", "1", "-r", record, "--format", "jsonl").out.count("\n") == 1
    )


def test_within_a_time(cli: Callable, record: Path) -> None:
    assert (
        json.loads(cli("subjects", "NOR", "PRT", "--until", "2001", "-r", record, "--format", "json").out)
        == []
    )


@pytest.mark.parametrize(
    ("args", "why"),
    [(("Norwya",), "Norway (NOR)"), (("--since", "soon"), "no date"), (("--limit", "-1"), "-1")],
)
def test_what_makes_no_sense(cli: Callable, record: Path, args: tuple[str, ...], why: str) -> None:
    code, out, err = cli("subjects", *args, "--record", record)
    assert (code, out) == (2, "")
    assert why in err
    assert err.count("\n") == 1
