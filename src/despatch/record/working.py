"""What the people who work on a record ask of it: what to look at next, and what was decided, a page at a time."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Select, func, select, text, true, tuple_

from despatch.model import RecordError, Report
from despatch.model.judgement import Judgement
from despatch.model.merged import ENTRY_SORTS, MergedEntry, decode_merged
from despatch.record import tables as t
from despatch.record.asking import OneOrMore, sorts
from despatch.record.browsing import Decided
from despatch.record.doubt import Doubt, doubt
from despatch.record.judgements.keeping import undos
from despatch.record.judgements.standing import undone

if TYPE_CHECKING:
    from despatch.record.store import Store

WINDOW = 500  # entries that a queue is made of
_FAR = 20  # how many times as many are looked through for those that fit
_CHUNK = 500
_decode = msgspec.json.Decoder(Judgement).decode


class Doubted(NamedTuple):
    """An entry that nobody has checked, and why it should be looked at."""

    merged: MergedEntry
    doubt: Doubt


class Working:
    """What `Record` tells those who work on it."""

    _store: "Store"

    def queue(
        self,
        today: date,
        *,
        parties: Sequence[str] = (),
        of: OneOrMore | None = None,
        kind: str | None = None,
        window: int = WINDOW,
    ) -> list[Doubted]:
        """Entries as the machine coded them, the least certain first: of the latest `window` that fit.

        The latest are those that came in or changed last; of two or more `parties` together, those latest in time,
        the undated before them. It costs the same however large the record is.

        Raises:
            UsageError: no such sort of entry.
        """
        asked = sorts(of)
        found: dict[str, MergedEntry] = {}
        with self._store.reading() as connection:
            for wanted in _latest(sorted(set(parties)), asked, window):
                if kind:
                    wanted = wanted.where(t.entry.c.kind == kind)
                rows = connection.execute(wanted.where(t.entry.c.checked.is_(None)).limit(window)).all()
                found |= {row.id: decode_merged(row.body, row.sort) for row in rows}
            several = [m.id for m in found.values() if m.sources.reports > 1]
            weakest = _weakest(connection, several)
        queue = [Doubted(m, doubt(m, today, weakest.get(m.id))) for m in found.values()]
        return sorted(queue, key=lambda one: (-one.doubt.score, one.merged.id))[:window]

    def decided(self, before: tuple[str, str] | None, limit: int) -> list[Decided]:
        """What people decided, the latest first, at most `limit`; behind the one whose `order` is `before`."""
        at = tuple_(t.judgement.c.at, t.judgement.c.id)
        wanted = select(t.judgement.c.body).order_by(t.judgement.c.at.desc(), t.judgement.c.id.desc())
        if before:
            wanted = wanted.where(at < before)
        with self._store.reading() as connection:
            found = [_decode(body) for body in connection.execute(wanted.limit(limit)).scalars()]
            taken_back = undos(connection)
        gone = undone([*found, *taken_back])
        return [Decided(one, one.id in gone) for one in found]

    def count_decided(self) -> int:
        """How many decisions there are, undone ones and undos too."""
        with self._store.reading() as connection:
            return int(connection.execute(select(func.count()).select_from(t.judgement)).scalar_one())

    def judgement(self, id: str) -> Decided:  # noqa: A002
        """One decision by its id.

        Raises:
            RecordError: no such decision.
        """
        with self._store.reading() as connection:
            body = connection.execute(select(t.judgement.c.body).where(t.judgement.c.id == id)).scalar()
            taken_back = undos(connection)
        if body is None:
            raise RecordError(f"judgement {id}", "there is none", "despatch log")
        one = _decode(body)
        return Decided(one, one.id in undone([one, *taken_back]))

    def named(self, report: Report) -> str | None:
        """The id under which the record has a report that was just added; None if it has it no more."""
        from despatch.record.putting import digest, family

        mine = digest(msgspec.structs.replace(report, id=""))
        wanted = select(t.report.c.name).where(
            t.report.c.given == family(report.id), t.report.c.digest == mine
        )
        with self._store.reading() as connection:
            return connection.execute(wanted).scalar()


def _latest(parties: list[str], asked: Sequence[str], window: int) -> list[Select[Any]]:
    """Statements that together give the latest entries (`id`, `sort`, `body`), each through one index in its order."""
    entry, pair = t.entry.c, t.entry_pair.c
    columns = (entry.id, entry.sort, entry.body)
    # A bare `sort` would lead SQLite to the index of sorts, and to sorting all that is found there.
    of_sort = true() if len(asked) == len(ENTRY_SORTS) else entry.sort.concat("").in_(asked)
    if not parties:
        latest = select(entry.number).order_by(entry.number.desc()).limit(_FAR * window)
        return [
            select(*columns)
            .where(entry.number.in_(latest.scalar_subquery()), of_sort)
            .order_by(entry.number.desc())
        ]
    if len(parties) == 1:
        numbers = (
            select(t.entry_party.c.entry)
            .where(t.entry_party.c.party == parties[0])
            .order_by(t.entry_party.c.entry.desc())
            .limit(_FAR * window)
        )
        return [
            select(*columns)
            .where(entry.number.in_(numbers.scalar_subquery()), of_sort)
            .order_by(entry.number.desc())
        ]
    return [
        select(*columns)
        .join_from(t.entry_pair, t.entry, entry.number == pair.entry)
        .where(pair.a == parties[0], pair.b == parties[-1], pair.sort == sort)
        .order_by(pair.first.desc(), pair.last.desc(), pair.entry.desc())
        for sort in asked
    ]


def _weakest(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """The least of the scores by which each account of an entry is held to the one most like it."""
    least: dict[str, int] = {}
    for start in range(0, len(ids), _CHUNK):
        some = ids[start : start + _CHUNK]
        names = {f"id{n}": value for n, value in enumerate(some)}
        inside = ", ".join(f":{name}" for name in names)
        best: dict[int, tuple[str, int]] = {}
        rows = connection.execute(text(_PAIRS.format(inside=inside)), names)
        for home, a, b, score in rows:
            for account in (a, b):
                if account not in best or best[account][1] < score:
                    best[account] = (home, score)
        for home, score in best.values():
            least[home] = min(least.get(home, score), score)
    return least


_PAIRS = (
    "SELECT x.entry, pair.a, pair.b, pair.score FROM account AS x JOIN pair ON pair.a = x.id "
    "JOIN account AS y ON y.id = pair.b WHERE x.entry IN ({inside}) AND y.entry = x.entry"
)
