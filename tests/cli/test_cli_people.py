"""`despatch people` and `despatch mechanisms` over one record of made-up reports."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from despatch import Record
from despatch.model import Citation, Contact, Participant, Reading, Report, Span, Statement

TEXT = "Foreign Minister Kari Aas met Rui Teles for the 3rd annual summit of Norway and Portugal in Lisbon."
PEOPLE_FIELDS = {
    "id", "name", "names", "party", "parties", "perhaps", "offices", "contacts", "statements", "first_seen", "last_seen",
    "last_met", "last_entry", "citation", "entries",
}  # fmt: skip
MECHANISM_FIELDS = {
    "id", "name", "names", "parties", "held", "last", "next", "usual_days", "gaps", "gap_days", "overdue", "missing", "meetings",
}  # fmt: skip


def reading(number: int, day: str, name: str, mechanism: str, status: str = "held") -> Reading:
    """A report of one summit, and of what was said at it."""
    cited = (Citation(start=0, end=len(TEXT), text=TEXT),)
    contact = Contact(
        kind="meeting",
        status=status,
        date=day,
        place="Lisbon",
        country="PRT",
        parties=("NOR", "PRT"),
        participants=(
            Participant(name=name, role="Foreign Minister", party="NOR"),
            Participant(name="Rui Teles", role="Foreign Minister", party="PRT"),
        ),
        mechanism=mechanism,
        citations=cited,
    )
    said = Statement(
        speaker=name,
        party="NOR",
        content=f"fish, said {number} times over in all these years",
        citations=cited,
    )
    report = Report(
        id=f"r{number}",
        text=TEXT,
        body=(Span(0, len(TEXT)),),
        outlet="North Ledger",
        published=day,
        language="en",
    )
    return Reading(report=report, contacts=(contact,), statements=(said,), model="made")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of three summits, one missing, and one planned; one minister under three names."""
    path = tmp_path / "r.db"
    with Record(path) as made:
        made.add(reading(1, "2018-05-04", "Kari Aas", "1st annual summit"))
        made.add(reading(2, "2019-05-04", "Kari Marie Aas", "second annual summit"))
        made.add(reading(3, "2021-05-04", "K. Aas", "4th annual summit"))
        made.add(reading(4, "2026-05-04", "Mary \x1b[31m=Sum(1)", "annual summit", status="planned"))
    return path


def rows(cli: Callable, record: Path, *args: object) -> list[dict]:
    result = cli(*args, "--record", record, "--format", "jsonl")
    assert (result.code, result.err) == (0, "")
    return [json.loads(line) for line in result.out.splitlines()]


def test_people_as_data(cli: Callable, record: Path) -> None:
    found = rows(cli, record, "people")
    assert all(r.keys() == PEOPLE_FIELDS for r in found)
    [aas] = [r for r in found if r["party"] == "NOR" and "Aas" in r["name"]]
    assert {n["name"] for n in aas["names"]} == {"Kari Aas", "Kari Marie Aas", "K. Aas"}
    assert [(o["office"], o["first"], o["last"]) for o in aas["offices"]] == [
        ("Foreign Minister", "2018-05-04", "2021-05-04")
    ]
    assert (aas["contacts"], aas["statements"]) == (3, 3)
    assert aas["last_met"]["with"] == ["Rui Teles"]
    for cited in (aas["citation"], aas["last_met"]["citation"], *aas["offices"][0]["citations"]):
        assert TEXT[cited["start"] : cited["end"]] == cited["text"]
        assert cited["report"] in ("r1", "r2", "r3")


def test_people_narrow(cli: Callable, record: Path) -> None:
    def names(*args: str) -> set[str]:
        return {r["name"] for r in rows(cli, record, "people", *args)}

    every = names()
    assert names("Portugal") == {"Rui Teles"}
    assert names("Norway", "Portuguese") == every
    assert (
        names("--name", "Kari Aas")
        == names("--name", "Aas")
        == names("--since", "2018", "--until", "2021") - {"Rui Teles"}
    )
    assert names("--office", "minister of foreign affairs") == every
    assert not names("--office", "president")
    assert not names("--until", "2001")
    assert not names("India")


