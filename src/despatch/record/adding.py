"""Many inputs into the record: read in as many processes as wanted, put in by one, a batch at a time."""

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from despatch.model import InputError, Page, Reading, Report, Skipped
from despatch.record.added import Added, Input, Put

BATCH = 64  # reports that go into the record together


def add_all(
    put: Callable[[list[Reading]], list[Put]],
    inputs: Iterable[Input],
    *,
    jobs: int,
    on_result: Callable[[Added], None] | None = None,
) -> dict[str, int]:
    """Read `inputs` and `put` them a batch at a time; `on_result` hears of each when it is safely in."""
    counts = dict.fromkeys(("added", "unchanged", "replaced", "skipped"), 0)

    def tell(added: Added) -> None:
        counts[added.done] += 1
        if on_result:
            on_result(added)

    def flush(batch: list[Reading]) -> None:
        for reading, done in zip(batch, put(batch), strict=True):
            tell(Added(id=reading.report.id, done=done, entries=entries_in(reading)))

    from despatch.engines import run  # a record is opened for its answers without what reads reports

    batch: list[Reading] = []
    size = 4  # the first few come in at once, so that progress is seen and a mistake is soon known
    for found in run(reading_of, _items(inputs), jobs or os.cpu_count() or 1):
        if isinstance(found, Skipped):
            tell(
                Added(
                    id=found.id, done="skipped", why="; try: ".join(p for p in (found.why, found.try_) if p)
                )
            )
            continue
        batch.append(found)
        if len(batch) >= size:
            flush(batch)
            batch, size = [], BATCH
    flush(batch)
    return counts


def entries_in(reading: Reading) -> int:
    """How many entries a reading has."""
    return sum(map(len, (reading.contacts, reading.instruments, reading.commitments, reading.statements)))


def _items(inputs: Iterable[Input]) -> Iterator[Page | Report | Reading | Skipped]:
    """Inputs as they can be sent to another process; runs of paths are opened together, so that their ids differ."""
    from despatch.sources import pages

    if isinstance(inputs, str | os.PathLike):
        inputs = (inputs,)
    stream = iter(inputs)
    for first in stream:
        if not isinstance(first, str | os.PathLike):
            yield first
            continue
        rest: list[Page | Report | Reading | Skipped] = []
        yield from pages(os.fspath(p) for p in _paths(first, stream, rest))
        yield from rest


def _paths(
    first: str | os.PathLike[str], stream: Iterator[Input], rest: list[Page | Report | Reading | Skipped]
) -> Iterator[str | os.PathLike[str]]:
    for item in chain((first,), stream):
        if not isinstance(item, str | os.PathLike):
            rest.append(item)
            return
        yield item


def reading_of(item: Page | Report | Reading | Skipped) -> Reading | Skipped:
    """Read one input; what cannot be read is skipped with its reason."""
    if isinstance(item, Reading | Skipped):
        return item
    from despatch.entries import read

    where = (item.location if isinstance(item, Page) else None) or item.id
    try:
        return read(item)
    except InputError as error:
        return Skipped(id=where, why=error.why or error.what, try_=error.try_)
    except Exception as error:
        if os.environ.get("DESPATCH_DEBUG"):
            raise
        why = f"could not be read: {type(error).__name__}: {error}"
        return Skipped(id=where, why=why, try_="DESPATCH_DEBUG=1; please report it")
