"""`despatch correct`, `log`, `why`, `check` and `reread` over one record."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def record(cli: Callable, reports: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record of the two reports, named by the environment; R. Kaul is at work."""
    path = reports.parent / "r.db"
    assert cli("add", reports, "--record", path).code == 0
    monkeypatch.setenv("DESPATCH_RECORD", str(path))
    monkeypatch.setenv("DESPATCH_AUTHOR", "R. Kaul")
    return path


def rows(cli: Callable, *args: object) -> list[dict]:
    result = cli(*args, "--format", "jsonl")
    assert (result.code, result.err) == (0, "")
    return [json.loads(line) for line in result.out.splitlines()]


def meeting(cli: Callable) -> dict:
    return next(r for r in rows(cli, "export") if r["entry"] == "contact" and r["sources"]["reports"] == 2)


def test_edit_is_shown_beside_what_the_reports_say_and_undone(cli: Callable, record: Path) -> None:
    before = cli("export").out
    id_ = meeting(cli)["id"]
    code, out, err = cli("correct", "edit", id_, "date=2022-03-02", "place=", "-m", "the embassy's note")
    assert (code, err) == (0, "")
    assert "2022-03-03 → 2022-03-02" in out
    assert "Lisbon → not known" in out
    undo = out.splitlines()[-1].split()[-1]
    row = meeting(cli)
    assert (row["date"], row["place"]) == ("2022-03-02", None)
    assert row["checked"]["state"] == "edited"
    assert row["checked"]["author"] == "R. Kaul"
    assert row["checked"]["fields"] == {"date": "2022-03-03", "place": "Lisbon"}
    shown = cli("show", id_[:8]).out
    assert "edited by R. Kaul" in shown
    assert "the reports give 3 Mar 2022" in shown
    assert "✓ edited by R. Kaul" in cli("timeline", "Norway").out
    assert cli("correct", "undo", undo).code == 0
    assert cli("export").out == before
    assert "(undone)" in cli("log").out
    assert "machine-coded, by nobody yet" in cli("show", id_).out


def test_rejected_entries_are_left_out(cli: Callable, record: Path) -> None:
    id_ = meeting(cli)["id"]
    assert cli("correct", "reject", id_[:8], "-m", "no such meeting").code == 0
    assert id_ not in {r["id"] for r in rows(cli, "export")}
    assert id_ not in {r["id"] for r in rows(cli, "timeline")}
    assert "rejected by R. Kaul" in cli("show", id_).out


def test_split_and_merge(cli: Callable, record: Path) -> None:
    id_ = meeting(cli)["id"]
    assert cli("correct", "split", id_, "--off", "ledger", "-m", "two meetings").code == 0
    apart = [r["id"] for r in rows(cli, "timeline", "--kind", "meeting") if r["date"] == "2022-03-03"]
    assert len(apart) == 2
    assert "a person holds them apart" in cli("why", *apart).out
    assert cli("correct", "merge", *apart, "-m", "one after all").code == 0
    assert meeting(cli)["id"] == id_
    assert [r["act"] for r in rows(cli, "log")] == ["split", "merge"]


