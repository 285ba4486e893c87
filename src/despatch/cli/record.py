"""The record that a verb works on, and how it is named."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from despatch.model import Report
    from despatch.record import Record

DEFAULT = "despatch.db"


def record_option() -> Callable[[Any], Any]:
    """`--record`, which means the same on every verb."""
    return click.option(
        "-r",
        "--record",
        "where",
        metavar="FILE",
        envvar="DESPATCH_RECORD",
        default=DEFAULT,
        show_default=True,
        show_envvar=True,
        help="The record: an SQLite file, or a database URL.",
    )


@contextmanager
def opened(where: str, *, create: bool = False) -> Iterator["Record"]:
    """The record at `where`; unless `create`, it must be there already.

    Raises:
        RecordError: there is none, or it cannot be opened.
    """
    from despatch.record import Record

    with Record(where, create=create) as record:
        yield record


def reports_of(record: "Record") -> Callable[[str], "Report | None"]:
    """Reports by id, each fetched once; None for one that is not in the record."""
    from despatch.model import RecordError

    @lru_cache(maxsize=4096)
    def report_of(id_: str) -> "Report | None":
        try:
            return record.report(id_)
        except RecordError:
            return None

    return report_of
