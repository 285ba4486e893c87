"""What stands before and after an entry in time, between the same parties."""

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from despatch.model.merged import MergedEntry, decode_merged
from despatch.record import tables as t
from despatch.record.asking import accepted


class Neighbours(NamedTuple):
    """The entries before and after one in time, None where there is none."""

    before: MergedEntry | None
    after: MergedEntry | None


def neighbours(connection: Connection, id: str) -> Neighbours:  # noqa: A002
    """The entries next to one of that id, of its sort and between its parties (of many, the first and the last of them).

    What has no time has no neighbours, and is none; nor is what a person rejected. One index of entries of pairs of
    parties in the order of time is asked (`tables.entry_pair`), so that it costs the same in a large record.
    """
    entry = t.entry.c
    own = connection.execute(
        select(entry.id, entry.sort, entry.body, entry.first, entry.last).where(entry.id == id)
    ).one()
    parties = sorted(set(decode_merged(own.body, own.sort).parties))
    if own.first is None or not parties:
        return Neighbours(None, None)
    return Neighbours(_next(connection, own, parties, -1), _next(connection, own, parties, 1))


def _next(connection: Connection, own: Any, parties: list[str], way: int) -> MergedEntry | None:
    pair, entry = t.entry_pair.c, t.entry.c
    columns: tuple[Any, ...] = (pair.first, pair.last, entry.id)
    wanted = (
        select(entry.sort, entry.body)
        .join_from(t.entry_pair, t.entry, entry.number == pair.entry)
        .where(pair.a == parties[0], pair.b == parties[-1], pair.sort == own.sort)
        # The first condition is what the index is entered by.
        .where(pair.first >= own.first if way > 0 else pair.first <= own.first)
        .where(_beyond(columns, (own.first, own.last, own.id), way), entry.first.is_not(None), accepted())
        .order_by(*(c if way > 0 else c.desc() for c in columns))
        .limit(1)
    )
    row = connection.execute(wanted).first()
    return decode_merged(row.body, row.sort) if row else None


def _beyond(columns: tuple[Any, ...], at: tuple[Any, ...], way: int) -> ColumnElement[bool]:
    """Whether the columns, compared one after the other, come after `at` (before it, if `way` is -1)."""
    column, value = columns[0], at[0]
    further: ColumnElement[bool] = column > value if way > 0 else column < value
    return or_(further, and_(column == value, _beyond(columns[1:], at[1:], way))) if columns[1:] else further
