"""Pipes, colours, widths, hostile text and names, full disks."""

import json
import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ESCAPES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
HOSTILE = (
    "\x1b]0;owned\x07\x1b[2J\x1b[31mMinisters met\x1b[0m\n\n"
    "LISBON, March 3, 2022: Foreign Minister Kari Aas of Norway met \u202eRui Teles\u202c of Portugal in Lisbon on Thursday.\n\n"
    "“=cmd|'/c calc'!A1 is what we \x9b31m agreed on today with Norway,” Aas told reporters in Lisbon.\n\n"
    + "x" * 5000
    + "\n\n<script>alert(1)</script> & <b>bold</b> were said by nobody at the talks in Lisbon on Thursday.\n"
)


def terminal(args: list[str], cwd: Path, columns: int = 80, **env: str) -> str:
    """What a command prints on a terminal."""
    leader, follower = pty.openpty()
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")}
    process = subprocess.Popen(
        [sys.executable, "-m", "despatch.cli", *args],
        stdin=follower, stdout=follower, stderr=follower, cwd=cwd, close_fds=True,
        env={**kept, "TERM": "xterm-256color", "COLUMNS": str(columns), **env},
    )  # fmt: skip
    os.close(follower)
    chunks, until = [], time.monotonic() + 60
    while time.monotonic() < until:
        if select.select([leader], [], [], 0.1)[0]:
            try:
                chunk = os.read(leader, 65536)
            except OSError:
                break
            if not chunk:
                break
            chunks.append(chunk)
    process.wait(timeout=30)
    os.close(leader)
    return b"".join(chunks).decode("utf-8", "replace")


def test_colour_on_a_terminal_only_and_not_where_it_is_unwanted(
    reports: Path, cli: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(reports / "gazette.txt")
    assert "\x1b[" in terminal(["explain", file], reports)
    assert "\x1b" not in terminal(["explain", file], reports, NO_COLOR="1")
    assert "\x1b" not in cli("explain", file).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in cli("explain", file).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in cli("explain", file).out


def test_progress_is_shown_on_a_terminal_only(reports: Path, cli: Callable) -> None:
    assert "Reading" in terminal(["add", str(reports)], reports.parent)
    assert cli("add", reports, "--record", "other.db").err == ""


@pytest.mark.parametrize("columns", [24, 40, 80, 200])
def test_any_width(reports: Path, cli: Callable, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for args in (("explain",), ("read", "--format", "text")):
        out = cli(*args, reports / "gazette.txt").out
        assert max(map(len, out.splitlines())) <= columns


def test_a_closed_pipe_is_no_failure(reports: Path, process: Callable) -> None:
    for i in range(25):
        (reports / f"copy-{i:03}.txt").write_text(
            (reports / "gazette.txt").read_text("utf-8"), encoding="utf-8"
        )
    for jobs in ("1", "2"):
        code, out, err = process(shell=f"set -o pipefail; despatch read {reports} --jobs {jobs} | head -1")
        assert (code, err) == (0, "")
        assert out.count("\n") == 1
    assert process(shell=f"set -o pipefail; despatch explain {reports}/gazette.txt | true") == (0, "", "")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    path = tmp_path / "hostile.txt"
    path.write_text(HOSTILE, encoding="utf-8")
    return path


def test_hostile_text_reaches_no_terminal(cli: Callable, hostile: Path) -> None:
    for args in (("explain",), ("read", "--format", "text"), ("read",), ("explain", "--format", "json")):
        code, out, err = cli(*args, hostile)
        assert code == 0, err
        assert not ESCAPES.search(out)


def test_hostile_text_is_whole_in_json(cli: Callable, hostile: Path) -> None:
    text = json.loads(cli("read", hostile).out)["report"]["text"]
    assert "Rui Teles" in text
    assert "x" * 5000 in text


def test_hostile_text_is_inert_in_a_page(cli: Callable, hostile: Path) -> None:
    page = cli("explain", hostile, "--format", "html").out
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert not ESCAPES.search(page)


def test_hostile_text_is_no_formula(cli: Callable, hostile: Path) -> None:
    for args in (("read", "--format", "csv"), ("explain", "--format", "csv")):
        out = cli(*args, hostile).out
        assert not re.search(r'(^|,)"?[=+@]', out, re.M)


def test_hostile_file_names(cli: Callable, tmp_path: Path) -> None:
    code, out, err = cli("read", tmp_path / "no\x1b[31msuch\nfile\u202e.txt")
    assert (code, out) == (3, "")
    assert not ESCAPES.search(err)
    assert err.count("\n") == 1


def test_names_that_are_no_text(process: Callable, reports: Path) -> None:
    raw = os.fsencode(reports) + b"/\xff\xfe.txt"
    Path(os.fsdecode(raw)).write_bytes((reports / "ledger.txt").read_bytes())
    code, out, _ = process("read", reports, "--format", "jsonl")
    assert code == 0
    assert len([json.loads(line) for line in out.splitlines()]) == 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said(process: Callable, reports: Path) -> None:
    for format_ in ("jsonl", "text"):
        code, _, err = process(shell=f"despatch read {reports} --format {format_} > /dev/full")
        assert code == 1
        assert "o space left" in err
        assert "try: " in err
        assert "Traceback" not in err


def test_the_locale_does_not_matter(process: Callable, reports: Path) -> None:
    file = reports / "gazette.txt"
    plain = process("read", file, "--format", "text", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (plain.code, plain.err) == (0, "")
    assert "Meeting held" in plain.out


def test_debug_shows_where(process: Callable, reports: Path) -> None:
    assert "Traceback" in process("show", "zz", DESPATCH_DEBUG="1").err


def test_an_unknown_verb_is_refused(cli: Callable) -> None:
    code, out, err = cli("tmeline")
    assert (code, out) == (2, "")
    assert "tmeline" in err
    assert err.count("\n") == 1
