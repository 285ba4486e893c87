"""What `read`, `add` and `explain` share: pages of sources, each read, each failure turned into a reason."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

import msgspec

from despatch.answers.encode import csv_rows, json_text
from despatch.answers.rows import reading_row
from despatch.answers.table import reading_cells
from despatch.engines import run
from despatch.entries import entries_of
from despatch.entries.origins import Origins, origins
from despatch.language import analyse
from despatch.model import Analysis, InputError, Page, Reading, Skipped, UsageError
from despatch.model.when import is_edtf
from despatch.reports import report_of
from despatch.sources import pages

_SEVERAL = UsageError(
    "options", "--published, --title, --outlet and --id are for a single report", "one file that holds one"
)


@dataclass(frozen=True)
class Known:
    """What the caller knows of a single text, and the page need not say."""

    published: str | None = None
    title: str | None = None
    outlet: str | None = None
    id: str | None = None

    def check(self, sources: Sequence[str]) -> None:
        """Refuse a date that is none, and values for one report given with several.

        Raises:
            UsageError: says which.
        """
        if self.published and not is_edtf(self.published):
            raise UsageError("--published", f"{self.published!r} is no EDTF date", "--published 2023-12-27")
        if self != Known() and (len(sources) != 1 or os.path.isdir(sources[0])):
            raise _SEVERAL

    def of(self, page: Page) -> Page:
        """The page with what the caller knows in place of what it states."""
        values = {name: value for name, value in self.__dict__.items() if value is not None}
        return msgspec.structs.replace(page, **values) if values else page


@dataclass(frozen=True)
class Task:
    """How a page is read and printed."""

    known: Known = Known()
    analysis: bool = False
    format: str = "jsonl"


@dataclass(frozen=True)
class Outcome:
    """A page read - as text to print, or for `text` itself - or the reason why it was skipped."""

    data: str = ""
    reading: Reading | None = None
    skipped: str = ""


def outcomes(sources: Iterable[str], task: Task, jobs: int | None) -> Iterator[Outcome]:
    """Read every page of `sources`, in order.

    Raises:
        UsageError: values for one report were given with a file that holds several.
    """
    found = pages(sources)
    if task.known != Known():
        found = _only(found)
    return run(partial(outcome, task), found, jobs)


def _only(found: Iterator[Page | Skipped]) -> Iterator[Page | Skipped]:
    first = list(islice(found, 2))
    if len(first) > 1:
        raise _SEVERAL
    yield from first


def outcome(task: Task, page: Page | Skipped) -> Outcome:
    """Read one page; never raises, but where DESPATCH_DEBUG is set."""
    if isinstance(page, Skipped):
        return Outcome(skipped=_reason(page.id, page.why, page.try_))
    try:
        report = report_of(task.known.of(page))
        seen = analyse(report, whole=False)
        reading = entries_of(seen)
        if task.format == "text":
            return Outcome(reading=reading)
        if task.format == "csv":
            return Outcome(data=csv_rows(reading_cells(reading)))
        return Outcome(data=json_text(reading_row(reading, _whole(seen) if task.analysis else None)))
    except InputError as error:
        return Outcome(skipped=_reason(page.location or page.id, error.why or error.what, error.try_))
    except Exception as error:
        if os.environ.get("DESPATCH_DEBUG"):
            raise
        why = f"could not be read: {type(error).__name__}: {error}"
        return Outcome(skipped=_reason(page.location or page.id, why, "DESPATCH_DEBUG=1; please report it"))


def one(source: str, known: Known, id: str | None) -> tuple[Analysis, Reading, Origins]:  # noqa: A002
    """Read the one report of `source`, of several that with the given `id`, and tell where each entry comes from.

    Raises:
        InputError: it cannot be read, or holds several reports and no `id` was given.
    """
    found = list(pages([source]))
    readable = [p for p in found if isinstance(p, Page)]
    if id is not None:
        readable = [p for p in readable if p.id == id]
        if not readable:
            raise InputError(source, f"holds no report {id!r}", "despatch read, which prints the ids")
    if len(readable) > 1:
        few = ", ".join(p.id for p in readable[:3])
        raise InputError(source, f"holds {len(readable)} reports ({few} ...)", f"--id {readable[0].id}")
    if not readable:
        skipped = [s for s in found if isinstance(s, Skipped)]
        raise InputError(
            source,
            skipped[0].why if skipped else "there is nothing in it",
            skipped[0].try_ if skipped else "",
        )
    report = report_of(known.of(readable[0]))
    seen = analyse(report, whole=False)
    reading = entries_of(seen)
    return _whole(seen), reading, origins(seen, reading)


def _whole(seen: Analysis) -> Analysis:
    """All that is found in the report, also where no entries can come of it."""
    return seen if all(seen.worth) else analyse(seen.report)


def _reason(what: str, why: str, try_: str) -> str:
    return f"{what}: skipped: {why}" + (f" (try: {try_})" if try_ else "")
