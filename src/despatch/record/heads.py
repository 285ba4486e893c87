"""All reports of a record in a word each, and their outlets: what a list of them is made from."""

from collections.abc import Iterable
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from sqlalchemy import select

from despatch.model import Report
from despatch.record import tables as t

if TYPE_CHECKING:
    from despatch.record.store import Store


MANY = 900  # names in one IN (...)


class Head(NamedTuple):
    """A report in a list: its id, and when it was published (EDTF, or None)."""

    id: str
    published: str | None

    @property
    def order(self) -> tuple[str, str]:
        """Reports in the order of publication, those before all others whose year is not known."""
        known = self.published if self.published and self.published[0].isdigit() else ""
        return (known, self.id)


class Heads:
    """What `Record` knows of its reports without reading them whole."""

    _store: "Store"

    def heads(self) -> list[Head]:
        """Every report in a word, the latest published first; those of unknown date last."""
        with self._store.reading() as connection:
            rows = connection.execute(select(t.report.c.name, t.report.c.published)).all()
        # As `Head.order`, of which there would be a call for each report.
        order = [(p if p and p[0].isdigit() else "", name, p) for name, p in rows]
        order.sort(key=itemgetter(0, 1), reverse=True)
        return [Head(name, p) for _, name, p in order]

    def reports_of(self, ids: Iterable[str]) -> list[Report]:
        """Some reports, whole, in the order given; those that are not there are left out."""
        wanted = list(ids)
        found: dict[str, Report] = {}
        with self._store.reading() as connection:
            for start in range(0, len(wanted), MANY):
                part = t.report.c.name.in_(wanted[start : start + MANY])
                for row in connection.execute(select(t.report.c.name, t.report.c.body).where(part)):
                    found[row.name] = msgspec.json.decode(row.body, type=Report)
        return [found[id_] for id_ in wanted if id_ in found]

    def outlets(self) -> dict[str, str]:
        """The outlet of every report of which it is known, by the report's id."""
        with self._store.reading() as connection:
            told = select(t.report.c.name, t.report.c.outlet).where(t.report.c.outlet.is_not(None))
            return {row.name: row.outlet for row in connection.execute(told)}
