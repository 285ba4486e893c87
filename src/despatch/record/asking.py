"""Questions to the record, as statements of SQL where they narrow down, in Python where words and names count."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, intersect, or_, select

from despatch.model import Commitment, Contact, Instrument, Statement, UsageError
from despatch.model.merged import ENTRY_SORTS, MergedEntry
from despatch.record import tables as t
from despatch.record.dates import days
from despatch.record.names import name_words, same_name
from despatch.record.words import content_words

OneOrMore = str | Sequence[str]
Test = Callable[[MergedEntry], bool]


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
) -> Select[Any]:
    """The entries asked for, in the order of time; those of no time at all come last.

    What a person rejected is left out; with `rejected`, nothing else is asked for.

    Raises:
        UsageError: a date that is none, or no such sort of entry.
    """
    entry = t.entry.c
    # Those of a few parties are few: a concatenation keeps the database from going through a whole sort for them.
    where: list[ColumnElement[bool]] = [(entry.sort.concat("") if parties else entry.sort).in_(sorts(of))]
    where.append(entry.checked == "rejected" if rejected else accepted())
    if parties:
        held = [select(t.entry_party.c.entry).where(t.entry_party.c.party == party) for party in parties]
        where.append(entry.number.in_(held[0] if len(held) == 1 else intersect(*held)))
    if several(kind):
        where.append(entry.kind.in_(several(kind)))
    if several(status):
        where.append(entry.status.in_(several(status)))
    if since:
        where.append(entry.last >= _day("since", since, 0))
    if until:
        where.append(entry.first <= _day("until", until, 1))
    wanted = select(entry.sort, entry.body).where(and_(*where))
    return wanted.order_by(entry.first.is_(None), entry.first, entry.last, entry.id)


def accepted() -> ColumnElement[bool]:
    """The entries that nobody rejected."""
    return or_(t.entry.c.checked.is_(None), t.entry.c.checked != "rejected")


def _day(option: str, value: str, end: int) -> int:
    covered = days(value)
    if covered is None:
        raise UsageError(option, f"{value!r} is no date that has a year", f"{option} 2023 or 2023-12-27")
    return covered[end]


def known_by(prefix: str) -> ColumnElement[bool]:
    """The accounts whose key begins so."""
    return or_(t.account.c.key == prefix, t.account.c.key.startswith(prefix, autoescape=True))


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
