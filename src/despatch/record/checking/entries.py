"""Entries: each is what its accounts make, and why these are one can be told."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from despatch.model.merged import MergedEntry, decode_merged
from despatch.model.problem import Problem
from despatch.record import tables as t
from despatch.record.account import Account
from despatch.record.checking.reports import ANEW, AT_ONCE
from despatch.record.compare import compare
from despatch.record.judgements.keeping import bonds
from despatch.record.judgements.standing import Bonds
from despatch.record.merging import merge
from despatch.record.profiles import Profiles
from despatch.record.weaving import Weaver, entry_row, words_of_names


def entries(connection: Connection) -> Iterator[Problem]:
    """Everything that is wrong with the entries."""
    last: int | None = -1
    while last is not None:
        wanted = select(t.entry).where(t.entry.c.number > last).order_by(t.entry.c.number).limit(AT_ONCE)
        rows = connection.execute(wanted).all()
        yield from _each(connection, rows)
        last = rows[-1].number if rows else None


def _each(connection: Connection, rows: Sequence[Any]) -> Iterator[Problem]:
    """Some entries together, or one by one where an account among them is damaged: that is told with its report."""
    try:
        found = list(_some(connection, rows)) if rows else []
    except (msgspec.DecodeError, UnicodeDecodeError):
        if len(rows) > 1:
            for row in rows:
                yield from _each(connection, [row])
        return
    yield from found


def _some(connection: Connection, rows: Sequence[Any]) -> Iterator[Problem]:
    numbers: dict[str, list[int]] = defaultdict(list)
    mine = select(t.account.c.id, t.account.c.entry).where(t.account.c.entry.in_([r.id for r in rows]))
    for number, home in connection.execute(mine):
        numbers[home].append(number)
    profiles = Profiles()
    weaver = Weaver(connection, profiles)
    every = [n for some in numbers.values() for n in some]
    told = weaver.accounts(set(every))
    profiles.load(connection, every)
    held = bonds(connection, {n: a.key for n, a in told.items()})
    parties = _by_entry(connection, t.entry_party.c.party, t.entry_party.c.entry, rows)
    words = _by_entry(connection, t.entry_person.c.word, t.entry_person.c.entry, rows)
    for row in rows:
        accounts = [told[n] for n in sorted(numbers[row.id])]
        if not accounts:
            yield Problem(what="entry without account", where=row.id, why="no report tells of it", mend=ANEW)
            continue
        expected = merge(accounts, held.bearing(a.key for a in accounts))
        filed = parties[row.number] == set(expected.parties) and words[row.number] == words_of_names(expected)
        if found := _entry(row, expected, filed):
            yield found
        by_number = {n: told[n] for n in numbers[row.id]}
        yield from _unexplained(row.id, by_number, profiles, held)


def _by_entry(connection: Connection, value: Any, entry: Any, rows: Sequence[Any]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for number, one in connection.execute(select(entry, value).where(entry.in_([r.number for r in rows]))):
        found[number].add(one)
    return found


def _entry(row: Any, expected: MergedEntry, filed: bool) -> Problem | None:
    try:
        stands: MergedEntry | None = decode_merged(row.body, row.sort)
    except (msgspec.DecodeError, UnicodeDecodeError):
        stands = None
    if stands is None:
        return Problem(what="entry damaged", where=row.id, why="it cannot be decoded", mend=ANEW)
    columns = {name: value for name, value in entry_row(expected).items() if name != "body"}
    if stands != expected or any(getattr(row, name) != value for name, value in columns.items()):
        return Problem(what="entry stale", where=row.id, why="it is not what its reports make", mend=ANEW)
    if not filed:
        why = "its parties or people are not its own"
        return Problem(what="entry filed wrongly", where=row.id, why=why, mend=ANEW)
    return None


def _unexplained(
    id_: str, accounts: dict[int, Account], profiles: Profiles, held: Bonds
) -> Iterator[Problem]:
    """Accounts of one entry that no chain of reasons or decisions holds together."""
    home = {n: {n} for n in accounts}
    for a, b in combinations(sorted(accounts), 2):
        x, y = home[a], home[b]
        if x is y:
            continue
        together = accounts[b].key in held.group(accounts[a].key)
        if together or compare(profiles[a], profiles[b]).alike:
            x |= y
            for n in y:
                home[n] = x
    if len({id(group) for group in home.values()}) > 1:
        yield Problem(
            what="merge unexplained",
            where=id_,
            why="nothing speaks for some of its reports telling of one thing",
            mend=f"{ANEW}; despatch why {id_[:8]}",
        )
