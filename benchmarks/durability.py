"""Durability: work on a record killed at random moments (kill -9), in SQLite and PostgreSQL.

After each kill what had been told as kept must be there, whole and once; when completed, the record must be the one that
is made without kills, line by line. Of PostgreSQL the server itself is killed too, all of its processes at once.
`DESPATCH_KILLS` sets how many kills each kind of work has (default: 40, so 200 for each store).
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import event

from benchmarks.killing import TRIALS, Kill, kill_process, made, tried
from benchmarks.postgres import Server, programs, server
from benchmarks.shared import table
from despatch import Record

KILLS = int(os.environ.get("DESPATCH_KILLS", "40"))
REPORTS = 20
SEED = 20231227
ADDED = 400  # reports whose adding is timed


@contextmanager
def places() -> Iterator[Iterator[tuple[str, Callable[[], str], Kill]]]:
    """The stores and ways of killing: a name, what names a new place, what kills."""
    with tempfile.TemporaryDirectory() as folder:
        numbers = count()
        found = [("SQLite, the process", lambda: str(Path(folder) / f"{next(numbers)}.db"), kill_process)]
        if programs() is None:
            yield iter(found)
            return
        with server(lasting=True) as postgres:

            def database() -> str:
                name = f"d{next(numbers)}"
                postgres.sql(f"CREATE DATABASE {name}")
                return postgres.url(name)

            found.append(("PostgreSQL, the process", database, kill_process))
            found.append(("PostgreSQL, the server", database, lambda _: power_cut(postgres)))
            yield iter(found)


def power_cut(postgres: Server) -> None:
    """Kill the server and start it again: it mends itself from its log."""
    postgres.kill()
    postgres.start()


def main() -> str:
    """The section of the results."""
    readings = made(REPORTS)
    rows = []
    with places() as found:
        for name, new, kill in found:
            for n, trial in enumerate(TRIALS):
                most = KILLS if kill is kill_process else max(1, KILLS // 4)
                got = tried(trial(new, readings), most, SEED + n, kill)
                rows.append([name, trial.kind, got.kills, got.told, got.lost, got.other])
                print(*rows[-1], sep=", ", file=sys.stderr)
    head = [
        "what is killed",
        "at",
        "kills",
        "told as kept",
        "of these lost or doubled",
        "records other than without kills",
    ]
    return (
        "## Durability (`python -m benchmarks durability`)\n\n"
        f"{table(head, rows)}\n\n"
        "What it costs that SQLite has each write on the disk before it is told as kept "
        f"(`synchronous=FULL`, reports added one at a time, {ADDED} of them):\n\n{table(['', 'ms a report'], costs())}\n"
    )


def costs() -> list[list[object]]:
    """Milliseconds a report when each is a write of its own."""
    rows: list[list[object]] = []
    for mode in ("NORMAL", "FULL"):
        with tempfile.TemporaryDirectory(dir=".") as folder, Record(Path(folder) / "record.db") as record:
            setting = f"PRAGMA synchronous = {mode}"
            event.listen(record._store._engine, "checkout", lambda raw, *_, said=setting: raw.execute(said))
            readings = made(ADDED)
            begun = time.perf_counter()
            for one in readings:
                record.add(one)
            rows.append([mode, f"{(time.perf_counter() - begun) / ADDED * 1000:.1f}"])
    return rows


if __name__ == "__main__":
    print(main())
