"""`despatch show`."""

from typing import TYPE_CHECKING

import click

from despatch.cli.output import Format, console, format_option, in_colour, print_all, write
from despatch.cli.record import opened, record_option, reports_of

if TYPE_CHECKING:
    from despatch.model.merged import MergedEntry
    from despatch.record import Record


@click.command("show")
@click.argument("entry", metavar="ENTRY")
@record_option()
@format_option("text")
def command(entry: str, where: str, format: Format) -> None:  # noqa: A002
    """Show one entry whole: every report that tells of it, what differs, its history.

    ENTRY is an entry's id or the beginning of it, as `timeline` prints it behind #.
    """
    from despatch.answers.encode import json_text
    from despatch.answers.table import merged_csv, merged_row
    from despatch.answers.whole import whole

    with opened(where) as record:
        merged = _entry(record, entry.strip().removeprefix("#"))
        if format == "text":
            out = console()
            print_all(out, whole(merged, reports_of(record), width=out.width, colour=in_colour(out)))
        elif format == "csv":
            write(merged_csv([merged]))
        else:
            write(json_text(merged_row(merged), indent=format == "json") + "\n")


def _entry(record: "Record", id_: str) -> "MergedEntry":
    from despatch.model import RecordError, UsageError

    if not id_:
        raise UsageError("show", "no entry is given", "an id as despatch timeline prints it behind #")
    try:
        return record.entry(id_)
    except RecordError as error:
        if near := _near(record, id_):
            raise RecordError(error.what, error.why, " or ".join(near)) from error
        raise


def _near(record: "Record", id_: str) -> list[str]:
    """Ids that are much like one that is not there: a slip of the hand, or of the eye."""
    from difflib import get_close_matches

    ids = {m.id[: max(len(id_), 8)]: None for m in record.entries()}
    return get_close_matches(id_, ids, n=3, cutoff=0.6)
