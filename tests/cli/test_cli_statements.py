"""`despatch statements` as it is run."""

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


def test_statements(cli: Callable, record: Path) -> None:
    code, out, err = cli(
        "statements", "Norway", "--by", "Aas", "--about", "text", "--form", "direct", "-r", record
    )
    assert (code, err) == (0, "")
    assert "“We have waited ten years for this [text]”" in " ".join(out.split())
    assert "Kari Aas" in out
    assert max(map(len, out.splitlines())) <= 80


def test_formats_tell_the_same(cli: Callable, record: Path) -> None:
    args = (
        "statements",
        "--since",
        "2022",
        "--until",
        "2023",
        "--limit",
        "0",
        "--order",
        "time",
        "-r",
        record,
    )
    lines = [json.loads(line) for line in cli(*args, "--format", "jsonl").out.splitlines()]
    assert lines
    assert json.loads(cli(*args, "--format", "json").out) == lines
    table = list(csv.DictReader(io.StringIO(cli(*args, "--format", "csv").out)))
    assert [r["id"] for r in table] == [r["id"] for r in lines]
    text = cli(*args).out
    assert all(r["id"][:8] in text for r in lines)
    assert all({"office", "rank", "told_by", "date", "medium"} <= r.keys() for r in lines)


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (("Norwya",), "Norway (NOR)"),
        (("--since", "soon"), "no date"),
        (("--order", "rank"), "--about"),
        (("--form", "spoken"), "not one of"),
        (("--limit", "-1"), "-1"),
    ],
)
def test_what_makes_no_sense(cli: Callable, record: Path, args: tuple[str, ...], why: str) -> None:
    code, out, err = cli("statements", *args, "--record", record)
    assert (code, out) == (2, "")
    assert why in err
    assert err.count("\n") == 1
