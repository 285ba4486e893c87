"""The record: every reading merged, in one file or database."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from os import PathLike
from types import TracebackType
from typing import Literal, Self

import msgspec

from despatch.model import Page, Reading, RecordError, Report, Skipped
from despatch.model.merged import EntrySort, MergedEntry

Done = Literal["added", "unchanged", "replaced", "skipped"]
OneOrMore = str | Sequence[str]


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one input of `Record.add_all`: `why` it was skipped, if it was."""

    id: str
    done: Done
    why: str = ""
    entries: int = 0


class Record:
    """The record in an SQLite file (a path) or in a database (an SQLAlchemy URL).

    >>> with Record("despatch.db") as record:   # doctest: +SKIP
    ...     record.add(despatch.read(text, id="a"))

    Raises:
        RecordError: it cannot be opened, is no record, or was made by a newer version.
    """

    def __init__(self, where: str | PathLike[str] = "despatch.db", *, create: bool = True) -> None:
        raise NotImplementedError

    def __enter__(self) -> Self:
        """The record itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the record."""
        self.close()

    def close(self) -> None:
        """Let go of the file or the connection; what was added is already kept."""

    def add(self, reading: Reading) -> Done:
        """Add what one report says; wholly or not at all. Says what was done."""
        raise NotImplementedError

    def add_all(
        self,
        inputs: Iterable[str | PathLike[str] | Page | Report | Reading | Skipped],
        *,
        jobs: int = 1,
        on_result: Callable[[Added], None] | None = None,
    ) -> dict[Done, int]:
        """Read and add many: paths, folders, pages, reports or readings. Gives how many were what.

        `jobs` processes read (0: one per core), one writes. An input that cannot be read is skipped
        with its reason given to `on_result`, which hears of every input when it is safely in.
        """
        raise NotImplementedError

    def remove(self, report: str) -> bool:
        """Take a report and all that rests on it alone out of the record; False if it is not in."""
        raise NotImplementedError

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
    ) -> Iterator[MergedEntry]:
        """Entries in the order of time: those of all the given `parties` together.

        `since` and `until` are EDTF dates, however coarse, both included. `of` are the sorts of entry
        (`contact`, `instrument`, `commitment`, `statement`; "all"). An entry without a date stands
        where the publication dates bound it.
        """
        raise NotImplementedError

    def entries(self, *of: EntrySort) -> Iterator[MergedEntry]:
        """All entries of the given sorts (none given: all), in the record's own fixed order."""
        raise NotImplementedError

    def entry(self, id: str) -> MergedEntry:  # noqa: A002
        """One entry, by its id, the start of it, or the id it had before it was merged.

        Raises:
            RecordError: no such entry, or a beginning that fits several.
        """
        raise RecordError(f"no entry {id}")

    def statements(
        self,
        *,
        by: str | None = None,
        about: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Iterator[MergedEntry]:
        """What was said, `by` a person, office or party, `about` the given words, in the order of time."""
        raise NotImplementedError

    def reports(self) -> Iterator[Report]:
        """Every report, in the order of publication."""
        raise NotImplementedError

    def report(self, id: str) -> Report:  # noqa: A002
        """One report, whole.

        Raises:
            RecordError: no such report.
        """
        raise RecordError(f"no report {id}")

    def reading(self, id: str) -> Reading:  # noqa: A002
        """What one report said, as it was added.

        Raises:
            RecordError: no such report.
        """
        raise RecordError(f"no report {id}")