def test_people_for_people(cli: Callable, record: Path) -> None:
    code, out, err = cli("people", "NOR", "--record", record)
    assert (code, err) == (0, "")
    assert out.startswith("People of Norway\n")
    assert "Foreign Minister  4 May 2018 – 4 May 2021" in out
    assert "North Ledger" in out
    assert "Rui Teles (Portugal): meeting, 4 May 2021" in out
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 80
    assert "Nobody" in cli("people", "India", "--record", record).out


def test_mechanisms_as_data(cli: Callable, record: Path) -> None:
    [one] = rows(cli, record, "mechanisms", "Norway", "Portugal", "--today", "2025-05-04")
    assert one.keys() == MECHANISM_FIELDS
    assert (one["name"], one["parties"], one["held"]) == ("annual summit", ["NOR", "PRT"], 3)
    assert (one["last"]["date"], one["next"]["date"]) == ("2021-05-04", "2026-05-04")
    assert (one["usual_days"], one["gaps"], one["gap_days"], one["overdue"]) == (548, 2, 1461, True)
    assert not rows(cli, record, "mechanisms", "India", "--today", "2025-05-04")
    assert rows(cli, record, "mechanisms", "--today", "2025-05-04") == [one]


def test_mechanisms_for_people(cli: Callable, record: Path) -> None:
    code, out, err = cli("mechanisms", "NOR", "PRT", "--today", "2025-05-04", "--record", record)
    assert (code, err) == (0, "")
    assert "as of 4 May 2025" in out
    assert "1 overdue" in out
    assert "4th, 4 May 2021  held · Lisbon" in out
    assert "every 18 months (2 gaps); 4 years since the last" in out
    assert "North Ledger" in out
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("verb", [("people",), ("mechanisms", "--today", "2025-05-04")])
def test_formats_tell_the_same(cli: Callable, record: Path, verb: tuple[str, ...]) -> None:
    lines = rows(cli, record, *verb)
    assert json.loads(cli(*verb, "--record", record, "--format", "json").out) == lines
    written = cli(*verb, "--record", record, "--format", "csv").out
    table = list(csv.DictReader(io.StringIO(written)))
    assert [r["id"] for r in table] == [r["id"] for r in lines]
    assert not any(
        value.startswith(("=", "+", "@")) or "\x1b" in value for r in table for value in r.values()
    )
    assert cli(*verb, "--record", record).out == cli(*verb, "--record", record).out


@pytest.mark.parametrize("columns", ["24", "40", "200"])
def test_narrow_and_wide(cli: Callable, record: Path, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for verb in (("people",), ("mechanisms", "--today", "2025-05-04")):
        code, out, _ = cli(*verb, "--record", record)
        assert code == 0
        assert max(map(len, out.splitlines())) <= int(columns)


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (("people", "Norwya"), "Norway (NOR)"),
        (("people", "--since", "soon"), "no date"),
        (("people", "--since", "2023", "--until", "2021"), "after --until"),
        (("mechanisms", "--today", "soon"), "no date"),
        (("mechanisms", "Norwya"), "Norway (NOR)"),
    ],
)
def test_what_makes_no_sense_is_refused(cli: Callable, record: Path, args: tuple[str, ...], why: str) -> None:
    code, out, err = cli(*args, "--record", record)
    assert (code, out) == (2, "")
    assert why in err
    assert err.count("\n") == 1


def test_no_record_is_said(cli: Callable) -> None:
    for verb in ("people", "mechanisms"):
        code, out, err = cli(verb, "--record", "none.db")
        assert (code, out, err.count("\n")) == (1, "", 1)
