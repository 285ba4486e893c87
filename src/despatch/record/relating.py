"""Who has to do with whom, and how much: what is asked of a record about relationships, by its indexes alone.

Of a record of 100,000 contacts in 14,000 relationships all are counted in a quarter of a second, those of two years
in a tenth; what stands beside or latest costs the same however large the record is.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import ColumnElement, func, select

from despatch.model.merged import MergedEntry, decode_merged
from despatch.record import tables as t
from despatch.record.asking import OneOrMore, accepted, several, sorts

if TYPE_CHECKING:
    from despatch.record.store import Store

_SHARED = ("contact", "instrument")
_HELD = ("held", "ongoing")
_AT_ONCE = 500  # names asked for together


class Related(NamedTuple):
    """Two parties, in the order of their codes, and how many contacts they have together."""

    a: str
    b: str
    contacts: int


class Relating:
    """What `Record` knows of relationships."""

    _store: "Store"

    def relationships(self, since: date | None = None, until: date | None = None) -> list[Related]:
        """Every two parties that have contacts together, those with most first.

        With a span, contacts that were held (or go on) and begin in it; without one, all that are told of, planned
        and cancelled ones too. A contact of several parties counts for every two of them.
        """
        pair, entry = t.entry_pair.c, t.entry.c
        number = func.count()
        wanted = select(pair.a, pair.b, number).where(pair.sort == "contact", pair.a < pair.b)
        if since or until:
            first, last = (since or date.min).toordinal(), (until or date.max).toordinal()
            wanted = wanted.join_from(t.entry, t.entry_pair, pair.entry == entry.number).where(
                entry.sort == "contact", entry.first.between(first, last), entry.status.in_(_HELD), accepted()
            )
        wanted = wanted.group_by(pair.a, pair.b).order_by(number.desc(), pair.a, pair.b)
        with self._store.reading() as connection:
            return [Related(*row) for row in connection.execute(wanted)]

    def told_beside(self, parties: Sequence[str], of: OneOrMore) -> Iterator[MergedEntry]:
        """Entries of some sorts whose parties are among these, from reports that tell of a contact or instrument between all of them.

        What one side says or undertakes belongs to a relationship by that. In the order of time.
        """
        asked, pair, entry = sorted(set(parties)), t.entry_pair.c, t.entry.c
        homes = select(entry.id).join_from(t.entry_pair, t.entry, entry.number == pair.entry)
        homes = homes.where(pair.a == asked[0], pair.b == asked[-1], pair.sort.in_(_SHARED), accepted())
        for other in asked[1:-1]:
            homes = homes.where(_has(other))
        reports = select(t.account.c.report).where(t.account.c.entry.in_(homes))
        told = select(t.account.c.entry).where(
            t.account.c.report.in_(reports), t.account.c.sort.in_(sorts(of))
        )
        # Most of what the reports tell is of others: only those of two of these, or of one alone, are read.
        among = select(pair.entry).where(pair.entry == entry.number, pair.a.in_(asked), pair.b.in_(asked))
        # The sort of an entry is that of its accounts: asked for again, it would lead SQLite to another index.
        wanted = (
            select(entry.sort, entry.body)
            .where(entry.id.in_(told), accepted(), among.exists())
            .order_by(entry.first.is_(None), entry.first, entry.last, entry.id)
        )
        with self._store.reading() as connection:
            for row in connection.execute(wanted):
                merged = decode_merged(row.body, row.sort)
                if merged.parties and set(merged.parties) <= set(asked):
                    yield merged

    def latest(
        self, until: date, of: OneOrMore, limit: int, *, status: OneOrMore | None = None
    ) -> list[MergedEntry]:
        """The last entries of some sorts that begin by a day, the latest first, at most `limit`."""
        entry = t.entry.c
        found: list[tuple[tuple[int, int, str], MergedEntry]] = []
        with self._store.reading() as connection:
            for sort in dict.fromkeys(sorts(of)):  # each through the index, from its end
                wanted = select(entry.sort, entry.body, entry.first, entry.last, entry.id).where(
                    entry.sort == sort, entry.first <= until.toordinal(), accepted()
                )
                if status:
                    wanted = wanted.where(entry.status.in_(several(status)))
                order = (entry.first.desc(), entry.last.desc(), entry.id.desc())
                for row in connection.execute(wanted.order_by(*order).limit(limit)):
                    found.append(((row.first, row.last, row.id), decode_merged(row.body, row.sort)))
        return [m for _, m in sorted(found, key=lambda pair: pair[0], reverse=True)[:limit]]

    def published(self, reports: Iterable[str]) -> dict[str, str | None]:
        """When some reports were published (EDTF, or None), without reading them; those that are not there are left out."""
        asked = sorted(set(reports))
        found: dict[str, str | None] = {}
        with self._store.reading() as connection:
            for n in range(0, len(asked), _AT_ONCE):
                names = asked[n : n + _AT_ONCE]
                rows = connection.execute(
                    select(t.report.c.name, t.report.c.published).where(t.report.c.name.in_(names))
                )
                found.update((row.name, row.published) for row in rows)
        return found


def _has(party: str) -> ColumnElement[bool]:
    return t.entry.c.number.in_(select(t.entry_party.c.entry).where(t.entry_party.c.party == party))
