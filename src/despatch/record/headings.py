"""Reports by their heads: title, outlet, date of publication and address, without the text."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from despatch.record import tables as t

if TYPE_CHECKING:
    from despatch.record.store import Store

MANY = 900  # names in one IN (...)


class Heading(msgspec.Struct, frozen=True):
    """What is known of a report besides its text; unknown is None."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


_heading = msgspec.json.Decoder(Heading).decode


class Headings:
    """What `Record` tells of many reports at once."""

    _store: "Store"

    def headings(self, reports: Iterable[str]) -> dict[str, Heading]:
        """The heads of these reports by id; those that the record does not have are left out."""
        wanted = sorted(set(reports))
        found: dict[str, Heading] = {}
        with self._store.reading() as connection:
            for start in range(0, len(wanted), MANY):
                part = wanted[start : start + MANY]
                rows = connection.execute(
                    select(t.report.c.name, t.report.c.body).where(t.report.c.name.in_(part))
                )
                found.update((row.name, _heading(row.body)) for row in rows)
        return found
