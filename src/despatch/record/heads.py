"""All reports of a record in a word each, and their outlets: what a list of them is made from."""

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from despatch.record import tables as t

if TYPE_CHECKING:
    from despatch.record.store import Store


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
        return sorted((Head(r.name, r.published) for r in rows), key=lambda h: h.order, reverse=True)

    def outlets(self) -> dict[str, str]:
        """The outlet of every report of which it is known, by the report's id."""
        with self._store.reading() as connection:
            told = select(t.report.c.name, t.report.c.outlet).where(t.report.c.outlet.is_not(None))
            return {row.name: row.outlet for row in connection.execute(told)}