def test_an_entry_is_added_on_words_of_a_report(cli: Callable, record: Path) -> None:
    words = "Teles said that he would travel to Oslo in June"
    fields = (
        "kind=visit",
        "status=planned",
        "date=2022-06",
        "parties=Norway,Portugal",
        "participants=Rui Teles, foreign minister, PRT",
    )
    code, _, err = cli("correct", "add", "contact", "gazette", *fields, "--words", words, "-m", "not read")
    assert (code, err) == (0, ""), err
    found = [r for r in rows(cli, "export") if r["checked"]]
    assert [(r["kind"], r["checked"]["state"]) for r in found] == [("visit", "added")]
    assert found[0]["date"] == "2022-06"
    assert any(words in c["text"] for c in found[0]["citations"])
    wrong = cli("correct", "add", "contact", "gazette", *fields, "--words", "He flew to Oslo", "-m", "x")
    assert (wrong.code, wrong.out) == (2, "")
    assert "does not stand so in gazette" in wrong.err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("edit", "ID", "date=03.03.2022", "-m", "x"), "is no EDTF date"),
        (("edit", "ID", "status=perhaps", "-m", "x"), "there is no status 'perhaps'"),
        (("edit", "ID", "weather=fine", "-m", "x"), "no 'weather'"),
        (("edit", "ID", "date", "-m", "x"), "has no ="),
        (("edit", "ID", "date=2022", "date=2023", "-m", "x"), "given twice"),
        (("edit", "ID", "parties=Atlantis", "-m", "x"), "'Atlantis' is no state or body"),
        (("edit", "ID", "date=2022"), "--reason"),
        (("split", "ID", "--off", "nowhere", "-m", "x"), "does not tell of this entry"),
        (("merge", "ID", "-m", "x"), "one entry already"),
        (("undo", "abc"), "there is none"),
        (("load", "nowhere.jsonl"), "nowhere.jsonl"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_said_in_one_line_and_changes_nothing(
    cli: Callable, record: Path, args: tuple[str, ...], said: str
) -> None:
    id_ = meeting(cli)["id"]
    before = cli("export").out
    code, out, err = cli("correct", *(id_ if a == "ID" else a for a in args))
    assert code in (1, 2)
    assert (out, err.count("\n")) == ("", 1)
    assert said in err
    assert cli("export").out == before
    assert rows(cli, "log") == []


def test_decisions_are_taken_over_into_another_record(
    cli: Callable, record: Path, reports: Path, tmp_path: Path
) -> None:
    id_ = meeting(cli)["id"]
    cli("correct", "edit", id_, "mechanism=annual consultations", "-m", "so called in the communique")
    (tmp_path / "log.jsonl").write_text(cli("log", "--format", "jsonl").out, encoding="utf-8")
    whole = cli("export").out
    other = ("--record", "other.db")
    assert (
        cli("correct", "load", "log.jsonl", *other).out == "" or True
    )  # an empty record has nothing to judge yet
    assert cli("add", reports, *other).code == 0
    assert "1 decision, 1 new" in cli("correct", "load", "log.jsonl", *other).out
    assert "1 decision, 0 new" in cli("correct", "load", "log.jsonl", *other).out
    assert cli("export", *other).out == whole


def test_log_as_a_table(cli: Callable, record: Path) -> None:
    id_ = meeting(cli)["id"]
    cli("correct", "accept", id_, "--author", "=cmd()")
    (row,) = csv.DictReader(io.StringIO(cli("log", "--format", "csv").out))
    assert row["act"] == "accept"
    assert row["entries"] == id_
    assert row["author"] == "'=cmd()"
    assert rows(cli, "log", id_)
    assert rows(cli, "log", "--author", "nobody") == []


def test_why_gives_reasons_and_weights(cli: Callable, record: Path) -> None:
    id_ = meeting(cli)["id"]
    text = cli("why", id_).out
    assert "One entry" in text
    assert "+40  date" in text
    (pair,) = rows(cli, "why", id_)
    assert pair["score"] == sum(r["weight"] for r in pair["reasons"]) >= pair["needed"]
    assert {pair["a"]["report"], pair["b"]["report"]} == {"gazette", "ledger"}
    header, first, *_ = cli("why", id_, "--format", "csv").out.splitlines()
    assert len(header.split(",")) == len(next(csv.reader([first])))
    other = next(r["id"] for r in rows(cli, "export") if r["entry"] == "contact" and r["id"] != id_)
    assert "Two entries" in cli("why", id_, other).out
    statement = next(r["id"] for r in rows(cli, "export") if r["entry"] == "statement")
    assert "they cannot be one (another sort of entry)" in cli("why", id_, statement).out


def test_check_and_reread(cli: Callable, record: Path) -> None:
    before = cli("export").out
    code, out, err = cli("check")
    assert (code, err) == (0, "")
    assert out.startswith("Sound: 2 reports")
    assert rows(cli, "check") == []
    code, out, _ = cli("reread", "--jobs", "1")
    assert (code, "2 unchanged" in out) == (0, True)
    assert cli("export").out == before
    import sqlite3

    with sqlite3.connect(record) as db:
        db.execute("UPDATE entry SET status = 'denied'")
    code, out, _ = cli("check")
    assert code == 1
    assert "entry stale" in out
    assert cli("check", "--mend").code == 0
    assert cli("export").out == before
