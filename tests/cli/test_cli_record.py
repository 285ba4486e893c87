"""`despatch add`, `timeline`, `show` and `export` over one record, and records that are broken."""

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def record(cli: Callable, reports: Path) -> Path:
    """A record of the two reports."""
    path = reports.parent / "r.db"
    assert cli("add", reports, "--record", path).code == 0
    return path


def rows(cli: Callable, record: Path, *args: object) -> list[dict]:
    result = cli(*(args or ("export",)), "--record", record, "--format", "jsonl")
    assert (result.code, result.err) == (0, "")
    return [json.loads(line) for line in result.out.splitlines()]


def test_add_says_what_it_did_and_is_idempotent(cli: Callable, reports: Path) -> None:
    code, out, err = cli("add", reports, "--jobs", "1")
    assert (code, err) == (0, "")
    assert "2 added" in out
    assert Path("despatch.db").exists()
    before = cli("export").out
    assert "2 unchanged" in cli("add", reports).out
    assert cli("export").out == before


def test_add_counts_as_data(cli: Callable, reports: Path) -> None:
    (reports / "empty.txt").write_bytes(b"")
    code, out, err = cli("add", reports, "--format", "json", "--record", "x.db")
    counts = json.loads(out)
    assert (code, counts["added"], counts["skipped"]) == (3, 2, 1)
    assert "empty.txt" in err
    assert err.count("\n") == 1
    assert counts["entries"] <= counts["entries_told"]
    header, row = cli("add", reports, "--format", "csv", "--record", "x.db").out.splitlines()
    assert dict(zip(header.split(","), row.split(","), strict=True))["unchanged"] == "2"


def test_the_record_may_be_named_by_the_environment(
    cli: Callable, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESPATCH_RECORD", "mine.db")
    assert cli("add", reports).code == 0
    assert (tmp_path / "mine.db").exists()
    assert cli("export").out


def test_one_meeting_of_two_reports(cli: Callable, record: Path) -> None:
    met = [
        r
        for r in rows(cli, record, "timeline", "Norway", "Portugal", "--kind", "meeting")
        if r["date"] == "2022-03-03"
    ]
    assert len(met) == 1
    assert {c["report"] for c in met[0]["citations"]} == {"gazette", "ledger"}
    assert met[0]["sources"]["reports"] == 2


def test_timeline_for_people(cli: Callable, record: Path) -> None:
    code, out, err = cli("timeline", "Norwegian", "PRT", "--record", record)
    assert (code, err) == (0, "")
    assert out.startswith("Norway – Portugal\n")
    assert "2022 ───" in out
    assert "NOR PRT  Meeting held · Lisbon" in out
    assert "ten years for this text" in out
    assert max(map(len, out.splitlines())) <= 80
    brief = cli("timeline", "Norwegian", "PRT", "--record", record, "--brief").out
    assert brief.count("\n") < out.count("\n")


def test_timeline_narrows(cli: Callable, record: Path) -> None:
    def ids(*args: str) -> set[str]:
        return {r["id"] for r in rows(cli, record, "timeline", *args)}

    every = ids()
    assert ids("--since", "2022", "--until", "2022-12") <= every
    assert ids("--since", "2030") != every
    assert not ids("--kind", "meeting", "--since", "2023")
    assert not ids("--kind", "meeting", "--until", "2021")
    assert {r["kind"] for r in rows(cli, record, "timeline", "--kind", "meeting", "--status", "held")} == {
        "meeting"
    }
    assert ids("--kind", "meeting", "--person", "Aas")
    assert not ids("--kind", "meeting", "--person", "Lavrov")
    assert ids("--about", "fisheries")
    assert not ids("--about", "submarines")
    assert not ids("India")


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (("Norwya",), "Norway (NOR)"),
        (("--since", "soon"), "no date"),
        (("--since", "2023", "--until", "2021"), "after --until"),
        (("--kind", "party"), "not one of"),
        (("--status", "happy"), "not one of"),
    ],
)
def test_timeline_refuses_what_makes_no_sense(
    cli: Callable, record: Path, args: tuple[str, ...], why: str
) -> None:
    code, out, err = cli("timeline", *args, "--record", record)
    assert (code, out) == (2, "")
    assert why in err
    assert err.count("\n") == 1


