"""A record merged anew by the rules of today: some accounts at a time, and whoever is cut short goes on where it was.

First every account is compared anew, in as many transactions as it takes: what is asked of the record are its entries,
and these stay as they are. Then the entries are made anew, in one transaction.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from despatch.record import tables as t
from despatch.record.account import decode_entry
from despatch.record.judgements.fields import as_judged
from despatch.record.judgements.keeping import bonds
from despatch.record.profile import Profile, profile
from despatch.record.profiles import Profiles
from despatch.record.search_index import clear
from despatch.record.weaving import Weaver

AT_ONCE = 1000  # accounts that are compared, or made entries of, together
_RULES, _DONE = (
    "anew_rules",
    "anew_done",
)  # marks: the rules by which it is under way, the last account compared


def step(connection: Connection, profiles: Profiles) -> bool:
    """Do the next part within the transaction of `connection`; False when the record is merged by the rules of today."""
    marks = {row.name: row.value for row in connection.execute(select(t.meta.c.name, t.meta.c.value))}
    if marks.get("merging") == t.MERGING:
        return False
    if marks.get(_RULES) != t.MERGING:  # not begun, or begun by a version with other rules
        for table in (t.pair, t.slot):
            connection.execute(table.delete())
        marks[_DONE] = 0
    last = _compare_some(connection, profiles, marks[_DONE])
    if last is None:
        _make_entries(connection, profiles)
        _mark(connection, {"merging": t.MERGING})
        return False
    _mark(connection, {_RULES: t.MERGING, _DONE: last})
    return True


def merge_anew(connection: Connection, profiles: Profiles) -> None:
    """Merge all that is in the record again, within the transaction of `connection`."""
    _mark(connection, {"merging": 0})
    while step(connection, profiles):
        pass


def _mark(connection: Connection, marks: dict[str, int]) -> None:
    connection.execute(delete(t.meta).where(t.meta.c.name.in_((*marks, _RULES, _DONE))))
    connection.execute(t.meta.insert(), [{"name": name, "value": value} for name, value in marks.items()])


def _compare_some(connection: Connection, profiles: Profiles, after: int) -> int | None:
    """Compare the next accounts; the number of the last of them, None if there is none left."""
    account = t.account.c
    wanted = (
        select(account.id, account.key, account.sort, account.body, account.report, t.report.c.published)
        .join(t.report)
        .where(account.id > after)
        .order_by(account.id)
        .limit(AT_ONCE)
    )
    rows = connection.execute(wanted).all()
    if not rows:
        return None
    weaver = Weaver(connection, profiles)
    weaver.again(_profiled(connection, rows))
    profiles.trim()
    return int(rows[-1].id)


def _profiled(connection: Connection, rows: Sequence[Any]) -> list[tuple[int, Profile]]:
    """The profiles of accounts by number, with what people set in them."""
    held = bonds(connection, {row.id: row.key for row in rows})
    made = []
    for row in rows:
        entry = as_judged(decode_entry(row.body, row.sort), held, row.key)
        made.append((row.id, profile(entry, key=row.key, report=row.report, published=row.published)))
    return made


def _make_entries(connection: Connection, profiles: Profiles) -> None:
    """Make the entries of all accounts, which are compared already."""
    clear(connection)
    for table in (t.entry_party, t.entry_pair, t.entry_person, t.entry):
        connection.execute(table.delete())
    connection.execute(update(t.account).values(entry=None))
    for some in _ranges(connection):
        weaver = Weaver(connection, profiles)
        weaver.reconsider(some)
        weaver.finish()
        profiles.trim()


def _ranges(connection: Connection) -> Iterator[Sequence[int]]:
    last = -1
    number = t.account.c.id
    wanted = select(number).where(number > bindparam("last")).order_by(number).limit(AT_ONCE)
    while some := connection.execute(wanted, {"last": last}).scalars().all():
        yield some
        last = some[-1]
