"""A database's errors in plain words: what is wrong, and what to try."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from despatch.model import RecordError

BUSY = 60  # seconds to wait while another process writes

_DAMAGED = ("the file is damaged", "restore it from a backup, or add the reports to a new record")
_WAITED = (f"another process has been writing to it for {BUSY} seconds", "add again when it is done")
# Signs in what a database says, in lower case; the reason; what to try.
_OF_SQLITE: tuple[tuple[str, str, str], ...] = (
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
    ("locked", *_WAITED),
    ("unable to open", "it cannot be opened", "check the permissions of the file and its folder"),
)
_NO_SERVER = ("the server cannot be reached", "check the host and the port, and that PostgreSQL runs there")
_GONE = ("the connection to the server was lost", "add again: what was added is kept")
_OF_POSTGRESQL: tuple[tuple[str, str, str], ...] = (
    ("lock timeout", *_WAITED),
    ("password authentication failed", "wrong user or password", "postgresql://USER:PASSWORD@HOST/DATABASE, or ~/.pgpass"),
    ("no password supplied", "the server asks for a password", "postgresql://USER:PASSWORD@HOST/DATABASE, or ~/.pgpass"),
    ("peer authentication failed", "the server lets another user of this machine in", "postgresql://USER:PASSWORD@HOST/DATABASE"),
    ("no pg_hba.conf entry", "the server does not let this user or machine in", "ask who runs the server (pg_hba.conf)"),
    ("permission denied", "the user has no right to do that there", "ask who runs the server (GRANT)"),
    ("must be owner", "the user has no right to do that there", "open it as the user who made it"),
    ("read-only transaction", "the server may only be read from", "the server that it copies from"),
    ("no space left", "the disk of the server is full", "make room and add again: what was added is kept"),
    ("too many clients", "the server has no connection left", "try again, or ask for more connections"),
    ("connection slots", "the server has no connection left", "try again, or ask for more connections"),
    ("starting up", "the server is starting", "try again in a moment"),
    ("shutting down", "the server is being stopped", "try again when it runs"),
    ("connection refused", *_NO_SERVER),
    ("could not translate host name", *_NO_SERVER),
    ("failed to resolve host", *_NO_SERVER),
    ("name or service not known", *_NO_SERVER),
    ("network is unreachable", *_NO_SERVER),
    ("no route to host", *_NO_SERVER),
    ("connection timeout", *_NO_SERVER),
    ("timeout expired", *_NO_SERVER),
    ("no such file or directory", *_NO_SERVER),
    ("terminating connection", *_GONE),
    ("server closed the connection", *_GONE),
    ("connection is closed", *_GONE),
    ("connection is lost", *_GONE),
    ("consuming input failed", *_GONE),
    ("eof detected", *_GONE),
    ("invalid page", "the server's files are damaged", "restore it from a backup"),
    ("could not read block", "the server's files are damaged", "restore it from a backup"),
)  # fmt: skip
_NONE = re.compile(r'(database|role) "(.*)" does not exist')


@contextmanager
def plain_errors(where: str) -> Iterator[None]:
    """Turn a database's errors into `RecordError` with the reason and what to try."""
    try:
        yield
    except (
        msgspec.DecodeError,
        UnicodeDecodeError,
    ) as error:  # a database notices damage to its pages, not to what is in them
        raise RecordError(f"record {where}", *_DAMAGED) from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
        raise RecordError(f"record {where}", *_told(cause)) from error


def _told(cause: BaseException) -> tuple[str, str]:
    said = " ".join(str(cause).split())
    if isinstance(cause, sqlite3.Error):
        signs = _OF_SQLITE
    else:
        signs = _OF_POSTGRESQL
        missing = _NONE.search(said)
        if missing:
            remedy = f"createdb {missing[2]}" if missing[1] == "database" else "another user"
            return f"there is no {missing[1]} {missing[2]!r}".replace("role", "user", 1), remedy
    for sign, why, remedy in signs:
        if sign in said.lower():
            return why, remedy
    first = str(cause).strip().splitlines()
    return (first[0] if first else type(cause).__name__), ""