def test_formats_tell_the_same(cli: Callable, record: Path) -> None:
    for verb in ("timeline", "export"):
        lines = rows(cli, record, verb)
        assert json.loads(cli(verb, "--record", record, "--format", "json").out) == lines
        table = list(csv.DictReader(io.StringIO(cli(verb, "--record", record, "--format", "csv").out)))
        assert [r["id"] for r in table] == [r["id"] for r in lines]
        text = cli(verb, "--record", record, "--format", "text").out
        assert all(r["id"][:8] in text for r in lines)


def test_export_has_the_fields_promised(cli: Callable, record: Path, reports: Path) -> None:
    texts = {
        json.loads(line)["id"]: json.loads(line)["report"]["text"]
        for line in cli("read", reports).out.splitlines()
    }
    found = rows(cli, record)
    assert found
    for row in found:
        assert {"id", "entry", "citations", "sources", "differences"} <= row.keys()
        for c in row["citations"]:
            assert texts[c["report"]][c["start"] : c["end"]] == c["text"]


def test_show(cli: Callable, record: Path) -> None:
    [met] = [r for r in rows(cli, record, "timeline", "--kind", "meeting") if r["date"] == "2022-03-03"]
    code, out, err = cli("show", f"#{met['id'][:10]}", "--record", record)
    assert (code, err) == (0, "")
    assert "3 Mar 2022  (2022-03-03)" in out
    assert "gazette" in out
    assert "ledger" in out
    assert "[LISBON: Norwegian Foreign Minister Kari Aas met her" in " ".join(out.split())
    assert json.loads(cli("show", met["id"], "--record", record, "--format", "json").out) == met
    assert json.loads(cli("show", met["id"], "--record", record, "--format", "jsonl").out) == met
    assert cli("show", met["id"], "--record", record, "--format", "csv").out.count("\n") >= 2


def test_show_what_is_not_there(cli: Callable, record: Path) -> None:
    code, out, err = cli("show", "zzzz", "--record", record)
    assert (code, out) == (1, "")
    assert "zzzz" in err
    assert "try: " in err
    [met, *_] = rows(cli, record)
    slip = met["id"][:3] + ("0" if met["id"][3] != "0" else "1") + met["id"][4:]
    assert met["id"] in cli("show", slip, "--record", record).err
    code, out, err = cli("show", "", "--record", record)
    assert code in (1, 2)
    assert err.count("\n") == 1


@pytest.mark.parametrize("args", [("timeline",), ("show", "a"), ("export",)])
def test_no_record(cli: Callable, args: tuple[str, ...], tmp_path: Path) -> None:
    code, out, err = cli(*args, "--record", "none.db")
    assert (code, out) == (1, "")
    assert "none.db" in err
    assert "despatch add" in err
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize(
    "content", [b"this is no database at all, however long it may be. " * 99, os.urandom(9000)]
)
def test_a_corrupt_record_is_left_as_it_was(cli: Callable, reports: Path, content: bytes) -> None:
    path = reports.parent / "corrupt.db"
    path.write_bytes(content)
    for args in (("add", reports), ("timeline",), ("show", "a"), ("export",)):
        code, out, err = cli(*args, "--record", path)
        assert (code, out) == (1, "")
        assert "corrupt.db" in err
        assert err.count("\n") == 1
        assert path.read_bytes() == content


def test_a_damaged_record_is_said(cli: Callable, record: Path, reports: Path) -> None:
    raw = bytearray(record.read_bytes())
    raw[4096 : len(raw) - 512] = b"\xff" * (len(raw) - 512 - 4096)
    record.write_bytes(raw)
    for args in (("export",), ("timeline",), ("add", reports)):
        code, _, err = cli(*args, "--record", record)
        assert code == 1
        assert err.count("\n") == 1
        assert "internal fault" not in err


def test_a_record_that_is_a_folder(cli: Callable, reports: Path) -> None:
    code, _, err = cli("add", reports, "--record", reports)
    assert code == 1
    assert err.count("\n") == 1
    assert "internal fault" not in err


def unprivileged() -> list[str]:
    """A prefix that drops root's right to write anywhere."""
    if os.geteuid() != 0:
        return []
    if not shutil.which("setpriv"):
        pytest.skip("needs setpriv to give up root's rights")
    return [
        "setpriv",
        "--reuid=65534",
        "--regid=65534",
        "--clear-groups",
        "--inh-caps=-all",
        "--bounding-set=-all",
    ]


