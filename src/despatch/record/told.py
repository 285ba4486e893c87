"""The accounts of an entry with their reports, as they are looked up for people: in the order of publication."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from despatch.model.compared import Side
from despatch.record import tables as t
from despatch.record.account import decode_entry


def accounts_of(connection: Connection, home: str) -> Sequence[Any]:
    """The rows of the accounts of an entry, each with `name`, `given`, `digest` and `published` of its report.

    In the order of publication; those of unknown date last.
    """
    account, report = t.account.c, t.report.c
    rows = connection.execute(
        select(
            account.id, account.key, account.sort, account.body, account.profile,
            report.name, report.given, report.digest, report.published,
        )
        .join(t.report, report.id == account.report)
        .where(account.entry == home)
    ).all()  # fmt: skip
    return sorted(rows, key=lambda r: (r.published or "~", r.name, r.key))


def side_of(row: Any) -> Side:
    """One of these rows as it is shown."""
    entry = decode_entry(row.body, row.sort)
    return Side(key=row.key, report=row.name, published=row.published, entry=entry)
