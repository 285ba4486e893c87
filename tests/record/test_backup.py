"""A copy of a record is one state of it, whole or not there."""

import os
import sqlite3
import stat
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from children import Child, Tell
from databases import Databases
from record_made import contact, exported, place, reading, some

from despatch import Reading, Record
from despatch.model import RecordError

MADE = some(26)


@pytest.fixture(params=["sqlite", "postgresql"])
def new(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Names of places with nothing in them."""
    if request.param == "sqlite":
        numbers = count()
        return lambda: str(tmp_path / f"{next(numbers)}.db")
    databases: Databases = request.getfixturevalue("postgresql")
    return databases.blank


def adding(where: str, readings: list[Reading]) -> Callable[[Tell], None]:
    def work(tell: Tell) -> None:
        with Record(where) as record:
            for one in readings:
                record.add(one)
                tell("added")

    return work


def test_a_copy_is_the_same_record(store: str, tmp_path: Path) -> None:
    with Record(place()) as record:
        record.add_all(MADE[:12])
        record.correct.reject(next(record.entries()).id, author="R. Kaul", reason="never")
        assert record.backup(tmp_path / "copy.db") == (12, record.count() + 1)
        with Record(tmp_path / "copy.db", create=False) as copy:
            assert exported(copy) == exported(record)
            assert copy.judgements() == record.judgements()
            assert not list(copy.check())
            found = [(m.id, s) for m, s in copy.search("lavrov", "contact", limit=None)]
            assert {m for m, _ in found} == {m.id for m, _ in record.search("lavrov", "contact", limit=None)}
            for one in (record, copy):  # both go on as records
                one.remove(MADE[0].report.id)
                one.add_all(MADE[12:15])
            assert exported(copy) == exported(record)
            assert not list(copy.check())
        assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.db"]


def test_copies_made_while_another_adds(new: Callable[[], str], tmp_path: Path) -> None:
    where = new()
    Record(where).close()
    child = Child(adding(where, MADE))
    child.wait_for("added")
    seen = []
    with Record(where) as record:
        for n in range(2):
            record.backup(tmp_path / f"copy{n}.db")
            with Record(tmp_path / f"copy{n}.db") as copy:
                reports = sorted(r.id for r in copy.reports())
                assert reports == [r.report.id for r in MADE[: len(reports)]]  # each wholly in or out
                with Record(":memory:") as whole:
                    whole.add_all(MADE[: len(reports)])
                    assert exported(copy) == exported(whole)
                assert not list(copy.check())
            seen.append(len(reports))
            time.sleep(0.05)
    child.told()
    assert seen == sorted(seen)
    assert seen[0] > 0


def test_nothing_is_overwritten_unless_it_is_wanted(tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    with Record(tmp_path / "record.db") as record:
        record.add_all(MADE[:2])
        target.write_text("a letter")
        with pytest.raises(RecordError, match=r"it is there already.*--force"):
            record.backup(target)
        assert target.read_text() == "a letter"
        record.backup(target, replace=True)
        with Record(target) as copy:
            assert copy.count_reports() == 2
        with pytest.raises(RecordError, match="it is the record itself"):
            record.backup(tmp_path / "record.db", replace=True)
        assert record.count_reports() == 2


@pytest.mark.parametrize(
    ("where", "told"),
    [("no/copy.db", "there is no folder"), ("", "it is a folder"), ("x" * 300, "File name too long")],
)
def test_where_no_copy_can_be(tmp_path: Path, where: str, told: str) -> None:
    with Record(":memory:") as record, pytest.raises(RecordError, match=told):
        record.backup(tmp_path / where)
    assert not list(tmp_path.iterdir())


def test_a_copy_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Record(tmp_path / "record.db") as record:
        record.add_all(MADE[:2])
        record.backup(tmp_path / "copy.db")
        before = (tmp_path / "copy.db").read_bytes()
        record.add(MADE[2])
        monkeypatch.setattr("despatch.record.copying._look_through", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            record.backup(tmp_path / "copy.db", replace=True)
    assert (tmp_path / "copy.db").read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.db", "record.db"]


def test_a_copy_is_one_file_that_can_be_put_away(tmp_path: Path) -> None:
    with Record(":memory:") as record:
        record.add(reading("a", "2023-05-05", contact(date="2023-05-04")))
        record.backup(tmp_path / "copy.db")
    with sqlite3.connect(tmp_path / "copy.db") as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    mode = stat.S_IMODE((tmp_path / "copy.db").stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    assert mode == 0o666 & ~mask
