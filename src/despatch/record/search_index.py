"""The index of full-text search: FTS5 in SQLite, tsvector in PostgreSQL; the words alone, texts are not kept twice."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, select, text

from despatch.model import Report
from despatch.model.merged import ENTRY_SORTS, MergedEntry, decode_merged
from despatch.record import tables as t
from despatch.record.search_words import GAP, entry_texts, indexed, report_texts

SEARCHING = 1  # changes with what is indexed: an older index is made anew when the record is opened
KINDS = (*ENTRY_SORTS, "report")  # what there is an index of, each by itself
AT_ONCE = 1000  # rows indexed together when all is indexed
_report = msgspec.json.Decoder(Report).decode


def make(connection: Connection) -> None:
    """Make the tables of the index."""
    for kind in KINDS:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {kind}_words USING fts5(words, content='', tokenize='ascii')"
            )
            continue
        home = "report (id)" if kind == "report" else "entry (number)"
        connection.exec_driver_sql(
            f"CREATE TABLE IF NOT EXISTS {kind}_words (number BIGINT PRIMARY KEY "
            f"REFERENCES {home} ON DELETE CASCADE, words TSVECTOR NOT NULL)"
        )
        connection.exec_driver_sql(
            f"CREATE INDEX IF NOT EXISTS {kind}_words_index ON {kind}_words USING gin (words)"
        )


def file_entries(connection: Connection, entries: Iterable[tuple[int, MergedEntry]]) -> None:
    """Index entries, each with its number."""
    found: dict[str, list[tuple[int, str]]] = {}
    for number, merged in entries:
        found.setdefault(merged.kind_of_entry, []).append((number, indexed(entry_texts(merged))))
    for kind, rows in found.items():
        _file(connection, kind, rows)


def file_reports(connection: Connection, reports: Iterable[tuple[int, Report]]) -> None:
    """Index reports, each with its number."""
    _file(connection, "report", [(n, indexed(report_texts(report))) for n, report in reports])


def forget_entries(connection: Connection, ids: Sequence[str]) -> None:
    """Take entries out of the index; to be called before they are deleted."""
    if connection.dialect.name != "sqlite" or not ids:  # PostgreSQL does it by itself
        return
    wanted = select(t.entry.c.number, t.entry.c.sort, t.entry.c.body).where(t.entry.c.id.in_(ids))
    gone: dict[str, list[tuple[int, str]]] = {}
    for number, sort, body in connection.execute(wanted):
        gone.setdefault(sort, []).append((number, indexed(entry_texts(decode_merged(body, sort)))))
    for kind, rows in gone.items():
        _forget(connection, kind, rows)


def forget_reports(connection: Connection, numbers: str) -> None:
    """Take reports out of the index, before they are deleted; `numbers` are the insides of `IN (...)`."""
    if connection.dialect.name != "sqlite":
        return
    wanted = text(f"SELECT id, body FROM report WHERE id IN ({numbers})")
    rows = [(n, indexed(report_texts(_report(body)))) for n, body in connection.execute(wanted)]
    _forget(connection, "report", rows)


def _file(connection: Connection, kind: str, rows: Sequence[tuple[int, str]]) -> None:
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        add = text(f"INSERT INTO {kind}_words (rowid, words) VALUES (:n, :words)")
        connection.execute(add, [{"n": n, "words": words} for n, words in rows])
        return
    add = text(f"INSERT INTO {kind}_words (number, words) VALUES (:n, CAST(:words AS tsvector))")
    connection.execute(add, [{"n": n, "words": _tsvector(words)} for n, words in rows])


def _forget(connection: Connection, kind: str, rows: Sequence[tuple[int, str]]) -> None:
    """FTS5 keeps no text: it is told which words a row had."""
    if rows:
        take = text(f"INSERT INTO {kind}_words ({kind}_words, rowid, words) VALUES ('delete', :n, :words)")
        connection.execute(take, [{"n": n, "words": words} for n, words in rows])


def _tsvector(words: str) -> str:
    """Words and their places as PostgreSQL writes them down; it takes 1 MB, and 255 places of a word."""
    places: dict[str, list[int]] = {}
    size = 0
    for place, word in enumerate(words.split(), 1):
        if word == GAP:
            continue
        if word not in places:
            size += len(word.encode()) + 8
        size += 2
        if size > 1_000_000:
            break
        held = places.setdefault(word, [])
        if len(held) < 255:
            held.append(place)
    return " ".join(f"'{word}':{','.join(map(str, held))}" for word, held in places.items())


def clear(connection: Connection, kinds: Sequence[str] = ENTRY_SORTS) -> None:
    """Empty the index of these kinds."""
    for kind in kinds:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"INSERT INTO {kind}_words ({kind}_words) VALUES ('delete-all')")
        else:
            connection.exec_driver_sql(f"DELETE FROM {kind}_words")


def rebuild(connection: Connection) -> None:
    """Make the index anew from the entries and reports."""
    clear(connection, KINDS)
    for rows in ranges(connection, t.entry.c.number, t.entry.c.sort, t.entry.c.body):
        file_entries(connection, [(number, decode_merged(body, sort)) for number, sort, body in rows])
    for rows in ranges(connection, t.report.c.id, t.report.c.body):
        file_reports(connection, [(number, _report(body)) for number, body in rows])


def ranges(connection: Connection, number: Any, *others: Any) -> Iterator[Sequence[Any]]:
    """The rows of a table in the order of their numbers, some at a time."""
    last = -1
    wanted = select(number, *others).where(number > bindparam("last")).order_by(number).limit(AT_ONCE)
    while rows := connection.execute(wanted, {"last": last}).all():
        yield rows
        last = rows[-1][0]
