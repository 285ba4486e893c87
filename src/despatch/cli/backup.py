"""`despatch backup`."""

import click

from despatch.cli.output import Format, format_option, write
from despatch.cli.record import opened, record_option


@click.command("backup")
@click.argument("file", metavar="FILE", type=click.Path(dir_okay=False))
@click.option("--force", is_flag=True, help="Replace FILE if it is there already.")
@record_option()
@format_option("text")
def command(file: str, force: bool, where: str, format: Format) -> None:  # noqa: A002
    """Copy the record to a file that can be opened as a record, also while others add to it.

    The copy is one state of the record: every report is wholly in it or not at all. It is looked through
    and put on the disk before it gets its name, so FILE is always whole. Of a record on a PostgreSQL
    server the copy is an SQLite file too.
    """
    from pathlib import Path

    from despatch.answers.encode import csv_text, json_text
    from despatch.answers.plain import plain

    with opened(where) as record:
        reports, entries = record.backup(file, replace=force)
    size = Path(file).stat().st_size
    row = {"file": file, "reports": reports, "entries": entries, "bytes": size}
    if format == "text":
        counts = f"{reports:,} report{'s' * (reports != 1)}, {entries:,} entr{'y' if entries == 1 else 'ies'}"
        write(f"{plain(file)}: {counts}, {size / 1e6:,.1f} MB.\n")
    elif format == "csv":
        write(csv_text(list(row), [list(row.values())]))
    else:
        write(json_text(row, indent=format == "json") + "\n")
