"""What the benchmark of size does with one record, each in a process of its own: build it, add to it, ask it."""

import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.generator import readings
from benchmarks.shared import peak_memory_mb
from benchmarks.world import nations
from despatch import Reading, Record

HELD_OUT = (
    200  # reports left out, from the first year to the last: what adding one costs is measured with them
)
SHARE = 0.0019  # one report in so many times the contacts is left out: some more than are needed
AT_ONCE = 256  # reports put in together while a record is built
PAIRS = 100  # pairs of states whose timelines are asked for
FIRST_PAGE = 50


def every(contacts: int) -> int:
    """Of so many reports the last is held out."""
    return max(2, round(contacts * SHARE))


def parts(contacts: int) -> Iterator[tuple[bool, Reading]]:
    """Every reading, and whether it is held out."""
    return ((n % every(contacts) == 0, reading) for n, reading in enumerate(readings(contacts), 1))


def build(contacts: int, where: str) -> dict[str, Any]:
    """Make the record, all but the reports held out; `steps` has reports, seconds and peak memory on the way."""
    begun = time.perf_counter()
    steps: list[tuple[int, float, float]] = []
    stream = (reading for held_out, reading in parts(contacts) if not held_out)
    done = 0
    with Record(where) as record:
        while some := list(islice(stream, AT_ONCE)):
            record.add_all(some)
            done += len(some)
            if done // 10_000 > (steps[-1][0] // 10_000 if steps else 0):
                steps.append((done, time.perf_counter() - begun, peak_memory_mb()))
                print(*steps[-1], file=sys.stderr)
        counts = {sort: record.count(sort) for sort in ("contact", "instrument", "commitment", "statement")}
    return {
        "reports": done,
        "seconds": time.perf_counter() - begun,
        "peak_mb": peak_memory_mb(),
        "steps": steps,
        **counts,
    }


def held_out(contacts: int) -> list[Reading]:
    """The reports held out, kept in a file beside the temporary ones, for making them takes as long as making all."""
    kept = Path(tempfile.gettempdir()) / f"despatch-held-out-{contacts}.json"
    import msgspec

    if not kept.exists():
        kept.write_bytes(msgspec.json.encode([r for out, r in parts(contacts) if out]))
    return msgspec.json.decode(kept.read_bytes(), type=list[Reading])


def spread(seconds: list[float]) -> list[float]:
    """Median and 95th percentile, in milliseconds."""
    ordered = sorted(seconds)
    return [1000 * statistics.median(ordered), 1000 * ordered[int(0.95 * (len(ordered) - 1))]]


def timed(calls: list[Callable[[], Any]]) -> list[float]:
    """Seconds that each call takes."""
    taken = []
    for call in calls:
        begun = time.perf_counter()
        call()
        taken.append(time.perf_counter() - begun)
    return taken


def adding(contacts: int, where: str) -> dict[str, Any]:
    """Add reports one at a time, each a transaction of its own, and take them out again."""
    new = held_out(contacts)[: HELD_OUT + 3]
    with Record(where, create=False) as record:
        for reading in new[:3]:  # imports and the first look at the file
            record.add(reading)
        taken, working = [], []
        for reading in new[3:]:
            begun, worked = time.perf_counter(), time.process_time()
            record.add(reading)
            taken.append(time.perf_counter() - begun)
            working.append(time.process_time() - worked)
        peak = peak_memory_mb()
        for reading in new:
            record.remove(reading.report.id)
    entries = sum(
        len(r.contacts) + len(r.instruments) + len(r.commitments) + len(r.statements) for r in new[3:]
    )
    return {
        "add": spread(taken), "add_working": spread(working), "entries_per_report": entries / len(taken), "add_peak_mb": peak,
    }  # fmt: skip


def pairs(contacts: int) -> dict[str, list[tuple[str, str]]]:
    """Pairs of states, drawn as often as reports tell of them, and drawn evenly from those that deal at all often."""
    rng = random.Random(1)
    told = [c.parties for r in held_out(contacts) for c in r.contacts if len(c.parties) == 2]
    known = nations().things
    even = [tuple(sorted(rng.sample(known[:60], 2))) for _ in range(PAIRS)]
    return {"by frequency": rng.sample(told, PAIRS), "evenly": even}  # type: ignore[dict-item]


def asking(contacts: int, where: str) -> dict[str, Any]:
    """Ask the record: each question twice, the second time is taken, as after a first look at the screen."""
    out: dict[str, Any] = {"open": spread(timed([lambda: Record(where, create=False).close()] * 20))}
    with Record(where, create=False) as record:
        for name, drawn in pairs(contacts).items():
            found = [sum(1 for _ in record.timeline(*pair)) for pair in drawn]
            out[f"timeline {name}, first"] = spread(
                timed([lambda p=p: next(record.timeline(*p), None) for p in drawn])
            )  # type: ignore[misc]
            out[f"timeline {name}, all"] = spread(
                timed([lambda p=p: list(record.timeline(*p)) for p in drawn])
            )  # type: ignore[misc]
            out[f"timeline {name}, entries"] = [statistics.median(found), max(found)]
        for name, asked in questions(contacts).items():
            out[name] = spread(timed([lambda a=a: list(record.search(**a)) for a in asked]))  # type: ignore[misc]
        ids = [m.id for p in pairs(contacts)["by frequency"][:40] for m in islice(record.timeline(*p), 5)]
        out["entry by id"] = spread(timed([lambda i=i: record.entry(i) for i in ids]))  # type: ignore[misc]
    return out


def questions(contacts: int) -> dict[str, list[dict[str, Any]]]:
    """What is looked for in what was said: by words of statements in reports that are not in the record."""
    rng = random.Random(2)
    said = [s for r in held_out(contacts) for s in r.statements]
    words = [[w for w in s.content.split() if len(w) > 5 and w.isalpha()] for s in said]
    some = [w for w in words if len(w) > 3][:60]
    subjects = ["sanctions", "nuclear programme", "border", "counter-terrorism", "oil prices", "migration"]
    return {
        "statements, one word": [{"words": rng.choice(w)} for w in some],
        "statements, two words": [{"words": " ".join(rng.sample(w, 2))} for w in some],
        "statements, a subject": [{"words": s} for s in subjects],
        "statements, a subject and a person": [
            {"words": s, "by": x.speaker} for s in subjects for x in said[:5]
        ],
    }


def size(_: int, where: str) -> dict[str, float]:
    """Megabytes that the record takes."""
    if "://" not in where:
        return {"size_mb": os.path.getsize(where) / 1e6}
    from sqlalchemy import create_engine, text

    with create_engine(where).connect() as connection:
        taken = connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one()
    return {"size_mb": float(taken) / 1e6}


if __name__ == "__main__":
    what, number, place = sys.argv[1:4]
    print(
        json.dumps(
            {"build": build, "adding": adding, "asking": asking, "size": size}[what](int(number), place)
        )
    )
