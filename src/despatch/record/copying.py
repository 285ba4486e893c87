"""A copy of a record that is being added to: one state of it, whole or not there at all."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Table, func, select

from despatch.model import RecordError
from despatch.record import search_index
from despatch.record import tables as t
from despatch.record.store import Store
from despatch.record.troubles import plain_errors

AT_ONCE = 500  # rows copied together
_MADE = ("meta", "alembic_version")  # tables that a new record has rows in


def copy(store: Store, where: str | os.PathLike[str], *, replace: bool = False) -> tuple[int, int]:
    """Copy a record to an SQLite file, which can be opened as a record; gives its reports and entries.

    It is one state of the record, with every report wholly in or out, whoever adds meanwhile. The
    file is written under another name beside it, looked through, put on the disk and renamed: at
    every moment there is all of it or none.

    Raises:
        RecordError: the file is there already (unless `replace`), or cannot be written.
    """
    target = Path(where)
    if os.path.isdir(target) or not os.path.isdir(target.parent):
        why = "it is a folder" if os.path.isdir(target) else f"there is no folder {target.parent}"
        raise RecordError(f"backup {target}", why, "the name of a file in a folder that is there")
    if os.path.exists(target) and not replace:
        raise RecordError(f"backup {target}", "it is there already", "--force, or another name")
    if store.file and os.path.exists(target) and os.path.samefile(store.file, target):
        raise RecordError(f"backup {target}", "it is the record itself", "another name")
    with _beside(target) as new:
        with plain_errors(str(target)):
            (_copy_file if store.backend == "sqlite" else _copy_rows)(store, new)
            counts = _look_through(new)
        _sync(new)
        try:
            os.replace(new, target)
        except OSError as error:
            raise RecordError(f"backup {target}", error.strerror or str(error), "another place") from error
        _sync(target.parent)
    return counts


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A name beside `target` for what is not yet whole; nothing of it stays."""
    new = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        try:
            new.unlink(missing_ok=True)
            new.touch(mode=0o666)
        except OSError as error:
            raise RecordError(f"backup {target}", error.strerror or str(error), "another place") from error
        yield new
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                new.with_name(new.name + end).unlink(missing_ok=True)


def _copy_file(store: Store, new: Path) -> None:
    """Copy an SQLite file: all pages of one state, while others write on behind it."""
    with store.reading() as connection, closing(sqlite3.connect(new)) as made:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        connection.execute(select(t.meta.c.name)).all()  # from here on it is this state that is read
        raw.backup(made)
        made.execute(
            "PRAGMA journal_mode = DELETE"
        )  # one file, that can be read from a disk that is only to be read


def _copy_rows(store: Store, new: Path) -> None:
    """Copy the rows of a server's record into a new SQLite file."""
    made = Store(new)
    try:
        with store.reading() as source, made.writing() as target:
            for table in t.metadata.sorted_tables:
                if table.name in _MADE:
                    target.execute(table.delete())
                rows = source.execute(select(table), execution_options={"yield_per": AT_ONCE})
                for some in rows.partitions():
                    target.execute(table.insert(), [row._asdict() for row in some])
            search_index.rebuild(target)
    finally:
        made.close()
    with closing(sqlite3.connect(new)) as raw:
        raw.execute("PRAGMA journal_mode = DELETE")


def _look_through(new: Path) -> tuple[int, int]:
    """Make sure that the copy is a whole record; its reports and entries."""
    with closing(sqlite3.connect(new)) as raw:
        found = raw.execute("PRAGMA integrity_check").fetchall()
        if found != [("ok",)] or raw.execute("PRAGMA foreign_key_check").fetchall():
            raise RecordError(f"backup {new}", f"the copy is damaged: {found[0][0]}", "despatch check")
    copied = Store(new, create=False)
    try:
        with copied.reading() as connection:
            counts = _count(connection, t.report), _count(connection, t.entry)
    finally:
        copied.close()
    with closing(sqlite3.connect(new)) as raw:  # it was opened, and so has a log again
        raw.execute("PRAGMA journal_mode = DELETE")
    return counts


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _sync(path: Path) -> None:
    """Put a file, or the names in a folder, on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
