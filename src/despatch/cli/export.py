"""`despatch export`."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO

import click

from despatch.cli.output import FORMATS, console, note, print_all, write, write_rows
from despatch.cli.parties import parties_argument
from despatch.cli.record import opened, record_option, reports_of

if TYPE_CHECKING:
    from despatch.model.merged import MergedEntry
    from despatch.record import Record

SORTS = ("contact", "instrument", "commitment", "statement")
Entries = Callable[[], "Iterator[MergedEntry]"]


@click.command("export")
@parties_argument()
@click.option("--since", metavar="DATE", help="Nothing before DATE (EDTF: 2023, 2023-12, 2023-12-27).")
@click.option("--until", metavar="DATE", help="Nothing after DATE.")
@click.option(
    "--of",
    "sorts",
    multiple=True,
    type=click.Choice(SORTS),
    help="Only entries of this sort; may be given again.",
)
@click.option(
    "--as",
    "shape",
    type=click.Choice(("entries", "events")),
    default="entries",
    show_default=True,
    help="What a row is: an entry with all its fields, or an event coded in PLOVER, for researchers.",
)
@click.option("-o", "--output", "target", metavar="FILE", help="Write to FILE, not to standard output.")
@record_option()
@click.option(
    "--format",
    "format",
    type=click.Choice((*FORMATS, "parquet", "ics", "ftm")),
    default="jsonl",
    show_default=True,
    help="text for people; json one document; jsonl one object a line; csv one row an entry; parquet typed columns; "
    "ics a calendar of what is planned; ftm FollowTheMoney entities.",
)
def command(
    parties: tuple[str, ...],
    since: str | None,
    until: str | None,
    sorts: tuple[str, ...],
    shape: str,
    target: str | None,
    where: str,
    format: str,  # noqa: A002
) -> None:
    """Print every entry of the record, merged, with all citations, sources and differences.

    The fields are those of `read`, and: id, entry (contact, instrument, commitment or statement),
    sources, differences, history, checked, bounded_by; each citation names its report. PARTY, --since and
    --until choose as on `timeline`. docs/exports.md tells every format field by field.
    """
    from despatch.answers.exports.selection import selected
    from despatch.answers.parties import party_codes
    from despatch.answers.query import Query, title
    from despatch.cli.saved import saved

    codes = party_codes(parties)
    query = Query(codes, since, until)
    query.check()
    sorts = _fitting(sorts, shape, format)
    with opened(where) as record, saved(target):
        entries: Entries = lambda: selected(record, query, sorts)  # noqa: E731
        if format in ("ics", "ftm"):
            _special(record, entries, format)
        elif shape == "events":
            _events(record, entries, format)
        else:
            _entries(
                record, entries, format, title(query) if query != Query() else "Everything in the record"
            )


def _fitting(sorts: tuple[str, ...], shape: str, format: str) -> tuple[str, ...]:  # noqa: A002
    """The sorts of entry to read; () for all.

    Raises:
        UsageError: options that do not go together.
    """
    from despatch.model import UsageError

    if format in ("ics", "ftm") and shape != "entries":
        raise UsageError(f"--format {format}", f"has no --as {shape}", "--format csv, jsonl, json or parquet")
    known: tuple[str, ...] = ("contact", "commitment") if format == "ics" else SORTS
    if shape == "events":
        known = ("contact", "instrument", "statement")
    kept = tuple(s for s in sorts or known if s in known)
    if not kept:
        what = "a calendar" if format == "ics" else "event data"
        raise UsageError(f"--of {sorts[0]}", f"{what} holds none", f"--of {known[0]}")
    return kept


def _entries(record: "Record", entries: Entries, format: str, heading: str) -> None:  # noqa: A002
    from despatch.answers.table import merged_csv, merged_row

    if format == "text":
        from despatch.answers.timeline import chosen, timeline

        out = console()
        everything = chosen(entries(), SORTS, ())
        print_all(out, timeline(everything, heading, reports_of(record), width=out.width))
    elif format == "csv":
        header = merged_csv([])
        write(header)
        for m in entries():
            write(merged_csv([m])[len(header) :])
    elif format == "parquet":
        from despatch.answers.exports.columns import entry_record, entry_schema
        from despatch.answers.exports.parquet import Columns, write_parquet

        write_parquet(
            (merged_row(m) for m in entries()), Columns(entry_schema, entry_record), _binary("parquet")
        )
    else:
        write_rows((merged_row(m) for m in entries()), format)


def _events(record: "Record", entries: Entries, format: str) -> None:  # noqa: A002
    from despatch.answers.exports.event_table import event_csv, event_line
    from despatch.answers.exports.events import event_rows
    from despatch.answers.exports.origin import origins_of

    rows = event_rows(entries(), origins_of(record))
    if format == "text":
        width = console().width
        for row in rows:
            write(event_line(row, width) + "\n")
    elif format == "csv":
        for piece in event_csv(rows):
            write(piece)
    elif format == "parquet":
        from despatch.answers.exports.columns import event_record, event_schema
        from despatch.answers.exports.parquet import Columns, write_parquet

        write_parquet(rows, Columns(event_schema, event_record), _binary("parquet"))
    else:
        write_rows(rows, format)


def _special(record: "Record", entries: Entries, format: str) -> None:  # noqa: A002
    """The formats that are made for other programs than ours, and what of the record they have no place for."""
    from despatch.answers.exports.origin import origins_of

    left_out: Counter[str] = Counter()
    if format == "ics":
        from despatch.answers.exports.calendar import calendar

        for piece in calendar(entries(), origins_of(record), left_out):
            write(piece.decode("utf-8"))
    else:
        from despatch.answers.exports.ftm import ftm_entities

        write_rows(ftm_entities(entries, origins_of(record), left_out), "jsonl")
    if left_out:
        note("despatch: export: left out: " + ", ".join(f"{n} {why}" for why, n in sorted(left_out.items())))


def _binary(format: str) -> "BinaryIO":  # noqa: A002
    """Standard output for bytes.

    Raises:
        UsageError: it is a terminal.
    """
    from despatch.cli.saved import to_terminal
    from despatch.model import UsageError

    if to_terminal():
        raise UsageError(f"--format {format}", "is not for a terminal", "-o FILE")
    sys.stdout.flush()
    return sys.stdout.buffer
