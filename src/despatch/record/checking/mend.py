"""What can be made anew is made anew."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select, update

from despatch.record import tables as t
from despatch.record.anew import merge_anew
from despatch.record.profiles import Profiles


def make_anew(connection: Connection, profiles: Profiles, broken: Sequence[str]) -> None:
    """Merge all accounts again; those of `broken` reports go, and are read again when the reports are next added."""
    for name in broken:
        mine = select(t.report.c.id).where(t.report.c.name == name).scalar_subquery()
        connection.execute(delete(t.account).where(t.account.c.report == mine))
        connection.execute(update(t.report).where(t.report.c.name == name).values(reading=""))
    merge_anew(connection, profiles)
