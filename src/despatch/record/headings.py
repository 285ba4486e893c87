"""Reports by their heads: title, outlet, date of publication and address, without the text."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Select, select

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
        report = t.report.c
        return {row.name: _heading(row.body) for row in self._of(reports, select(report.name, report.body))}

    def outlets_of(self, reports: Iterable[str]) -> dict[str, Heading]:
        """The same, only with outlet and publication: what an index has, without reading the reports."""
        report = t.report.c
        rows = self._of(reports, select(report.name, report.published, report.outlet))
        return {row.name: Heading(outlet=row.outlet, published=row.published) for row in rows}

    def _of(self, reports: Iterable[str], asked: Select[Any]) -> Iterator[Any]:
        wanted = sorted(set(reports))
        with self._store.reading() as connection:
            for start in range(0, len(wanted), MANY):
                yield from connection.execute(asked.where(t.report.c.name.in_(wanted[start : start + MANY])))
