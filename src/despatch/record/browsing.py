"""What is asked of a record one thing after the other: the reports of an entry, the entries of a report, what stands next.

Each is looked up by an index, so that it costs the same however large the record is.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from despatch.model.compared import Side
from despatch.model.judgement import Judgement
from despatch.model.merged import MergedEntry, decode_merged
from despatch.record import tables as t
from despatch.record.asking import OneOrMore, accepted, question
from despatch.record.heads import Heads
from despatch.record.judgements.anchors import home_of
from despatch.record.judgements.keeping import spoken_of, undos
from despatch.record.judgements.standing import undone
from despatch.record.known_names import alike
from despatch.record.neighbours import Neighbours, neighbours
from despatch.record.relating import Relating
from despatch.record.told import accounts_of, side_of

if TYPE_CHECKING:
    from despatch.record.store import Store

_IN_TIME = (t.entry.c.first, t.entry.c.last, t.entry.c.id)


class Decided(NamedTuple):
    """A judgement, and whether it was taken back since."""

    judgement: Judgement
    undone: bool


class Browsing(Heads, Relating):
    """What `Record` finds from one thing to the next."""

    _store: "Store"

    def accounts(self, id: str) -> list[Side]:  # noqa: A002
        """What each report tells of an entry, in the order of publication; those of unknown date last.

        Raises:
            RecordError: no such entry.
        """
        with self._store.reading() as connection:
            return [side_of(row) for row in accounts_of(connection, home_of(connection, id))]

    def decisions(self, id: str) -> list[Decided]:  # noqa: A002
        """What people decided of an entry, merges and splits too, the first decision first.

        Raises:
            RecordError: no such entry.
        """
        with self._store.reading() as connection:
            accounts = t.account.c.entry == home_of(connection, id)
            anchored = select(t.anchor.c.judgement).join(t.account, t.account.c.id == t.anchor.c.account)
            standing = set(connection.execute(anchored.where(accounts)).scalars())
            told = select(t.account.c.key, t.report.c.given).join(
                t.report, t.report.c.id == t.account.c.report
            )
            rows = connection.execute(told.where(accounts)).all()
            keys = {row.key for row in rows}
            spoken = spoken_of(connection, {row.given for row in rows})
            taken_back = undos(connection)
        own = [j for j in spoken if j.id in standing or any(a.key in keys for a in j.anchors)]
        gone = undone([*own, *taken_back])
        return [Decided(j, j.id in gone) for j in sorted(own, key=lambda j: j.order)]

    def told_in(self, report: str) -> list[MergedEntry]:
        """The entries that a report tells of, in the order of its words; also those that a person rejected."""
        homes = (
            select(t.account.c.entry)
            .join(t.report, t.report.c.id == t.account.c.report)
            .where(t.report.c.name == report)
        )
        with self._store.reading() as connection:
            rows = connection.execute(
                select(t.entry.c.sort, t.entry.c.body).where(t.entry.c.id.in_(homes))
            ).all()
        found = [decode_merged(row.body, row.sort) for row in rows]
        return sorted(found, key=lambda m: _place(m, report))

    def neighbours(self, id: str) -> Neighbours:  # noqa: A002
        """The entries of the same sort between the same parties that stand before and after it; none where it has no time.

        Raises:
            RecordError: no such entry.
        """
        with self._store.reading() as connection:
            return neighbours(connection, home_of(connection, id))

    def these(self, ids: Sequence[str]) -> list[MergedEntry]:
        """Entries by their ids, in the order of these; what is not there is left out."""
        with self._store.reading() as connection:
            rows = connection.execute(
                select(t.entry.c.id, t.entry.c.sort, t.entry.c.body).where(t.entry.c.id.in_(ids))
            ).all()
        found = {row.id: row for row in rows}
        return [decode_merged(found[i].body, found[i].sort) for i in dict.fromkeys(ids) if i in found]

    def latest_between(
        self,
        parties: Sequence[str],
        of: OneOrMore,
        limit: int,
        since: str | None = None,
        until: str | None = None,
    ) -> list[MergedEntry]:
        """The last entries of all the given parties within a time (EDTF), at most `limit`, the latest first; undated ones last.

        Raises:
            UsageError: a date that is none, or no such sort of entry.
        """
        wanted = [
            statement.order_by(None)
            .order_by(t.entry.c.first.is_(None), *(c.desc() for c in _IN_TIME))
            .limit(limit)
            for statement in question(parties, since, until, None, None, of)
        ]
        with self._store.reading() as connection:
            rows = [row for one in wanted for row in connection.execute(one)]
        rows.sort(key=lambda r: (r.first is not None, r.first or 0, r.last or 0, r.id), reverse=True)
        return [decode_merged(row.body, row.sort) for row in rows[:limit]]

    def naming(self, *words: str) -> Iterator[MergedEntry]:
        """Contacts and statements in which a name has one of these words, or a spelling of it, in the order of time."""
        with self._store.reading() as connection:
            forms = alike(connection, words)
            named = select(t.entry_person.c.entry).where(t.entry_person.c.word.in_(forms)).distinct()
            rows = connection.execution_options(yield_per=256).execute(
                select(t.entry.c.sort, t.entry.c.body)
                .where(t.entry.c.number.in_(named), accepted())
                .order_by(t.entry.c.first.is_(None), *_IN_TIME)
            )
            for row in rows:
                yield decode_merged(row.body, row.sort)


def _place(m: MergedEntry, report: str) -> tuple[int, int, str]:
    first = min(((c.start, -c.end) for c in m.entry.citations if c.report == report), default=(1 << 60, 0))
    return (*first, m.id)
