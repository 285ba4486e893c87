"""Work on a record that is killed at random moments, and what is left of it each time."""

import os
import random
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import alembic.command
import msgspec
from sqlalchemy import text

import despatch.engines
from benchmarks.schema_1 import plain_engine, schema_1
from despatch import Reading, Record
from despatch.model import Citation, Contact, Participant, RecordError, Report, Span
from despatch.record import anew, copying, migrating, putting

LOADED = (
    alembic.command,
    despatch.engines,
    copying,
    migrating,
    putting,
)  # before processes are forked, once for all
Tell = Callable[[str], None]
Kill = Callable[[int], None]
TEXT = "Ministers of the two sides met and agreed on a joint plan for trade. " * 4
PEOPLE = (("S Jaishankar", "IND"), ("Sergey Lavrov", "RUS"))
DECISIONS = 15


def made(count: int) -> list[Reading]:
    """Readings of which many tell of the same meetings."""
    rng = random.Random(7)
    told = []
    for n in range(count):
        text, day = TEXT, lambda: f"2023-{rng.randint(1, 6):02}-{rng.randint(1, 28):02}"
        contacts = tuple(
            Contact(
                kind="meeting", status=status, date=day(), parties=("IND", "RUS"),
                participants=tuple(Participant(name=name, party=party) for name, party in PEOPLE),
                citations=(Citation(start=at, end=at + 9, text=text[at : at + 9]),),
            )
            for at, status in ((0, "held"), (13, "planned"))
        )  # fmt: skip
        id_, day_told = f"report-{n:04}", f"2023-07-{1 + n % 28:02}"
        report = Report(id=id_, text=text, body=(Span(0, len(text)),), published=day_told, language="en")
        told.append(Reading(report=report, model="made", contacts=contacts))
    return told


def exported(record: Record) -> list[bytes]:
    """All of a record, a line for each entry, report and judgement."""
    rejected = record.timeline(of="all", rejected=True)
    told = [*record.entries(), *rejected, *record.reports(), *record.judgements()]
    return [msgspec.json.encode(one) for one in told]


class Trial:
    """One sort of work. `new` names a place with nothing in it; `same` is the record that is made without kills."""

    kind = ""

    def __init__(self, new: Callable[[], str], readings: Sequence[Reading]) -> None:
        self._new, self.readings = new, list(readings)
        self.by_id = {r.report.id: r for r in readings}
        self.where = ""

    def begin(self) -> None:
        """Make what the work starts from, in a new place."""
        self.where = self._new()

    def work(self, tell: Tell) -> None:
        """Do it, or what is left of it; `tell` of each part when it is safely in."""
        raise NotImplementedError

    def lost(self, told: list[str]) -> int:
        """How many of the parts told are not there, or torn."""
        with Record(self.where) as record:
            there = {r.id for r in record.reports()}
            torn = sum(record.reading(id_) != self.by_id[id_] for id_ in there)
            return len(set(told) - there) + torn

    def whole(self) -> list[bytes]:
        """The record as it is."""
        with Record(self.where) as record:
            return exported(record)


class Adding(Trial):
    """`add` of all readings, a few at a time."""

    kind = "add"

    def work(self, tell: Tell) -> None:
        with Record(self.where) as record:
            for at in range(0, len(self.readings), 3):
                record.add_all(self.readings[at : at + 3], on_result=lambda added: tell(added.id))


class Filled(Trial):
    """Work on a record that has all readings."""

    def begin(self) -> None:
        super().begin()
        with Record(self.where) as record:
            record.add_all(self.readings)


class Correcting(Filled):
    """Decisions about entries, one after the other; one that is there is not made again."""

    kind = "correct"

    def begin(self) -> None:
        super().begin()
        with Record(self.where) as record:
            self.ids = sorted(m.id for m in record.entries())[:DECISIONS]

    def work(self, tell: Tell) -> None:
        with Record(self.where) as record:
            for n, id_ in enumerate(self.ids):
                at = f"2024-01-01T00:00:{n:02}+00:00"
                if not any(j.at == at for j in record.judgements()):
                    decide(record, n, id_, at)
                tell(at)

    def lost(self, told: list[str]) -> int:
        with Record(self.where) as record:
            there = [j.at for j in record.judgements()]
            return len(set(told) - set(there)) + len(there) - len(set(there))


