"""`despatch compare` as it is run."""

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


def test_compare(cli: Callable, record: Path) -> None:
    code, out, err = cli("compare", "NOR-PRT", "Norway-Sweden", "--record", record)
    assert (code, err) == (0, "")
    assert "Contacts by month: Norway – Portugal, Norway – Sweden" in out
    assert "2022 Mar" in out
    assert "Norway – Sweden: no contacts." in out
    found = json.loads(cli("compare", "NOR-PRT", "-r", record, "--format", "json").out)
    march = [r for r in found if r["bucket"] == "2022-03" and r["kind"] == "meeting"]
    assert [(r["level"], r["held"]) for r in march] == [("ministers", 1)]
    lines = cli("compare", "NOR-PRT", "-r", record, "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == found
    table = list(csv.DictReader(io.StringIO(cli("compare", "NOR-PRT", "-r", record, "--format", "csv").out)))
    assert [r["bucket"] for r in table] == [r["bucket"] or "" for r in found]


def test_compare_within_a_time(cli: Callable, record: Path) -> None:
    args = ("compare", "NOR-PRT", "-r", record, "--format", "json", "--by", "year")
    told = [r for r in json.loads(cli(*args, "--until", "2022-03").out) if r["bucket"]]
    assert [(r["bucket"], r["kind"]) for r in told] == [("2022", "meeting"), ("2022", "visit")]
    assert not [r for r in json.loads(cli(*args, "--until", "2021").out) if r["bucket"]]


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (("IND",), "not between two parties"),
        (("Norwya-Portugal",), "Norway (NOR)"),
        (("NOR-PRT", "--since", "soon"), "no date"),
        (("NOR-PRT", "--by", "week"), "not one of"),
        ((), "RELATIONSHIP"),
    ],
)
def test_what_makes_no_sense(cli: Callable, record: Path, args: tuple[str, ...], why: str) -> None:
    code, out, err = cli("compare", *args, "--record", record)
    assert (code, out) == (2, "")
    assert why in err
    assert err.count("\n") == 1
