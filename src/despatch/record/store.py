"""The database of a record: opened, checked, and its errors told in plain words."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from despatch.model import RecordError
from despatch.record.tables import MARK, MERGING, SCHEMA, meta, metadata

BUSY = 60  # seconds to wait while another process writes
_SQLITE = b"SQLite format 3\x00"

_DAMAGED = ("the file is damaged", "restore it from a backup, or add the reports to a new record")
_REASONS = (
    ("readonly", "it may not be written to", "check the permissions of the file and its folder"),
    ("disk is full", "the disk is full", "make room and add again: what was added is kept"),
    (
        "disk i/o",
        "the disk gives errors or is full, or the file is damaged",
        "make room and add again, or restore it from a backup: what was added is kept",
    ),
    ("malformed", *_DAMAGED),
    ("could not decode", *_DAMAGED),
    ("not a database", "the file is not a database", "give another file"),
    ("locked", f"another process has been writing to it for {BUSY} seconds", "add again when it is done"),
    ("unable to open", "it cannot be opened", "check the permissions of the file and its folder"),
)


@contextmanager
def plain_errors(where: str) -> Iterator[None]:
    """Turn a database's errors into `RecordError` with the reason and what to try."""
    try:
        yield
    except (
        msgspec.DecodeError,
        UnicodeDecodeError,
    ) as error:  # SQLite notices damage to its pages, not to what is in them
        raise RecordError(f"record {where}", *_DAMAGED) from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
        said = str(cause).strip()
        for sign, why, remedy in _REASONS:
            if sign in said.lower():
                raise RecordError(f"record {where}", why, remedy) from error
        raise RecordError(
            f"record {where}", said.splitlines()[0] if said else type(cause).__name__
        ) from error


class Store:
    """One open database: `reading()` and `writing()` give connections, a write is one transaction."""

    def __init__(self, where: str | os.PathLike[str], *, create: bool = True) -> None:
        self.name = os.fspath(where)
        with plain_errors(self.name):
            self._engine = self._open(self.name, create)
            try:
                self._check()
            except BaseException:
                self._engine.dispose()
                raise

    def _open(self, where: str, create: bool) -> Engine:
        if "://" in where:
            try:
                url = make_url(where)
            except ArgumentError as error:
                raise RecordError(f"record {where}", "no database URL", "sqlite:///FILE") from error
            self.name = url.render_as_string(hide_password=True)
            if url.get_backend_name() != "sqlite":
                return self._server(where)
            where = url.database or ":memory:"
        if where != ":memory:":
            _check_file(Path(where), create)
        path = (
            f"file:{quote(os.path.abspath(where))}?immutable=1&uri=true" if _only_to_be_read(where) else where
        )
        engine = create_engine(f"sqlite+pysqlite:///{path}", connect_args={"timeout": BUSY})
        event.listen(engine, "connect", _settle)
        event.listen(engine, "begin", _begin)
        return engine

    def _server(self, url: str) -> Engine:
        try:
            return create_engine(url)
        except (NoSuchModuleError, ModuleNotFoundError) as error:
            raise RecordError(
                f"record {self.name}", f"no driver for it: {error}", "an SQLite file"
            ) from error

    def _check(self) -> None:
        """Make the tables of a new record; make sure that an old one is a record, and not a newer one."""
        with self._engine.connect() as connection:
            tables = set(inspect(connection).get_table_names())
            found = (
                dict(connection.execute(select(meta.c.name, meta.c.value)).all()) if "meta" in tables else {}
            )
        if not tables:
            with self.writing() as connection:
                metadata.create_all(connection)
                held = connection.execute(select(meta.c.name)).first()
                if held is None:  # two processes may have met here
                    values = {"schema": SCHEMA, "merging": MERGING, "next": 1}
                    connection.execute(meta.insert(), [{"name": n, "value": v} for n, v in values.items()])
                if connection.dialect.name == "sqlite":
                    connection.execute(text(f"PRAGMA application_id = {MARK}"))
                    connection.execute(text(f"PRAGMA user_version = {SCHEMA}"))
            return
        if "schema" not in found or "account" not in tables:
            raise RecordError(f"record {self.name}", "a database, but no record of Despatch", "another file")
        if found["schema"] > SCHEMA:
            raise RecordError(
                f"record {self.name}",
                f"made by a newer version of Despatch (schema {found['schema']}, this one knows {SCHEMA})",
                "update Despatch",
            )
        self.merged_by = found.get("merging", 0)

    merged_by: int = (
        MERGING  # the rules by which the record was merged: other ones than now in an older record
    )

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read from: one consistent state of the record."""
        with plain_errors(self.name), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection to write with: all is kept at the end, or nothing if anything fails."""
        with plain_errors(self.name), self._engine.connect() as connection:
            connection = connection.execution_options(write=True)
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


def _check_file(path: Path, create: bool) -> None:
    name = f"record {path}"
    if path.is_dir():
        raise RecordError(name, "it is a folder", f"{path / 'despatch.db'}")
    try:
        with path.open("rb") as file:
            head = file.read(len(_SQLITE))
    except FileNotFoundError:
        if not path.parent.is_dir():
            raise RecordError(name, f"there is no folder {path.parent}", "make the folder first") from None
        if not create:
            raise RecordError(name, "there is no such file", "despatch add REPORTS first") from None
        return
    except OSError as error:
        raise RecordError(name, error.strerror or str(error), "check the permissions") from error
    if head and head != _SQLITE:
        raise RecordError(name, "the file is not a database", "give another file")


def _only_to_be_read(where: str) -> bool:
    """Whether neither a record nor the files that SQLite keeps beside it can be written: a folder of another user, a DVD.

    SQLite cannot otherwise read a file in WAL mode there. A log that somebody left beside it would be overlooked.
    """
    folder = os.path.dirname(os.path.abspath(where))
    if where == ":memory:" or not os.path.exists(where) or _writable(folder):
        return False
    log = f"{where}-wal"
    return not (os.path.exists(log) and os.path.getsize(log))


def _writable(path: str) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _settle(connection: Any, _: Any) -> None:
    """Settings of every connection: SQLAlchemy opens transactions itself (`_begin`), not the driver."""
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.OperationalError:
        pass  # a record that may only be read is read as it is
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.execute("PRAGMA cache_size = -32000")  # KiB
    cursor.close()


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
