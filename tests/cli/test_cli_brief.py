"""`despatch brief`: formats, files, and what it refuses."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def record(cli: Callable, reports: Path) -> Path:
    """A record of the two reports."""
    path = reports.parent / "r.db"
    assert cli("add", reports, "--record", path).code == 0
    return path


def run(cli: Callable, record: Path, *args: object) -> str:
    code, out, err = cli("brief", "Norway", "PRT", "--today", "2022-12-31", "--record", record, *args)
    assert (code, err) == (0, "")
    return str(out)


def test_it_is_printed_as_markdown(cli: Callable, record: Path) -> None:
    out = run(cli, record)
    assert out.startswith("# Norway – Portugal\n\n1 Jan 2021 – 31 Dec 2022, as of 31 Dec 2022\n")
    assert "- **3 Mar 2022**: Kari Aas and Rui Teles met in Lisbon" in out
    assert "“We have waited ten years for this text" in out
    assert "\n[^1]: " in out
    assert out == run(cli, record)


def test_formats_tell_the_same(cli: Callable, record: Path) -> None:
    whole = json.loads(run(cli, record, "--format", "json"))
    lines = [json.loads(line) for line in run(cli, record, "--format", "jsonl").splitlines()]
    table = list(csv.DictReader(io.StringIO(run(cli, record, "--format", "csv"))))
    items = [i for s in whole["sections"] for g in s["groups"] for i in g["items"]]
    assert len(items) == len(lines) == len(table) > 2
    assert [line["words"] for line in lines] == [row["words"] for row in table]
    assert all(line["citations"] for line in lines)
    assert (whole["since"], whole["until"], whole["today"]) == ("2021-01-01", "2022-12-31", "2022-12-31")


@pytest.mark.parametrize(
    ("name", "start"), [("b.md", b"# Norway"), ("b.html", b"<!DOCTYPE html>"), ("b.json", b"{")]
)
def test_files(cli: Callable, record: Path, tmp_path: Path, name: str, start: bytes) -> None:
    code, out, err = cli("brief", "NOR", "PRT", "--today", "2022-12-31", "-r", record, "-o", name)
    assert (code, out) == (0, "")
    assert name in err
    assert err.count("\n") == 1
    assert (tmp_path / name).read_bytes().startswith(start)


@pytest.mark.parametrize(("name", "start"), [("b.pdf", b"%PDF-"), ("b.DOCX", b"PK")])
def test_files_that_need_packages(
    cli: Callable, record: Path, tmp_path: Path, name: str, start: bytes
) -> None:
    pytest.importorskip("typst", reason="needs the package typst (pip install 'despatch[brief]')")
    pytest.importorskip("docx", reason="needs the package python-docx (pip install 'despatch[brief]')")
    made = []
    for _ in range(2):
        assert cli("brief", "NOR", "PRT", "--today", "2022-12-31", "-r", record, "--output", name).code == 0
        made.append((tmp_path / name).read_bytes())
    assert made[0].startswith(start)
    assert made[0] == made[1]


def test_sections_and_spans(cli: Callable, record: Path) -> None:
    out = run(cli, record, "--sections", "signed,last", "--since", "2022-03", "--until", "2022-03")
    assert [line for line in out.splitlines() if line.startswith("## ")] == [
        "## Last contacts",
        "## What was signed",
        "## How this was made",
    ]
    assert "1–31 Mar 2022, as of 31 Dec 2022" in out


def test_a_pair_with_nothing(cli: Callable, record: Path) -> None:
    code, out, err = cli("brief", "IND", "RUS", "--today", "2022-12-31", "-r", record)
    assert (code, err) == (0, "")
    assert "no contact" in out


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (("IND",), "two parties"),
        (("IND", "India"), "two parties"),
        (("IND", "RUS", "CHN"), "two parties"),
        (("Norwya", "PRT"), "Norway (NOR)"),
        (("NOR", "PRT", "--since", "soon"), "no date"),
        (("NOR", "PRT", "--since", "2024", "--until", "2021"), "after the end"),
        (("NOR", "PRT", "--sections", "gossip"), "gossip"),
        (("NOR", "PRT", "-o", "b.rtf"), ".docx"),
        ((), "PARTY"),
    ],
)
def test_it_refuses_what_makes_no_sense(cli: Callable, record: Path, args: tuple[str, ...], why: str) -> None:
    code, out, err = cli("brief", *args, "--record", record)
    assert (code, out) == (2, "")
    assert why in err
    assert err.count("\n") == 1


def test_no_record_and_nowhere_to_write(cli: Callable, record: Path) -> None:
    assert "despatch add" in cli("brief", "NOR", "PRT", "-r", "none.db").err
    code, _, err = cli("brief", "NOR", "PRT", "-r", record, "-o", "nowhere/b.md")
    assert code == 1
    assert "nowhere" in err
    assert err.count("\n") == 1
