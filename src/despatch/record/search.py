"""Full-text search: entries and reports by their words, the best first."""

import heapq
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any

import msgspec
from sqlalchemy import Connection, select, text

from despatch.model import Report
from despatch.model.merged import MergedEntry, decode_merged
from despatch.record import tables as t
from despatch.record.asking import accepted
from despatch.record.dates import days
from despatch.record.search_query import Node, Term, fts5, parsed, tsquery, words_of
from despatch.record.search_words import placed_words

AT_ONCE = 200  # entries of one score that are looked at together
HITS = 500  # words found in a report, from its beginning, among which the best stretch is sought
CONTEXT = 24  # words of a report shown around those found
_report = msgspec.json.Decoder(Report).decode


class Snippet(msgspec.Struct, frozen=True):
    """The stretch of a report that has most of the words sought, and where these are: offsets in `report.text`."""

    start: int
    end: int
    marks: tuple[tuple[int, int], ...] = ()


class Narrow(msgspec.Struct, frozen=True, kw_only=True):
    """What else holds of the entries sought: all the `parties`, days (EDTF), a person of any of these `names`."""

    parties: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    names: tuple[str, ...] | None = None


def entries_found(
    connection: Connection, typed: str, of: Sequence[str], narrow: Narrow
) -> Iterator[tuple[MergedEntry, float]]:
    """Entries that have the words, each with its score, the best first; equals in the order of time.

    Scores are those of BM25 in SQLite and of cover density (`ts_rank_cd`) in PostgreSQL: of one
    question they can be compared, of two they cannot.
    """
    node = parsed(typed)
    if node is None:
        return
    ranked = [_ranked(connection, sort, node, narrow) for sort in dict.fromkeys(of)]
    best_first = heapq.merge(*ranked, key=lambda found: -found[1])
    for score, equals in groupby(best_first, key=lambda found: found[1]):
        for merged in _in_time(connection, [number for number, _ in equals]):
            yield merged, score


def _ranked(connection: Connection, kind: str, node: Node, narrow: Narrow) -> Iterator[tuple[int, float]]:
    """The numbers of what has the words, with scores, the best first."""
    where, values = _conditions(narrow)
    if connection.dialect.name == "sqlite":
        table = f"{kind}_words"
        # What narrows down is looked up for each row found: these are fewer than all entries since a day.
        question = (
            f"SELECT {table}.rowid AS n, -bm25({table}) AS score FROM {table} WHERE {table} MATCH :q {where} "
            "ORDER BY score DESC"
        )
        values["q"] = fts5(node)
    else:
        question = (
            f"SELECT w.number AS n, ts_rank_cd(w.words, q) AS score FROM {kind}_words w, "
            f"CAST(:q AS tsquery) q WHERE w.words @@ q {where} ORDER BY score DESC"
        )
        values["q"] = tsquery(node)
    number = f"{kind}_words.rowid" if connection.dialect.name == "sqlite" else "w.number"
    rows = connection.execute(
        text(question.replace("{number}", number)), values, execution_options={"yield_per": 1000}
    )
    for n, score in rows:
        yield n, float(score)


def _conditions(narrow: Narrow) -> tuple[str, dict[str, Any]]:
    where = ""
    values: dict[str, Any] = {}
    for n, party in enumerate(narrow.parties):
        where += f" AND EXISTS (SELECT 1 FROM entry_party p WHERE p.party = :p{n} AND p.entry = {{number}})"
        values[f"p{n}"] = party
    if narrow.names is not None:
        names = ", ".join(f":w{n}" for n in range(len(narrow.names))) or "NULL"
        where += (
            f" AND EXISTS (SELECT 1 FROM entry_person p WHERE p.word IN ({names}) AND p.entry = {{number}})"
        )
        values |= {f"w{n}": word for n, word in enumerate(narrow.names)}
    since, until = days(narrow.since), days(narrow.until)
    if since:
        where += " AND EXISTS (SELECT 1 FROM entry e WHERE e.number = {number} AND e.last >= :since)"
        values["since"] = since.first
    if until:
        where += " AND EXISTS (SELECT 1 FROM entry e WHERE e.number = {number} AND e.first <= :until)"
        values["until"] = until.last
    return where, values


def _in_time(connection: Connection, numbers: Sequence[int]) -> Iterator[MergedEntry]:
    """Entries by their numbers, in the order of time; those that a person rejected are left out."""
    entry = t.entry.c
    placed = []
    for start in range(0, len(numbers), AT_ONCE):
        wanted = select(entry.number, entry.first, entry.last, entry.id).where(
            entry.number.in_(numbers[start : start + AT_ONCE]), accepted()
        )
        placed += [(r.first is None, r.first, r.last, r.id, r.number) for r in connection.execute(wanted)]
    for *_, number in sorted(placed, key=lambda row: (row[0], row[1] or 0, row[2] or 0, row[3])):
        row = connection.execute(select(entry.sort, entry.body).where(entry.number == number)).one()
        yield decode_merged(row.body, row.sort)


def reports_found(connection: Connection, typed: str) -> Iterator[tuple[Report, Snippet]]:
    """Reports that have the words in title or body, the best first; equals in the order of publication."""
    node = parsed(typed)
    if node is None:
        return
    report = t.report.c
    for _, equals in groupby(_ranked(connection, "report", node, Narrow()), key=lambda found: found[1]):
        numbers = [number for number, _ in equals]
        placed = []
        for start in range(0, len(numbers), AT_ONCE):
            wanted = select(report.id, report.published, report.name).where(
                report.id.in_(numbers[start : start + AT_ONCE])
            )
            placed += [
                (r.published is None, r.published or "", r.name, r.id) for r in connection.execute(wanted)
            ]
        for *_, number in sorted(placed):
            body = connection.execute(select(report.body).where(report.id == number)).scalar_one()
            found = _report(body)
            yield found, snippet(found, words_of(node))


def snippet(report: Report, terms: Sequence[Term]) -> Snippet:
    """The stretch of a report that has most of the words sought, the first of equals."""
    tests = [_test(term) for term in terms]
    placed = [w for span in report.body for w in placed_words(report.text, span.start, span.end)]
    found = (
        (n, at, m) for n in range(len(placed)) for at, test in enumerate(tests) if (m := test(placed, n))
    )
    hits = list(islice(found, HITS))
    if not hits:
        return Snippet(*((placed[0][0], placed[min(CONTEXT, len(placed)) - 1][1]) if placed else (0, 0)))
    first = max(
        (n for n, _, _ in hits),
        key=lambda n: (len({at for m, at, _ in hits if n <= m < n + CONTEXT}), -n),
    )
    begin = max(0, first - CONTEXT // 4)
    stretch = placed[begin : begin + CONTEXT]
    inside = [(n, m) for n, _, m in hits if begin <= n and n + m <= begin + len(stretch)]
    marks = sorted({(placed[n][0], placed[n + m - 1][1]) for n, m in inside})
    return Snippet(stretch[0][0], stretch[-1][1], tuple(marks))


def _test(term: Term) -> Callable[[Sequence[tuple[int, int, str]], int], int]:
    """How many words in a row, from the n-th, are those of the term: all of them, or 0."""
    *whole, last = term.words

    def test(placed: Sequence[tuple[int, int, str]], n: int) -> int:
        words = [w for _, _, w in placed[n : n + len(term.words)]]
        if len(words) < len(term.words) or words[:-1] != whole:
            return 0
        fits = words[-1].startswith(last) if term.open_end else words[-1] == last
        return len(words) if fits else 0

    return test
