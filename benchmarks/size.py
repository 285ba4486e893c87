"""The record at size: what adding a report and asking cost with 10^4, 10^5, 10^6 contacts, on SQLite and PostgreSQL."""

import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.plot import plot
from benchmarks.postgres import programs, server
from benchmarks.shared import alone, table

SIZES = (10_000, 100_000, 1_000_000)
USUAL = 100_000  # what `make bench` goes up to; a million takes an hour
MEASURES = "benchmarks.size_measures"
PICTURE = Path(__file__).with_name("size.svg")
KEPT = "DESPATCH_SIZE"  # a folder where records are kept, and taken from where they are there
TARGETS = {"add one report": 50, "timeline of a pair, all": 100, "statements": 100, "open": 200}


def measured(contacts: int, where: str, built: dict[str, Any] | None = None) -> dict[str, Any]:
    """Everything of one record: built unless it is there, then added to and asked."""
    built = built or alone(MEASURES, "build", str(contacts), where)
    got = {"contacts": contacts, **built}
    for what in ("adding", "asking"):
        got |= alone(MEASURES, what, str(contacts), where)
    return got | {"size_mb": alone(MEASURES, "size", str(contacts), where)["size_mb"]}


def on_sqlite(contacts: int, folder: Path) -> dict[str, Any]:
    """The figures of an SQLite record; a build that was cut short goes on where it was."""
    path, beside = folder / f"size-{contacts}.db", folder / f"size-{contacts}.json"
    if not beside.exists():
        beside.write_text(json.dumps(alone(MEASURES, "build", str(contacts), str(path))))
    return measured(contacts, str(path), json.loads(beside.read_text()))


def on_postgres(contacts: int, folder: Path) -> dict[str, Any] | None:
    """The figures of a PostgreSQL record on a server of our own that keeps what it is given as users' do; kept too."""
    beside = folder / f"postgres-{contacts}.json"
    if beside.exists():
        kept: dict[str, Any] = json.loads(beside.read_text())
        return kept
    if programs() is None:
        return None
    with server(lasting=True) as running:
        got = measured(contacts, running.url())
    beside.write_text(json.dumps(got))
    return got


def _ms(got: dict[str, Any], name: str) -> str:
    return " / ".join(f"{v:.1f}" if v < 10 else f"{v:.0f}" for v in got[name])


def rows(columns: list[dict[str, Any]]) -> list[list[str]]:
    """The lines of the table: a name, and a cell for each record."""
    counted: list[tuple[str, Callable[[dict[str, Any]], str]]] = [
        ("contacts", lambda g: f"{g['contact']:,}"),
        ("reports that told of them", lambda g: f"{g['reports']:,}"),
        ("instruments", lambda g: f"{g['instrument']:,}"),
        ("commitments", lambda g: f"{g['commitment']:,}"),
        ("statements", lambda g: f"{g['statement']:,}"),
        ("record, MB", lambda g: f"{g['size_mb']:,.0f}"),
        ("built in, reports a second", lambda g: f"{g['reports'] / g['seconds']:.0f}"),
        ("peak memory of building, MB", lambda g: f"{g['peak_mb']:.0f}"),
        ("entries of a report added", lambda g: f"{g['entries_per_report']:.1f}"),
        ("peak memory of adding to it, MB", lambda g: f"{g['add_peak_mb']:.0f}"),
    ]
    out = [[name, *(value(got) for got in columns)] for name, value in counted]
    timed = {
        "add one report": "add",
        "of that, processor time of our side": "add_working",
        "open the record": "open",
        "timeline of a pair drawn by frequency: first entry": "timeline by frequency, first",
        "timeline of a pair drawn by frequency: all": "timeline by frequency, all",
        "entries in it, median and most": "timeline by frequency, entries",
        "timeline of a pair drawn evenly of 60 states: all": "timeline evenly, all",
        "entries in it, median and most ": "timeline evenly, entries",
        "statements, one word": "statements, one word",
        "statements, two words": "statements, two words",
        "statements, a subject": "statements, a subject",
        "statements, a subject and a person": "statements, a subject and a person",
        "one entry by its id": "entry by id",
    }
    return out + [[name, *(_ms(got, key) for got in columns)] for name, key in timed.items()]


def main(contacts: int = USUAL) -> str:
    """The section of the results."""
    folder = Path(os.environ.get(KEPT) or tempfile.mkdtemp(prefix="despatch-size-"))
    sizes = [size for size in SIZES if size <= contacts]
    sqlite = [on_sqlite(size, folder) for size in sizes]
    postgres = [got for size in sizes[:2] if (got := on_postgres(size, folder))]
    PICTURE.write_text(plot({"SQLite": sqlite, "PostgreSQL": postgres}), encoding="utf-8")
    head = [
        "",
        *(f"SQLite {g['contacts']:,}" for g in sqlite),
        *(f"PostgreSQL {g['contacts']:,}" for g in postgres),
    ]
    return (
        "## The record at size\n\n"
        f"`python -m benchmarks size --contacts {contacts}` - records made by `benchmarks/generator.py`: 25 years, all states, "
        "pairs as uneven as Zipf's law, each contact told by up to four reports that differ. Times are median / 95th percentile in "
        "milliseconds; each report is added in a transaction of its own, drawn from all of the 25 years. "
        "Aimed at are 50 ms to add, 100 ms for a timeline and for statements, 200 ms to open.\n\n"
        f"{table(head, rows([*sqlite, *postgres]))}\n\n![Cost of adding one report](size.svg)\n"
    )


if __name__ == "__main__":
    print(main())
