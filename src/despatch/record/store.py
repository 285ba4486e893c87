"""The database of a record: opened, made or brought up to date, read from and written to."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from urllib.parse import unquote

from sqlalchemy import Connection, PoolProxiedConnection, inspect, select, text

from despatch.model import RecordError
from despatch.record import search_index
from despatch.record.backends import PATIENT, engine, fit_for_a_record, shown
from despatch.record.search_index import SEARCHING
from despatch.record.tables import MARK, MERGING, REVISION, SCHEMA, alembic_version, meta, metadata
from despatch.record.troubles import BUSY, plain_errors


class Store:
    """One open database: `reading()` and `writing()` give connections, a write is one transaction.

    Raises:
        RecordError: it cannot be opened, is no record, was made by a newer version, or by an older one
            and cannot be brought up to date.
    """

    merged_by: int = MERGING  # the rules by which the record was merged, as last seen

    def __init__(self, where: str | os.PathLike[str], *, create: bool = True) -> None:
        self.name = shown(where)
        self._watch: PoolProxiedConnection | None = None  # what `version` asks, and nothing else
        self._watch_turn = Lock()
        with plain_errors(self.name):
            self._engine = engine(os.fspath(where), create=create)
            try:
                self._check(create)
            except BaseException:
                self._engine.dispose()
                raise

    @property
    def backend(self) -> str:
        """The database's name: "sqlite" or "postgresql"."""
        return self._engine.dialect.name

    @property
    def file(self) -> str | None:
        """The file of an SQLite record; None for one in memory or on a server."""
        name = self._engine.url.database if self.backend == "sqlite" else None
        if name and name.startswith("file:"):
            name = unquote(name.removeprefix("file:").partition("?")[0])
        return None if name in (None, "", ":memory:") else name

    def _check(self, create: bool) -> None:
        """Make the tables of a new record; bring an old one up to date; refuse what is no record, or a newer one."""
        with self.reading() as connection:
            tables = set(inspect(connection).get_table_names())
            found = _marks(connection) if "meta" in tables else {}
        if not tables:
            if not create:
                raise RecordError(f"record {self.name}", "it is empty", "despatch add REPORTS first")
            with self.writing(checked=False) as connection:
                _make(connection, self.name)
            return
        if "schema" not in found or "account" not in tables:
            raise RecordError(f"record {self.name}", "a database, but no record of Despatch", "another one")
        self._refuse_newer(found)
        if found["schema"] < SCHEMA or found.get("searching") != SEARCHING:
            self._bring_up_to_date(found["schema"])
        self.merged_by = found.get("merging", 0)

    def _refuse_newer(self, found: dict[str, int]) -> None:
        if found["schema"] > SCHEMA:
            raise RecordError(
                f"record {self.name}",
                f"made by a newer version of Despatch (schema {found['schema']}, this one knows {SCHEMA})",
                "update Despatch",
            )

    def _refuse_newer_merging(self, found: dict[str, int]) -> None:
        if found.get("merging", 0) > MERGING:
            raise RecordError(
                f"record {self.name}",
                "merged by the rules of a newer version of Despatch: it can be read, not written to",
                "update Despatch",
            )

    def _bring_up_to_date(self, schema: int) -> None:
        """Migrate it, in one transaction; whoever else opens it meanwhile waits."""
        from despatch.record.migrating import bring_up_to_date

        try:
            with self.writing(wait=PATIENT, checked=False) as connection:
                found = _marks(connection)  # another process may have been faster
                self._refuse_newer(found)
                bring_up_to_date(connection, found)
        except RecordError as error:
            older = "an older version" if schema == SCHEMA else f"an older version (schema {schema})"
            raise RecordError(
                f"record {self.name}",
                f"made by {older} of Despatch, and it cannot be brought up to date: {error.why}",
                error.try_ and f"{error.try_}, or open a copy of it",
            ) from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read from: one consistent state of the record."""
        with plain_errors(self.name), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, *, wait: int = BUSY, checked: bool = True) -> Iterator[Connection]:
        """A connection to write with: all is kept at the end, or nothing if anything fails.

        One process writes at a time; others wait for up to `wait` seconds. Unless not `checked`, the
        record must still be as this version of Despatch knows it.
        """
        with plain_errors(self.name), self._engine.connect() as connection:
            connection = connection.execution_options(write=wait)
            with connection.begin():
                if checked:
                    found = _marks(connection)
                    self._refuse_newer(found)
                    self._refuse_newer_merging(found)
                    self.merged_by = found.get("merging", 0)
                yield connection

    def version(self) -> int:
        """A number that is another one after every change. Of a file it is had in microseconds."""
        if self.file is None:
            with self.reading() as connection:
                return int(connection.execute(select(meta.c.value).where(meta.c.name == "next")).scalar_one())
        with plain_errors(self.name), self._watch_turn:
            if self._watch is None:
                self._watch = self._engine.raw_connection()
            cursor = self._watch.cursor()
            try:
                cursor.execute("SELECT value FROM meta WHERE name = 'next'")
                row = cursor.fetchone()
                return int(row[0]) if row else 0
            finally:
                cursor.close()

    def close(self) -> None:
        """Let go of the database."""
        with self._watch_turn:
            if self._watch is not None:
                self._watch.close()
            self._watch = None
        self._engine.dispose()


def _marks(connection: Connection) -> dict[str, int]:
    return {row.name: row.value for row in connection.execute(select(meta.c.name, meta.c.value))}


def _make(connection: Connection, name: str) -> None:
    """Make the tables; two processes may meet here, the second finds them made."""
    fit_for_a_record(connection, name)
    metadata.create_all(connection)
    search_index.make(connection)
    if connection.execute(select(meta.c.name)).first():
        return
    values = {"schema": SCHEMA, "merging": MERGING, "searching": SEARCHING, "next": 1}
    connection.execute(meta.insert(), [{"name": n, "value": v} for n, v in values.items()])
    connection.execute(alembic_version.insert(), {"version_num": REVISION})
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"PRAGMA application_id = {MARK}"))
        connection.execute(text(f"PRAGMA user_version = {SCHEMA}"))
