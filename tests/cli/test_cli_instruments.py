"""`despatch instruments` as it is run."""

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


def test_instruments(cli: Callable, record: Path) -> None:
    code, out, err = cli("instruments", "Norway", "Portugal", "-r", record)
    assert (code, err) == (0, "")
    assert out.startswith("Instruments: Norway – Portugal\n1 instrument, 1 with a step not reported yet")
    assert "signed" in out
    assert "ratification not reported" in out
    assert max(map(len, out.splitlines())) <= 80
    assert "No instruments." in cli("instruments", "India", "-r", record).out


def test_formats_tell_the_same(cli: Callable, record: Path) -> None:
    args = ("instruments", "-r", record)
    lines = [json.loads(line) for line in cli(*args, "--format", "jsonl").out.splitlines()]
    assert lines
    assert json.loads(cli(*args, "--format", "json").out) == lines
    table = list(csv.DictReader(io.StringIO(cli(*args, "--format", "csv").out)))
    assert [r["id"] for r in table] == [r["id"] for r in lines]
    text = cli(*args).out
    assert all(r["id"][:8] in text for r in lines)


def test_narrowed(cli: Callable, record: Path) -> None:
    def found(*args: str) -> int:
        return len(json.loads(cli("instruments", "-r", record, "--format", "json", *args).out))

    assert found() == found("--state", "signed") == found("--awaiting") == found("--since", "2022") == 1
    assert found("--state", "ratified") == found("--until", "2001") == 0
    assert found("--state", "ratified", "--state", "signed") == 1


@pytest.mark.parametrize(
    ("args", "why"),
    [(("Norwya",), "Norway (NOR)"), (("--since", "soon"), "no date"), (("--state", "torn"), "not one of")],
)
def test_what_makes_no_sense(cli: Callable, record: Path, args: tuple[str, ...], why: str) -> None:
    code, out, err = cli("instruments", *args, "--record", record)
    assert (code, out) == (2, "")
    assert why in err
    assert err.count("\n") == 1
