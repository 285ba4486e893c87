"""`despatch export`: every format, what it holds, where it goes, and what does not go together."""

import csv
import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from followthemoney import model
from icalendar import Calendar


@pytest.fixture
def record(cli: Callable, reports: Path) -> Path:
    """A record of the two reports."""
    path = reports.parent / "r.db"
    assert cli("add", reports, "--record", path).code == 0
    return path


@pytest.fixture
def export(cli: Callable, record: Path) -> Callable[..., str]:
    """What `despatch export` prints."""

    def call(*args: object) -> str:
        result = cli("export", "--record", record, *args)
        assert result.code == 0, result.err
        return result.out

    return call


def ids(jsonl: str) -> list[str]:
    return [json.loads(line)["id"] for line in jsonl.splitlines()]


def test_parquet_holds_what_jsonl_does(export: Callable, tmp_path: Path) -> None:
    export("--format", "parquet", "-o", "out.parquet")
    table = pq.read_table(tmp_path / "out.parquet").to_pylist()
    lines = [json.loads(line) for line in export().splitlines()]
    assert [r["id"] for r in table] == [r["id"] for r in lines]
    for row, line in zip(table, lines, strict=True):
        assert line.keys() <= row.keys()
        for field in line.keys() - {"differences", "checked"}:
            assert row[field] == line[field]


def test_parquet_goes_through_a_pipe(process: Callable, record: Path) -> None:
    line = f"despatch export --record {record} --format parquet | tail -c 4"
    assert process(shell=line).out == "PAR1"


def test_the_calendar_parses(export: Callable, cli: Callable, record: Path) -> None:
    calendar = Calendar.from_ical(export("--format", "ics"))
    told = [json.loads(line) for line in export("--of", "contact", "--of", "commitment").splitlines()]
    known = {f"{r['id']}@despatch" for r in told}
    assert {str(e["UID"]) for e in calendar.walk("VEVENT")} <= known
    result = cli("export", "--record", record, "--format", "ics")
    assert "\r\n" in result.out or "BEGIN:VCALENDAR" in result.out
    assert result.err == "" or result.err.startswith("despatch: export: left out: ")


def test_the_entities_validate(export: Callable) -> None:
    rows = [json.loads(line) for line in export("--format", "ftm").splitlines()]
    for row in rows:
        model.get_proxy(row).schema.validate(row)
    assert {"Event", "Article", "Person", "PublicBody"} <= {row["schema"] for row in rows}
    assert len({row["id"] for row in rows}) == len(rows)


def test_event_data_in_every_format(export: Callable, tmp_path: Path) -> None:
    lines = [json.loads(line) for line in export("--as", "events").splitlines()]
    assert lines
    assert "CONSULT" in {row["event_type"] for row in lines}
    assert json.loads(export("--as", "events", "--format", "json")) == lines
    table = list(csv.DictReader(io.StringIO(export("--as", "events", "--format", "csv"))))
    assert [r["id"] for r in table] == [r["id"] for r in lines]
    export("--as", "events", "--format", "parquet", "-o", "e.parquet")
    assert [r["id"] for r in pq.read_table(tmp_path / "e.parquet").to_pylist()] == [r["id"] for r in lines]
    text = export("--as", "events", "--format", "text")
    assert all(row["id"][:8] in text for row in lines)
    assert max(map(len, text.splitlines())) <= 80
    assert "commitment" not in {row["entry"] for row in lines}


def test_what_is_chosen(export: Callable) -> None:
    every = ids(export())
    between = ids(export("Norway", "PRT"))
    assert set(between) <= set(every)
    assert ids(export("India")) == []
    assert [json.loads(line)["entry"] for line in export("--of", "instrument").splitlines()] == ["instrument"]
    assert not ids(export("--of", "contact", "--until", "2021"))
    assert ids(export("--of", "contact", "--since", "2022", "--until", "2022-12"))


def test_a_party_chooses_as_on_a_timeline(export: Callable, cli: Callable, record: Path) -> None:
    kinds = [a for kind in ("contact", "instrument", "commitment", "statement") for a in ("--kind", kind)]
    told = cli("timeline", "NOR", "PRT", "--record", record, "--format", "jsonl", *kinds).out
    assert sorted(ids(export("NOR", "PRT"))) == sorted(ids(told))


def test_a_file_is_written_whole_or_not_at_all(
    export: Callable, cli: Callable, record: Path, tmp_path: Path
) -> None:
    before = export()
    assert export("-o", "out.jsonl") == ""
    target = tmp_path / "out.jsonl"
    assert target.read_text("utf-8") == before
    raw = bytearray(record.read_bytes())
    raw[4096 : len(raw) - 512] = b"\xff" * (len(raw) - 512 - 4096)
    record.write_bytes(raw)
    assert cli("export", "--record", record, "-o", "out.jsonl").code == 1
    assert target.read_text("utf-8") == before
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".part")] == []


def test_a_file_that_cannot_be_written(cli: Callable, record: Path) -> None:
    result = cli("export", "--record", record, "-o", "none/out.jsonl")
    assert result.code == 1
    assert result.err.count("\n") == 1
    assert "none" in result.err


def test_a_device_is_written_to(export: Callable) -> None:
    assert export("-o", os.devnull) == ""
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (("--as", "events", "--format", "ics"), "--as events"),
        (("--as", "events", "--format", "ftm"), "--as events"),
        (("--of", "statement", "--format", "ics"), "calendar"),
        (("--of", "commitment", "--as", "events"), "event data"),
        (("--since", "soon"), "no date"),
        (("Norwya",), "Norway (NOR)"),
        (("--format", "xml"), "xml"),
    ],
)
def test_what_makes_no_sense_is_refused(cli: Callable, record: Path, args: tuple[str, ...], why: str) -> None:
    code, out, err = cli("export", "--record", record, *args)
    assert (code, out) == (2, "")
    assert why in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(("format_", "module"), [("parquet", "pyarrow"), ("ftm", "followthemoney")])
def test_what_is_not_installed_is_named(
    cli: Callable, record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_: str, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    code, out, err = cli("export", "--record", record, "--format", format_, "-o", "out")
    assert (code, out) == (2, "")
    assert f"despatch[{format_}]" in err
    assert err.count("\n") == 1
    assert not (tmp_path / "out").exists()
