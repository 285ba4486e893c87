"""Questions to the record, as statements of SQL where they narrow down, in Python where words and names count."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, or_, select

from despatch.model import Commitment, Contact, Instrument, Statement, UsageError
from despatch.model.merged import ENTRY_SORTS, MergedEntry
from despatch.record import tables as t
from despatch.record.dates import days
from despatch.record.names import name_words, same_name
from despatch.record.words import content_words

OneOrMore = str | Sequence[str]
Test = Callable[[MergedEntry], bool]
_ORDER = (t.entry.c.first, t.entry.c.last, t.entry.c.id)


def several(value: OneOrMore | None) -> tuple[str, ...]:
    """One word, several of them, or none, as a tuple."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def sorts(of: OneOrMore | None) -> tuple[str, ...]:
    """The sorts of entry asked for; "all" or nothing is all of them.

    Raises:
        UsageError: there is no such sort.
    """
    asked = several(of)
    if not asked or "all" in asked:
        return ENTRY_SORTS
    for sort in asked:
        if sort not in ENTRY_SORTS:
            raise UsageError("sort of entry", f"there is no {sort!r}", ", ".join((*ENTRY_SORTS, "all")))
    return asked


def question(
    parties: Sequence[str],
    since: str | None,
    until: str | None,
    kind: OneOrMore | None,
    status: OneOrMore | None,
    of: OneOrMore | None,
    *,
    rejected: bool = False,
) -> list[Select[Any]]:
    """Statements that together give the entries asked for (`sort`, `body`), each in the `order` of time.

    Each goes through one index in its order, so that the first entries come at once, however many there are.
    What a person rejected is left out; with `rejected`, nothing else is asked for.

    Raises:
        UsageError: a date that is none, or no such sort of entry.
    """
    entry = t.entry.c
    where: list[ColumnElement[bool]] = [entry.checked == "rejected" if rejected else accepted()]
    if several(kind):
        where.append(entry.kind.in_(several(kind)))
    if several(status):
        where.append(entry.status.in_(several(status)))
    first_day = _day("since", since, 0) if since else None
    last_day = _day("until", until, 1) if until else None
    asked = dict.fromkeys(sorts(of))
    if parties:
        return [_of_parties(sorted(set(parties)), sort, first_day, last_day).where(*where) for sort in asked]
    if first_day is not None:
        where.append(entry.last >= first_day)
    if last_day is not None:
        where.append(entry.first <= last_day)
    wanted = [select(entry.sort, entry.body, *_ORDER).where(entry.sort == sort, *where) for sort in asked]
    dated = [s.where(entry.first.is_not(None)).order_by(entry.first, entry.last, entry.id) for s in wanted]
    if since or until:
        return dated
    return dated + [s.where(entry.first.is_(None)).order_by(entry.id) for s in wanted]


def _of_parties(parties: list[str], sort: str, since: int | None, until: int | None) -> Select[Any]:
    """Entries of all the parties: by way of the first and the last of them, or the only one with itself."""
    entry, pair = t.entry.c, t.entry_pair.c
    where = [pair.a == parties[0], pair.b == parties[-1], pair.sort == sort]
    for other in parties[1:-1]:
        party = t.entry_party.c
        where.append(exists().where(party.party == other, party.entry == pair.entry))
    if since is not None:
        where.append(pair.last >= since)
    if until is not None:
        where.append(pair.first <= until)
    return (
        select(entry.sort, entry.body, *_ORDER)
        .join_from(t.entry_pair, t.entry, entry.number == pair.entry)
        .where(*where)
        .order_by(pair.first, pair.last, entry.id)
    )


def in_time(row: Row[Any]) -> tuple[bool, int, int, str]:
    """What the rows of several statements of a question are merged by; of no time at all come last."""
    return (row.first is None, row.first or 0, row.last or 0, row.id)


def accepted() -> ColumnElement[bool]:
    """The entries that nobody rejected."""
    return or_(t.entry.c.checked.is_(None), t.entry.c.checked != "rejected")


def _day(option: str, value: str, end: int) -> int:
    covered = days(value)
    if covered is None:
        raise UsageError(option, f"{value!r} is no date that has a year", f"{option} 2023 or 2023-12-27")
    return covered[end]


def known_by(prefix: str) -> ColumnElement[bool]:
    """The accounts whose key begins so: a stretch of the index, for keys are sorted by their bytes."""
    key = t.account.c.key
    return and_(key >= prefix, key <= prefix + "\U0010ffff")  # PostgreSQL allows no collation in a BETWEEN


def with_person(name: str) -> Test:
    """Whether somebody of that name takes part, or speaks."""
    asked = name_words(name)

    def test(merged: MergedEntry) -> bool:
        named = _named(merged)
        return any(words and asked and same_name(asked, words) == 2 for words in named)

    return test


def _named(merged: MergedEntry) -> Iterator[tuple[str, ...]]:
    entry = merged.entry
    if isinstance(entry, Contact):
        yield from (name_words(p.name) for p in entry.participants)
    elif isinstance(entry, Statement):
        yield name_words(entry.speaker)


def about(words: str) -> Test:
    """Whether an entry is about something: every word stands in its fields or in the words cited, as its beginning."""
    asked = content_words(words)

    def test(merged: MergedEntry) -> bool:
        told = content_words(" ".join(_texts(merged)))
        return all(any(w.startswith(a) for w in told) for a in asked)

    return test


def _texts(merged: MergedEntry) -> Iterator[str]:
    entry = merged.entry
    yield from (c.text for c in entry.citations)
    if isinstance(entry, Contact):
        yield from entry.topics
        yield entry.mechanism or ""
        yield entry.place or ""
    elif isinstance(entry, Instrument):
        yield entry.title
    elif isinstance(entry, Commitment):
        yield entry.what
    else:
        yield entry.content
