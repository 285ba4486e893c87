"""`despatch show`."""

import click

from despatch.cli.output import Format, console, format_option, in_colour, print_all, write
from despatch.cli.record import opened, record_option, reports_of


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
        merged = record.entry(entry.removeprefix("#"))
        if format == "text":
            out = console()
            print_all(out, whole(merged, reports_of(record), width=out.width, colour=in_colour(out)))
        elif format == "csv":
            write(merged_csv([merged]))
        else:
            write(json_text(merged_row(merged), indent=format == "json") + "\n")