def decide(record: Record, n: int, id_: str, at: str) -> None:
    """The n-th decision, always the same."""
    if n % 3 == 0:
        record.correct.accept(id_, author="R. Kaul", reason="seen", at=at)
    elif n % 3 == 1:
        record.correct.edit(id_, {"place": "Moscow"}, author="R. Kaul", reason="seen", at=at)
    else:
        record.correct.reject(id_, author="R. Kaul", reason="never", at=at)


class Migrating(Trial):
    """An old record, brought up to date when it is opened."""

    kind = "migration"

    def begin(self) -> None:
        super().begin()
        schema_1(self.where, self.readings)

    def work(self, tell: Tell) -> None:
        Record(self.where).close()
        tell("open")

    def lost(self, told: list[str]) -> int:
        engine = plain_engine(self.where)
        with engine.connect() as raw:
            schema = raw.execute(text("SELECT value FROM meta WHERE name = 'schema'")).scalar()
            there = raw.execute(text("SELECT count(*) FROM report")).scalar() or 0
        engine.dispose()
        return abs(len(self.readings) - int(there)) + int(bool(told) and schema == 1)


class Renewing(Filled):
    """A record that older rules merged, merged anew with the next report."""

    kind = "merging anew"

    def begin(self) -> None:
        super().begin()
        with Record(self.where) as record, record._store.writing() as connection:
            for change in ("UPDATE meta SET value = 0 WHERE name = 'merging'", "DELETE FROM pair"):
                connection.execute(text(change))

    def work(self, tell: Tell) -> None:
        anew.AT_ONCE = 10
        with Record(self.where) as record:
            tell(record.add(self.readings[0]) and self.readings[0].report.id)


class BackingUp(Filled):
    """A copy, made again and again in place of the one before."""

    kind = "backup"

    def begin(self) -> None:
        super().begin()
        self.copy = (
            f"{self._new()}.copy" if "://" not in self.where else f"/tmp/despatch-copy-{os.getpid()}.db"
        )
        Path(self.copy).unlink(missing_ok=True)

    def work(self, tell: Tell) -> None:
        with Record(self.where) as record:
            for _ in range(3):
                record.backup(self.copy, replace=True)
                tell("copied")

    def lost(self, told: list[str]) -> int:
        if not Path(self.copy).exists():
            return int(bool(told))
        with Record(self.copy) as copy:
            return int(exported(copy) != self.whole())


TRIALS: tuple[type[Trial], ...] = (Adding, Correcting, Migrating, Renewing, BackingUp)


class Outcome(NamedTuple):
    """Runs and kills of a trial; parts `told` as kept before the kills, of these `lost`; records that were `other`
    than without kills when completed."""

    runs: int
    kills: int
    told: int
    lost: int
    other: int


def killed(work: Callable[[Tell], None], after: float, kill: Kill) -> tuple[list[str], bool]:
    """Fork a process that does `work` and `kill` it so many seconds later: what it told, and whether it was killed."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        status = 1
        with suppress(RecordError):  # it may be the server that is killed
            work(lambda word: os.write(write, f"{word}\n".encode()) and None)
            status = 0
        os._exit(status)
    os.close(write)
    time.sleep(after)
    kill(child)
    with os.fdopen(read) as heard:
        told = heard.read().split()
    _, status = os.waitpid(child, 0)
    return told, os.waitstatus_to_exitcode(status) != 0


def kill_process(pid: int) -> None:
    """kill -9."""
    os.kill(pid, signal.SIGKILL)


def tried(trial: Trial, kills: int, seed: int, kill: Kill = kill_process) -> Outcome:
    """Kill the work `kills` times at random moments, each time looking at what is left; then complete it."""
    rng = random.Random(seed)
    trial.begin()
    begun = time.monotonic()
    killed(trial.work, 0, lambda _: None)
    length = time.monotonic() - begun
    same = trial.whole()
    runs = count = told = lost = other = 0
    trial.begin()
    while count < kills:
        heard, was_killed = killed(trial.work, rng.uniform(0, length), kill)
        runs += 1
        count += was_killed
        told += len(heard)
        lost += trial.lost(heard)
        if not was_killed or rng.random() < 0.25:
            trial.work(lambda _: None)
            other += trial.whole() != same
            trial.begin()
    trial.work(lambda _: None)
    other += trial.whole() != same
    return Outcome(runs, count, told, lost, other)
