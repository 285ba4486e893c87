"""What goes wrong outside leaves a clear error and the record as it was."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec
import pytest
from record_made import contact, exported, reading, some
from sqlalchemy import create_engine, text

from benchmarks.schema_1 import schema_1
from despatch import Reading, Record
from despatch.model import RecordError

ADD = """
import sys, msgspec, despatch
readings = [msgspec.json.decode(line, type=despatch.Reading) for line in open(sys.argv[2], "rb")]
print("ready", flush=True)
with despatch.Record(sys.argv[1]) as record:
    record.add_all(readings, on_result=lambda added: print(added.id, flush=True))
"""


def written(readings: list[Reading], folder: Path) -> Path:
    path = folder / "readings.jsonl"
    path.write_bytes(b"\n".join(msgspec.json.encode(r) for r in readings))
    return path


def child(record: Path, readings: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", ADD, str(record), str(readings)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"there is no folder .*make the folder first"):
        Record(tmp_path / "no" / "record.db")


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="it is a folder"):
        Record(tmp_path)


def test_a_record_that_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no such file"):
        Record(tmp_path / "record.db", create=False)
    assert not (tmp_path / "record.db").exists()


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Only notes, and rather long ones.")
    with pytest.raises(RecordError, match="not a database"):
        Record(path)
    assert path.read_text() == "Only notes, and rather long ones."


def test_another_program_s_database(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE meta (name TEXT, value TEXT)")
        other.execute("INSERT INTO meta VALUES ('a', 'b')")
    with pytest.raises(RecordError, match="no record of Despatch"):
        Record(path)


def test_a_record_of_a_newer_version(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    Record(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE meta SET value = 99 WHERE name = 'schema'")
    with pytest.raises(RecordError, match=r"newer version.*update Despatch"):
        Record(path)


def test_no_database_url() -> None:
    with pytest.raises(RecordError, match="record "):
        Record("nosuch://place/x")


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    (tmp_path / "record.db").touch()
    with Record(tmp_path / "record.db") as record:
        assert record.count() == 0


def test_a_url_is_the_same_as_a_path(tmp_path: Path) -> None:
    with Record(f"sqlite:///{tmp_path / 'record.db'}") as record:
        record.add(some(1)[0])
    with Record(tmp_path / "record.db") as record:
        assert record.count() == 2


@pytest.mark.parametrize("at", [0.1, 0.5, 0.9])
def test_a_damaged_file(tmp_path: Path, at: float) -> None:
    path = tmp_path / "record.db"
    with Record(path) as record:
        record.add_all(some(80, size=20))
    with path.open("r+b") as file:
        file.seek(int(path.stat().st_size * at) // 4096 * 4096)
        file.write(random.Random(3).randbytes(4096 * 8))
    with pytest.raises(RecordError, match=r"damaged|not a database"):
        use(path)


@pytest.mark.parametrize("seed", range(6))
def test_bytes_damaged_here_and_there(tmp_path: Path, seed: int) -> None:
    """SQLite notices damage to its pages; what is in them is ours to check."""
    path = tmp_path / "record.db"
    with Record(path) as record:
        record.add_all(some(20, size=20))
    rng, data = random.Random(seed), bytearray(path.read_bytes())
    for _ in range(400):
        data[rng.randrange(4096, len(data))] = rng.randrange(256)
    path.write_bytes(data)
    with pytest.raises(RecordError, match=r"damaged|not a database"):
        use(path)


def use(path: Path) -> None:
    with Record(path) as record:
        list(record.entries())
        list(record.reports())
        record.add_all(some(200))


def test_a_cut_file(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with Record(path) as record:
        record.add_all(some(80))
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)
    with pytest.raises(RecordError, match=r"damaged|not a database"):
        use(path)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Go without root's rights for a while; root may write to everything."""
    if os.getuid():
        yield
        return
    with Record(":memory:") as record:  # what is loaded when first used must be loaded before
        record.add_all(some(2))
        list(record.entries())
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may get to, as pytest's own is not."""
    folder = Path("/tmp") / f"despatch-{os.getpid()}-{random.randrange(10**9)}"
    folder.mkdir(mode=0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_record_that_may_only_be_read(open_folder: Path) -> None:
    path = open_folder / "record.db"
    with Record(path) as record:
        record.add_all(some(3))
        before = exported(record)
    path.chmod(0o444)
    open_folder.chmod(0o555)
    with as_nobody(), Record(path) as record:
        assert record.count() == 6
        assert exported(record) == before
        with pytest.raises(RecordError, match="it may not be written to"):
            record.add(reading("new", None, contact()))
    open_folder.chmod(0o755)
    with Record(path) as record:
        assert exported(record) == before


def test_an_older_record_that_may_only_be_read(open_folder: Path) -> None:
    path = Path(schema_1(str(open_folder / "record.db"), some(3)))
    path.chmod(0o444)
    open_folder.chmod(0o555)
    told = r"older version \(schema 1\).*cannot be brought up to date: it may not be written to"
    with as_nobody(), pytest.raises(RecordError, match=told):
        Record(path)
    open_folder.chmod(0o755)
    with Record(path) as record:
        assert record.count() == 6


@pytest.mark.parametrize("lie_beside", [False, True], ids=["closed", "another has it open"])
def test_a_file_system_that_may_only_be_read(small_disk: Path, lie_beside: bool) -> None:
    path = small_disk / "record.db"
    record = Record(path)
    record.add_all(some(3))
    before = exported(record)
    if lie_beside:  # the log and the index of SQLite stay as they are
        for file in small_disk.glob("record.db*"):
            shutil.copy(file, small_disk / file.name.replace("record", "taken"))
        path = small_disk / "taken.db"
    record.close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with Record(path) as closed:
        assert exported(closed) == before
        with pytest.raises(RecordError, match="it may not be written to"):
            closed.add(reading("new", None, contact()))


def test_a_folder_that_may_not_be_written_to(open_folder: Path) -> None:
    with as_nobody(), pytest.raises(RecordError, match="it cannot be opened"):
        Record(open_folder / "record.db")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MB; needs root."""
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if (
        os.getuid()
        or not shutil.which("mount")
        or subprocess.run(command, capture_output=True, check=False).returncode
    ):
        pytest.skip("needs root and the right to mount a small file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk(small_disk: Path, tmp_path: Path) -> None:
    path = small_disk / "record.db"
    readings = some(40, size=400)
    safe = []
    with Record(path) as record, pytest.raises(RecordError, match="disk"):
        record.add_all(readings, on_result=lambda added: safe.append(added.id))
    assert 0 < len(safe) < len(readings)
    moved = tmp_path / "record.db"
    with Record(path) as record:
        kept = [r.id for r in record.reports()]
        assert set(safe) <= set(kept)
        assert all(record.reading(id_) == readings[int(id_[-4:])] for id_ in kept)
    for file in small_disk.iterdir():
        shutil.copy(file, moved.parent / file.name)
    with Record(moved) as record, Record(":memory:") as whole:
        record.add_all(readings)
        whole.add_all(readings)
        assert exported(record) == exported(whole)


def test_two_processes_add_at_once(tmp_path: Path) -> None:
    readings = some(120)
    path = tmp_path / "record.db"
    halves = []
    for n in (0, 1):
        (tmp_path / str(n)).mkdir()
        halves.append(child(path, written(readings[n * 50 : n * 50 + 70], tmp_path / str(n))))
    for process in halves:
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
    with Record(path) as record, Record(":memory:") as whole:
        whole.add_all(readings)
        assert exported(record) == exported(whole)


def test_killed_at_any_moment(tmp_path: Path) -> None:
    readings = some(150)
    source, path = written(readings, tmp_path), tmp_path / "record.db"
    rng = random.Random(11)
    kills = 0
    for _ in range(10):
        process = child(path, source)
        time.sleep(rng.uniform(0, 0.35))
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)
        told = process.communicate()[0].split()
        kills += process.returncode == -signal.SIGKILL
        with Record(path) as record:
            kept = {r.id for r in record.reports()}
            assert set(told) <= kept | {""}, "told as safely in, but lost"
            assert all(record.reading(id_) == readings[int(id_[-4:])] for id_ in kept)
        if rng.random() < 0.4:
            for file in tmp_path.glob("record.db*"):
                file.unlink()
    assert kills >= 5
    with Record(path) as record, Record(":memory:") as whole:
        record.add_all(readings)
        whole.add_all(readings)
        assert exported(record) == exported(whole)
    with create_engine(f"sqlite:///{path}").connect() as raw:
        assert raw.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        assert not raw.execute(text("PRAGMA foreign_key_check")).all()
