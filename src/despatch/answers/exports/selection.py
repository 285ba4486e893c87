"""The entries that an export is asked for, one after another as the record yields them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.answers.query import Query
from despatch.model.merged import ENTRY_SORTS, MergedEntry

if TYPE_CHECKING:
    from despatch.record import Record

_SHARED = ("contact", "instrument")


def selected(record: "Record", query: Query, sorts: tuple[str, ...] = ()) -> Iterator[MergedEntry]:
    """Entries of the given sorts (none given: all), by sort, then in the order of time.

    Which of them belong to several parties together is settled as on a timeline (`answers.query`): contacts and
    instruments between all of them, and what each of them says or undertakes in a report that tells of one of
    these; that is given party by party. Of `query`, `parties`, `since` and `until` are used.
    """
    for sort in ENTRY_SORTS:
        if sorts and sort not in sorts:
            continue
        if sort in _SHARED or len(query.parties) < 2:
            yield from record.timeline(*query.parties, since=query.since, until=query.until, of=sort)
        else:
            yield from _of_each(record, query, sort)


def _of_each(record: "Record", query: Query, sort: str) -> Iterator[MergedEntry]:
    together = {r for m in record.timeline(*query.parties, of=_SHARED) for r in m.reports}
    earlier: set[str] = set()
    for party in query.parties:
        for m in record.timeline(party, since=query.since, until=query.until, of=sort):
            new = earlier.isdisjoint(m.parties) and set(m.parties) <= set(query.parties)
            if new and not together.isdisjoint(m.reports):
                yield m
        earlier.add(party)