@pytest.fixture
def shared(record: Path, reports: Path):
    """The reports, one of them new, and a record that may only be read, where anybody may look."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        shutil.copytree(reports, folder / "reports")
        text = (reports / "ledger.txt").read_text("utf-8").replace("cod", "ling")
        (folder / "reports" / "third.txt").write_text(text, encoding="utf-8")
        shutil.copy(record, folder / "r.db")
        (folder / "r.db").chmod(0o444)
        yield folder


def test_a_record_that_may_not_be_written(shared: Path) -> None:
    shared.chmod(0o555)
    command = [*unprivileged(), sys.executable, "-m", "despatch.cli"]
    if subprocess.run([*command, "--version"], capture_output=True, cwd="/", check=False).returncode:
        pytest.skip("this Python cannot be run without root's rights")
    record, before = shared / "r.db", (shared / "r.db").read_bytes()
    add = [*command, "add", str(shared / "reports"), "--record", str(record)]
    done = subprocess.run(add, capture_output=True, cwd="/", check=False)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"r.db" in done.stderr
    assert b"internal fault" not in done.stderr
    seen = subprocess.run(
        [*command, "export", "--record", str(record)], capture_output=True, cwd="/", check=False
    )
    assert (seen.returncode, seen.stderr) == (0, b"")
    assert seen.stdout.count(b"\n") > 1
    assert record.read_bytes() == before


def test_an_interrupted_add_is_completed_by_the_next(reports: Path, cli: Callable, tmp_path: Path) -> None:
    text = (reports / "gazette.txt").read_text("utf-8")
    for i in range(60):
        (reports / f"n-{i:04}.txt").write_text(
            text.replace("Rui Teles", f"Rui Teles{'abcdefghij'[i % 10]}"), encoding="utf-8"
        )
    running = subprocess.Popen(
        [sys.executable, "-m", "despatch.cli", "add", str(reports), "--record", "k.db", "--jobs", "1"],
        cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    until = time.monotonic() + 20
    while time.monotonic() < until and not (tmp_path / "k.db").exists():
        time.sleep(0.02)
    time.sleep(0.3)
    running.send_signal(signal.SIGKILL)
    running.wait(timeout=30)
    assert cli("add", reports, "--record", "k.db").code == 0
    assert cli("add", reports, "--record", "whole.db").code == 0
    assert cli("export", "--record", "k.db").out == cli("export", "--record", "whole.db").out


def _heed() -> None:
    """Heed Ctrl+C also where the tests run in the background: a shell has what it starts there ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_interrupting_says_so(reports: Path, tmp_path: Path) -> None:
    text = (reports / "gazette.txt").read_text("utf-8")
    for i in range(300):
        (reports / f"n-{i:04}.txt").write_text(text, encoding="utf-8")
    with (tmp_path / "err").open("wb") as err:  # not a pipe, which might fill up unread
        running = subprocess.Popen(
            [sys.executable, "-m", "despatch.cli", "read", str(reports), "--jobs", "1"],
            cwd=tmp_path, stdout=subprocess.PIPE, stderr=err, preexec_fn=_heed,
        )  # fmt: skip
        try:
            assert running.stdout is not None
            running.stdout.readline()
            running.send_signal(signal.SIGINT)
            running.communicate(timeout=30)
        finally:
            running.kill()
    assert running.returncode == 130
    assert (tmp_path / "err").read_text("utf-8").strip().splitlines()[-1] == "despatch: interrupted"


@pytest.fixture
def small_disk(tmp_path: Path):
    """A file system of 300 KB."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("may not mount a tmpfs")
    yield place
    subprocess.run(["umount", str(place)], check=False)


def test_a_full_disk_leaves_the_record_intact(cli: Callable, reports: Path, small_disk: Path) -> None:
    record = small_disk / "r.db"
    assert cli("add", reports, "--record", record).code in (0, 1)
    text = (reports / "gazette.txt").read_text("utf-8")
    for i in range(200):
        (reports / f"n-{i:04}.txt").write_text(
            text.replace("fisheries", f"fisheries {i}") + f"{i} " * 3000, encoding="utf-8"
        )
    code, _, err = cli("add", reports, "--record", record, "--jobs", "1")
    assert code == 1
    assert err.count("\n") == 1
    assert "full" in err or "no space" in err.lower()
    assert "internal fault" not in err
    assert cli("export", "--record", record).code == 0
