"""The two databases that a record may be in: how each is opened, and what differs between them."""

import logging
import os
import re
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from despatch.model import RecordError
from despatch.record.tables import MARK
from despatch.record.troubles import BUSY

_SQLITE = b"SQLite format 3\x00"
_PASSWORD = re.compile(r"(://[^/@:]*:)[^/]*@")
_SERVERS = ("postgresql", "postgres")
PATIENT = 24 * 3600  # seconds to wait for another process that brings a record up to date


def shown(where: str | os.PathLike[str]) -> str:
    """The name of a record as it may be printed: a URL without its password."""
    return _PASSWORD.sub(r"\1***@", os.fspath(where))


def is_url(where: str) -> bool:
    """Whether a record is named by a URL, not by a file."""
    return "://" in where


def engine(where: str, *, create: bool) -> Engine:
    """The engine for a record named by a file or a URL; `create`: a file may be missing.

    Raises:
        RecordError: no URL, no such database, no file that can be a record, or no driver.
    """
    if is_url(where):
        url = _url(where)
        if url.get_backend_name() in _SERVERS:
            return _postgresql(url)
        where = url.database or ":memory:"
    if where != ":memory:":
        _check_file(Path(where), create)
    return _sqlite(where)


def _url(where: str) -> URL:
    name = f"record {shown(where)}"
    try:
        url = make_url(where)
    except (ArgumentError, ValueError) as error:
        raise RecordError(
            name, "no database URL", "postgresql://USER@HOST/DATABASE or sqlite:///FILE"
        ) from error
    if url.get_backend_name() not in (*_SERVERS, "sqlite"):
        raise RecordError(
            name,
            f"a record is kept in SQLite or PostgreSQL, not in {url.get_backend_name()}",
            "postgresql://USER@HOST/DATABASE or sqlite:///FILE",
        )
    return url


def _postgresql(url: URL) -> Engine:
    name = f"record {url.render_as_string(hide_password=True)}"
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        raise RecordError(
            name, "the driver for PostgreSQL is not installed", "pip install 'despatch[postgres]'"
        ) from error
    # What the driver says of a connection that is lost is said by us, in one line.
    logging.getLogger("psycopg").addHandler(logging.NullHandler())
    settings = {} if "connect_timeout" in url.query else {"connect_timeout": 10}
    if "application_name" not in url.query:
        settings["application_name"] = "despatch"  # type: ignore[assignment]
    made = create_engine(url.set(drivername="postgresql+psycopg"), connect_args=settings, pool_pre_ping=True)
    event.listen(made, "begin", _begin_on_server)
    return made


def _begin_on_server(connection: Connection) -> None:
    """A write waits for the one before it; what is read is one state of the record."""
    wait = connection.get_execution_options().get("write")
    if wait is None:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
    else:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{wait}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MARK}, hashtext(current_schema()))")
        connection.exec_driver_sql("SET LOCAL lock_timeout = 0")


def fit_for_a_record(connection: Connection, name: str) -> None:
    """Make sure that an empty database can hold a record.

    Raises:
        RecordError: a PostgreSQL database that cannot hold every text.
    """
    if connection.dialect.name != "postgresql":
        return
    if connection.execute(text("SHOW server_encoding")).scalar_one() != "UTF8":
        raise RecordError(
            f"record {name}", "the database cannot hold every text", "createdb -E UTF8 -T template0 NAME"
        )


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


def _sqlite(where: str) -> Engine:
    path = f"file:{quote(os.path.abspath(where))}?immutable=1&uri=true" if only_to_be_read(where) else where
    # A thread may ask one thing while it reads another: none waits for a connection that another has.
    many = {} if where == ":memory:" else {"pool_size": 8, "max_overflow": -1}
    made = create_engine(f"sqlite+pysqlite:///{path}", connect_args={"timeout": BUSY}, **many)
    event.listen(made, "connect", _settle)
    event.listen(made, "begin", _begin)
    return made


def only_to_be_read(where: str) -> bool:
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
        # What was reported as kept outlasts a power cut: the log is on the disk before a write ends.
        cursor.execute("PRAGMA synchronous = FULL")
    except sqlite3.OperationalError:
        pass  # a record that may only be read is read as it is
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.execute("PRAGMA cache_size = -8000")  # KiB
    cursor.close()


def _begin(connection: Connection) -> None:
    raw = connection.connection.driver_connection
    if isinstance(raw, sqlite3.Connection) and raw.in_transaction:
        return  # a record in memory has one connection: what is asked while an answer is still read joins in
    wait = connection.get_execution_options().get("write")
    if wait is None:
        connection.exec_driver_sql("BEGIN")
        return
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {wait * 1000}")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
