"""The record: every reading merged, in one file or database."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from heapq import merge
from os import PathLike
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import msgspec
from sqlalchemy import Connection, Select, func, select

from despatch.model import Reading, RecordError, Report
from despatch.model.compared import Compared
from despatch.model.judgement import Judgement
from despatch.model.merged import ENTRY_SORTS, EntrySort, MergedEntry, decode_merged
from despatch.model.problem import Problem
from despatch.record import tables as t
from despatch.record.added import Added, Input, Put
from despatch.record.asking import OneOrMore, Test, about, accepted, in_time, question, with_person
from despatch.record.backends import PATIENT
from despatch.record.finding import Finding
from despatch.record.judgements.acts import Corrections
from despatch.record.judgements.anchors import home_of, homes_of
from despatch.record.judgements.keeping import judgements
from despatch.record.numbers import numbers
from despatch.record.store import Store
from despatch.record.tables import MERGING
from despatch.record.working import Working

if TYPE_CHECKING:  # a record is opened for its answers without what reads and merges
    from despatch.record.profiles import Profiles

AT_ONCE = 256  # rows fetched together


class Record(Finding, Working):
    """The record in an SQLite file (a path) or in a database (an SQLAlchemy URL).

    >>> with Record("despatch.db") as record:   # doctest: +SKIP
    ...     record.add(despatch.read(text, id="a"))

    What it holds is a function of the set of the readings in it: not of the order, number or
    division of the calls that added them. `create=False` opens only what is there.

    Raises:
        RecordError: it cannot be opened, is no record, or was made by a newer version.
    """

    def __init__(self, where: str | PathLike[str] = "despatch.db", *, create: bool = True) -> None:
        self._store = Store(where, create=create)
        self._kept: Profiles | None = None  # what was compared lately
        self._turn = RLock()  # threads of one process write one after the other

    def __enter__(self) -> Self:
        """The record itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the record."""
        self.close()

    @property
    def name(self) -> str:
        """The file or URL as it may be printed: without a password."""
        return self._store.name

    def close(self) -> None:
        """Let go of the file or the connection; what was added is already kept."""
        self._store.close()

    def add(self, reading: Reading) -> Put:
        """Add what one report says, wholly or not at all: "added", "unchanged" or "replaced".

        A reading takes the place of an older one of the same report, and of one of the same page
        (id and URL; without a URL: id, outlet and most of the words) before it was corrected. A
        different report of the same id is kept beside it, under an id with a mark of its content.

        Raises:
            RecordError: it cannot be written; the record is as it was.
        """
        return self._put([reading])[0]

    def add_all(
        self,
        inputs: Iterable[Input],
        *,
        jobs: int = 1,
        on_result: Callable[[Added], None] | None = None,
    ) -> dict[str, int]:
        """Read and add many: paths, folders, pages, reports or readings. Gives how many were what.

        `jobs` processes read (0: one per core), one writes. An input that cannot be read is skipped
        with its reason given to `on_result`, which hears of every input when it is safely in.
        Interrupted, it leaves every report wholly in or wholly out; the same call completes it.

        Raises:
            RecordError: it cannot be written; what was reported to `on_result` is kept.
        """
        from despatch.record.adding import add_all

        return add_all(self._put, inputs, jobs=jobs, on_result=on_result)

    def _put(self, readings: list[Reading]) -> list[Put]:
        if not readings:
            return []
        from despatch.record.putting import put

        with self._turn:
            with self._writing() as connection:
                done = put(connection, readings, self._profiles())
            self._profiles().trim()
        return done

    @property
    def correct(self) -> Corrections:
        """What a person may decide: accept, edit, reject, add, merge, split, undo."""
        return Corrections(self._writing, self._again)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._turn:
            try:
                self._renew()
                with self._store.writing() as connection:
                    yield connection
            except BaseException:
                self._kept = None  # numbers that were not kept may be given again
                raise

    def _again(self, connection: Connection, reports: Sequence[str]) -> None:
        from despatch.record.putting import put_again

        put_again(connection, reports, self._profiles())

    def judgements(self) -> list[Judgement]:
        """All that people decided, in the order of time; what is undone is there, and so is its undo."""
        with self._store.reading() as connection:
            return judgements(connection)

    def judged(self, one: Judgement) -> list[MergedEntry]:
        """The entries that a judgement speaks of, as they are now; of one that is undone, those it spoke of."""
        now = (
            select(t.account.c.entry)
            .join(t.anchor, t.anchor.c.account == t.account.c.id)
            .where(t.anchor.c.judgement == one.id)
            .order_by(t.anchor.c.place)
        )
        keys = [a.key for a in one.anchors]
        then = select(t.account.c.key, t.account.c.entry).where(t.account.c.key.in_(keys))
        with self._store.reading() as connection:
            homes = list(connection.execute(now).scalars())
            if not homes:
                by_key = {row.key: row.entry for row in connection.execute(then)}
                homes = [by_key[key] for key in keys if key in by_key]
        return self.these([home for home in homes if home])

    def _renew(self) -> None:
        """Merge all anew if it was merged by older rules; cut short, it goes on from there the next time."""
        if self._store.merged_by == MERGING:
            return
        from despatch.record.anew import step

        more = True
        while more:
            with self._store.writing(wait=PATIENT) as connection:
                more = step(connection, self._profiles())
        self._store.merged_by = MERGING

    def _profiles(self) -> "Profiles":
        if self._kept is None:
            from despatch.record.profiles import Profiles

            self._kept = Profiles()
        return self._kept

    def remove(self, report: str) -> bool:
        """Take a report, and what rests on it alone, out of the record; False if it is not in."""
        from despatch.record.putting import drop

        with self._writing() as connection:
            number = connection.execute(select(t.report.c.id).where(t.report.c.name == report)).scalar()
            if number is not None:
                drop(connection, [number], self._profiles())
                numbers(connection, 1)  # the version of the record is another
        return number is not None

    def timeline(
        self,
        *parties: str,
        since: str | None = None,
        until: str | None = None,
        kind: OneOrMore | None = None,
        status: OneOrMore | None = None,
        person: str | None = None,
        about: str | None = None,
        of: OneOrMore = "contact",
        rejected: bool = False,
    ) -> Iterator[MergedEntry]:
        """Entries in the order of time: those of all the given `parties` together.

        `since` and `until` are EDTF dates, however coarse, both included. `of` are the sorts of entry
        (`contact`, `instrument`, `commitment`, `statement`; "all"). An entry without a date stands
        where the publication dates bound it; one whose time nothing bounds comes last. What a person
        rejected is left out; with `rejected`, it alone is given.

        Raises:
            UsageError: a date that is none, or no such sort of entry.
        """
        tests = [with_person(person)] if person else []
        if about:
            tests.append(_about(about))
        return self._found(question(parties, since, until, kind, status, of, rejected=rejected), tests)

    def statements(
        self,
        *,
        by: str | None = None,
        about: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Iterator[MergedEntry]:
        """What was said, `by` a person or office, `about` the given words, in the order of time."""
        return self.timeline(since=since, until=until, person=by, about=about, of="statement")

    def _found(self, wanted: list[Select[Any]], tests: list[Test]) -> Iterator[MergedEntry]:
        with self._store.reading() as connection:
            streaming = connection.execution_options(yield_per=AT_ONCE)
            for row in merge(*map(streaming.execute, wanted), key=in_time):
                merged = decode_merged(row.body, row.sort)
                if all(test(merged) for test in tests):
                    yield merged

    def entries(self, *of: EntrySort) -> Iterator[MergedEntry]:
        """All entries of the given sorts (none given: all), by sort, then in the order of time."""
        for sort in ENTRY_SORTS:
            if not of or sort in of:
                yield from self.timeline(of=sort)

    def count(self, *of: EntrySort) -> int:
        """How many entries of the given sorts (none given: all) there are, but for the rejected."""
        wanted = (
            select(func.count()).select_from(t.entry).where(t.entry.c.sort.in_(of or ENTRY_SORTS), accepted())
        )
        with self._store.reading() as connection:
            return int(connection.execute(wanted).scalar_one())

    def version(self) -> int:
        """A number that is another one after every change of the record."""
        return self._store.version()

    @property
    def at_hand(self) -> bool:
        """Whether it is a file, so that asking for its version takes no time."""
        return self._store.file is not None

    def added(self, report: str) -> str | None:
        """When a report came into the record, UTC in ISO 8601; None where that is not known.

        Raises:
            RecordError: no such report.
        """
        with self._store.reading() as connection:
            row = connection.execute(select(t.report.c.added).where(t.report.c.name == report)).first()
            if row is None:
                raise RecordError(f"report {report}", "it is not in the record", "despatch add FILE")
            return str(row.added) if row.added else None

    def count_reports(self) -> int:
        """How many reports there are."""
        with self._store.reading() as connection:
            return int(connection.execute(select(func.count()).select_from(t.report)).scalar_one())

    def entry(self, id: str) -> MergedEntry:  # noqa: A002
        """One entry, by its id, the start of it, or the id it had before it was merged.

        Raises:
            RecordError: no such entry, or a beginning that fits several.
        """
        with self._store.reading() as connection:
            home = home_of(connection, id)
            row = connection.execute(select(t.entry.c.sort, t.entry.c.body).where(t.entry.c.id == home)).one()
            return decode_merged(row.body, row.sort)

    def why(self, a: str, b: str | None = None) -> list[Compared]:
        """What speaks for and against two entries being one, or for one entry being one: pairs, the most alike first.

        `a` and `b` are ids, or their beginnings; where both are of one entry, its own pairs are given.

        Raises:
            RecordError: no such entry.
        """
        from despatch.record.reasons import reasons

        with self._store.reading() as connection:
            return reasons(connection, homes_of(connection, [a] if b is None else [a, b]))

    def backup(self, where: str | PathLike[str], *, replace: bool = False) -> tuple[int, int]:
        """Copy the record, as it is at one moment, to an SQLite file; gives the reports and entries of the copy.

        Others may add meanwhile. The file is there whole or not at all; one that is there is kept
        unless `replace`.

        Raises:
            RecordError: the file is there already, or cannot be written.
        """
        from despatch.record.copying import copy

        return copy(self._store, where, replace=replace)

    def check(self) -> Iterator[Problem]:
        """What is not as it must be: citations that are inexact, merges that nothing explains, damage; nothing if all is well."""
        from despatch.record.checking import check

        with self._store.reading() as connection:
            yield from check(connection)

    def mend(self) -> list[Problem]:
        """Make anew what follows from the reports and decisions, and read again reports whose accounts are broken.

        Gives what is still wrong then: damaged reports and decisions have to come from a backup, or be added again.
        """
        from despatch.record.checking.mend import make_anew

        broken = sorted({p.report for p in self.check() if p.report})
        with self._writing() as connection:
            make_anew(connection, self._profiles(), broken)
        with self._turn:
            self._kept = None
        self.add_all([self.report(name) for name in broken])
        return list(self.check())

    def reread(self, *, jobs: int = 1, on_result: Callable[[Added], None] | None = None) -> dict[str, int]:
        """Read all reports of the record again, as the model of today reads them; decisions stay. See `add_all`."""
        with self._store.reading() as connection:
            names = list(connection.execute(select(t.report.c.name).order_by(t.report.c.id)).scalars())
        return self.add_all((self.report(name) for name in names), jobs=jobs, on_result=on_result)

    def reports(self) -> Iterator[Report]:
        """Every report, in the order of publication; those of unknown date last."""
        order = (t.report.c.published.is_(None), t.report.c.published, t.report.c.name)
        with self._store.reading() as connection:
            rows = connection.execution_options(yield_per=AT_ONCE).execute(
                select(t.report.c.body).order_by(*order)
            )
            for (body,) in rows:
                yield msgspec.json.decode(body, type=Report)

    def report(self, id: str) -> Report:  # noqa: A002
        """One report, whole.

        Raises:
            RecordError: no such report.
        """
        with self._store.reading() as connection:
            body = connection.execute(select(t.report.c.body).where(t.report.c.name == id)).scalar()
            if body is None:
                raise RecordError(f"report {id}", "it is not in the record", "despatch add FILE")
            return msgspec.json.decode(body, type=Report)

    def reading(self, id: str) -> Reading:  # noqa: A002
        """What one report said, as it was added.

        Raises:
            RecordError: no such report.
        """
        from despatch.record.putting import load_reading

        with self._store.reading() as connection:
            number = connection.execute(select(t.report.c.id).where(t.report.c.name == id)).scalar()
            if number is None:
                raise RecordError(f"report {id}", "it is not in the record", "despatch add FILE")
            return load_reading(connection, number, id)


_about = about  # the parameter of `timeline` has the same name
