"""Full-text search: entries and reports by their words, the best first."""

import heapq
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, select, text

from despatch.model import Report, Span
from despatch.model.merged import MergedEntry, decode_merged
from despatch.record import tables as t
from despatch.record.asking import accepted
from despatch.record.dates import days
from despatch.record.search_query import Node, Term, fts5, parsed, tsquery, words_of
from despatch.record.search_words import placed_words

AT_ONCE = 64  # entries that are fetched together
MANY = 900  # numbers in one IN (...)
BEST = 300  # of all that is found, so many are ranked first
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
    entry = t.entry.c
    fitting = select(entry.number, entry.first, entry.last, entry.id).where(accepted(), *_in_days(narrow))
    for some in _whole_groups(best_first):
        scores = dict(some)
        placed = []
        for row in _rows(connection, fitting, entry.number, list(scores)):
            placed.append(
                (-scores[row.number], row.first is None, row.first or 0, row.last or 0, row.id, row.number)
            )
        placed.sort()
        for start in range(0, len(placed), AT_ONCE):
            part = [row[-1] for row in placed[start : start + AT_ONCE]]
            wanted = select(entry.number, entry.sort, entry.body)
            bodies = {row.number: row for row in _rows(connection, wanted, entry.number, part)}
            for number in part:
                yield decode_merged(bodies[number].body, bodies[number].sort), scores[number]


def _in_days(narrow: Narrow) -> Iterator[ColumnElement[bool]]:
    """Looked at as the best come: mostly enough of them are of those days."""
    since, until = days(narrow.since), days(narrow.until)
    if since:
        yield t.entry.c.last >= since.first
    if until:
        yield t.entry.c.first <= until.last


def _whole_groups(ranked: Iterator[tuple[int, float]]) -> Iterator[list[tuple[int, float]]]:
    """What is ranked, some at a time, and ever more: what has one score comes together."""
    some: list[tuple[int, float]] = []
    enough, before = AT_ONCE, 0
    for found in ranked:
        if len(some) >= enough and found[1] != some[-1][1]:
            yield some
            before += len(some)
            some, enough = [], min(before, MANY)  # as many again as before
        some.append(found)
    if some:
        yield some


def _rows(connection: Connection, wanted: Select[Any], number: Any, numbers: Sequence[int]) -> Iterator[Any]:
    """The rows of these numbers."""
    for start in range(0, len(numbers), MANY):
        yield from connection.execute(wanted.where(number.in_(numbers[start : start + MANY])))


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
    question = question.replace("{number}", number)
    best = connection.execute(text(f"{question} LIMIT {BEST}"), values).all()
    # Few of all that is found are wanted, and these are had sooner; of the last score there may be more.
    sure = best if len(best) < BEST else [row for row in best if row.score > best[-1].score]
    yield from ((row.n, float(row.score)) for row in sure)
    if len(best) == BEST:
        rows = connection.execute(text(question), values, execution_options={"yield_per": 1000})
        yield from ((row.n, float(row.score)) for row in islice(rows, len(sure), None))


def _conditions(narrow: Narrow) -> tuple[str, dict[str, Any]]:
    where = ""
    values: dict[str, Any] = {}
    for n, party in enumerate(narrow.parties):
        where += f" AND EXISTS (SELECT 1 FROM entry_party p WHERE p.party = :p{n} AND p.entry = {{number}})"
        values[f"p{n}"] = party
    if narrow.names is not None:
        names = ", ".join(f":w{n}" for n in range(len(narrow.names))) or "NULL"
        # A person's entries are few: they are listed once. The + keeps SQLite from searching anew for each of them.
        where += f" AND +{{number}} IN (SELECT entry FROM entry_person WHERE word IN ({names}))"
        values |= {f"w{n}": word for n, word in enumerate(narrow.names)}
    return where, values


def reports_found(connection: Connection, typed: str) -> Iterator[tuple[Report, Snippet]]:
    """Reports that have the words in title or body, the best first; equals in the order of publication."""
    terms = words_of(parsed(typed))
    for number, _ in reports_ranked(connection, typed):
        body = connection.execute(select(t.report.c.body).where(t.report.c.id == number)).scalar_one()
        found = _report(body)
        yield found, snippet(found, terms)


def reports_ranked(connection: Connection, typed: str) -> Iterator[tuple[int, str]]:
    """The same reports in the same order: number and id of each, without reading them."""
    node = parsed(typed)
    if node is None:
        return
    report = t.report.c
    for some in _whole_groups(_ranked(connection, "report", node, Narrow())):
        scores = dict(some)
        wanted = select(report.id, report.published, report.name)
        placed = sorted(
            (-scores[row.id], row.published is None, row.published or "", row.name, row.id)
            for row in _rows(connection, wanted, report.id, list(scores))
        )
        for *_, name, number in placed:
            yield number, name


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


def words_in(report: Report, typed: str, most: int = HITS) -> list[Span]:
    """Where the words typed stand in the body of a report, the first `most`; understood as `Record.search` does."""
    tests = [_test(term) for term in words_of(parsed(typed))]
    if not tests:
        return []
    placed = [w for span in report.body for w in placed_words(report.text, span.start, span.end)]
    found = (
        Span(placed[n][0], placed[n + m - 1][1])
        for n in range(len(placed))
        if (m := max(test(placed, n) for test in tests))
    )
    return list(islice(found, most))


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
