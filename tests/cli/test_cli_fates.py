"""`despatch pending`, `new` and `differences` over a small record."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

LATER = """Fishing accord between Oslo and Lisbon under strain

By Ines Prado
North Ledger, 20 July 2022

LISBON - Portugal's foreign minister, Rui Teles, met Norwegian Foreign Minister Kari Aas in Oslo on 15 June and discussed quotas.

Norway will open a consulate in Porto by the end of the year, Aas said.
"""
OPENED = """Norway comes to Porto

North Ledger, 12 January 2023

PORTO - Norway has opened its consulate in Porto, Foreign Minister Kari Aas told reporters on Thursday.

Aas met the Portuguese foreign minister, Rui Teles, in Porto on Thursday.
"""


@pytest.fixture
def record(cli: Callable, reports: Path) -> Path:
    """A record of the two reports of a meeting and two later ones."""
    (reports / "later.txt").write_text(LATER, encoding="utf-8")
    (reports / "opened.txt").write_text(OPENED, encoding="utf-8")
    path = reports.parent / "r.db"
    assert cli("add", reports, "--record", path).code == 0
    return path


def rows(cli: Callable, record: Path, *args: object) -> list[dict]:
    result = cli(*args, "--record", record, "--format", "jsonl")
    assert (result.code, result.err) == (0, "")
    return [json.loads(line) for line in result.out.splitlines()]


def test_pending(cli: Callable, record: Path) -> None:
    found = rows(cli, record, "pending", "Norway", "Portugal", "--today", "2022-08-01")
    visit = next(r for r in found if r["entry"] == "contact" and r["kind"] == "visit")
    assert (visit["fate"]["state"], visit["fate"]["days"]) == ("perhaps held", -32)
    [held] = visit["fate"]["bearings"]
    assert held["citation"]["report"] == "later"
    assert held["entry"] != visit["id"]
    assert [r["fate"]["days"] for r in found if r["fate"]["days"] is not None] == sorted(
        r["fate"]["days"] for r in found if r["fate"]["days"] is not None
    )


def test_a_commitment_reported_done_is_settled(cli: Callable, record: Path) -> None:
    def consulates(*more: str) -> list[dict]:
        found = rows(cli, record, "pending", "Norway", "--today", "2023-02-01", *more)
        return [r for r in found if r["entry"] == "commitment" and "consulate" in r["what"]]

    assert consulates() == []
    [settled] = consulates("--all")
    assert settled["fate"]["state"] == "reported done"
    done = next(b for b in settled["fate"]["bearings"] if b["relation"] == "done")
    assert done["citation"]["report"] == "opened"
    assert "opened" in done["cue"]
    assert "1 settled: --all" in cli("pending", "NOR", "--today", "2023-02-01", "--record", record).out


def test_pending_within(cli: Callable, record: Path) -> None:
    near = rows(cli, record, "pending", "--today", "2022-08-01", "--within", "40d")
    assert near
    assert all(abs(r["fate"]["days"]) <= 40 for r in near)
    assert rows(cli, record, "pending", "--today", "2022-08-01", "--within", "1d") == []


def test_new(cli: Callable, record: Path) -> None:
    def found(*args: str) -> dict[str, set[str]]:
        kinds: dict[str, set[str]] = {"new": set(), "changed": set(), "confirmed": set()}
        for row in rows(cli, record, "new", *args):
            kinds[row["news"]["news"]].add(row["id"])
        return kinds

    every = found("--since", "2022-03-04")
    assert not every["changed"] | every["confirmed"]
    later = found("--since", "2022-03-05", "--kind", "meeting")
    assert later["confirmed"]  # the ledger tells of the meeting again
    assert later["new"] < every["new"]
    assert not later["new"] & later["confirmed"]
    assert found("--since", "2024") == {"new": set(), "changed": set(), "confirmed": set()}
    assert found("--since", "7d", "--today", "2022-07-25")["new"] == found("--since", "2022-07-18")["new"]
    assert found("--since", "2022-07-18", "Portugal", "--kind", "meeting")["new"]


def test_new_by_when_it_was_added(cli: Callable, record: Path) -> None:
    every = rows(cli, record, "new", "--since", "1d", "--by", "added")
    assert every
    assert {r["news"]["news"] for r in every} == {"new"}
    assert rows(cli, record, "new", "--since", "9999", "--by", "added") == []


def test_differences(cli: Callable, record: Path) -> None:
    every = rows(cli, record, "differences", "--all")
    at_odds = rows(cli, record, "differences")
    assert all(r["contrast"] == "contrary" for r in at_odds)
    assert len(at_odds) < len(every)
    titles = rows(cli, record, "differences", "--all", "--field", "title")
    assert titles
    assert {r["field"] for r in titles} == {"title"}
    for row in every:
        assert len(row["says"]) > 1
        assert row["rule"]
        assert all(c["text"] for s in row["says"] for c in s["citations"])


@pytest.mark.parametrize(
    "args",
    [("pending", "--today", "2022-08-01"), ("new", "--since", "2022-03-05"), ("differences", "--all")],
)
def test_formats_tell_the_same(cli: Callable, record: Path, args: tuple[str, ...]) -> None:
    lines = rows(cli, record, *args)
    assert lines
    assert json.loads(cli(*args, "--record", record, "--format", "json").out) == lines
    table = list(csv.DictReader(io.StringIO(cli(*args, "--record", record, "--format", "csv").out)))
    assert {r["id"] for r in table} == {r["id"] for r in lines}
    text = cli(*args, "--record", record).out
    shown = [r for r in lines if r.get("news", {}).get("news") != "confirmed"]
    assert all(r["id"][:8] in text for r in shown)
    assert max(map(len, text.splitlines())) <= 80
    assert len({tuple(r) for r in lines if r.get("entry") == "contact"}) <= 1  # every field always


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (("pending", "--today", "soon"), "--today"),
        (("pending", "--within", "soon"), "--within"),
        (("pending", "Norwya"), "Norway (NOR)"),
        (("new",), "--since"),
        (("new", "--since", "soon"), "weekday"),
        (("differences", "--field", "colour"), "not one of"),
    ],
)
def test_what_makes_no_sense_is_refused(cli: Callable, record: Path, args: tuple[str, ...], why: str) -> None:
    code, out, err = cli(*args, "--record", record)
    assert (code, out) == (2, "")
    assert why in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("args", [("pending",), ("new", "--since", "2022"), ("differences",)])
def test_no_record(cli: Callable, args: tuple[str, ...]) -> None:
    code, out, err = cli(*args, "--record", "none.db")
    assert (code, out) == (1, "")
    assert "none.db" in err
