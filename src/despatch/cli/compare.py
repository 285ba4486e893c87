"""`despatch compare`."""

from typing import TYPE_CHECKING

import click

from despatch.cli.output import Format, console, format_option, print_all, write, write_rows
from despatch.cli.record import opened, record_option

if TYPE_CHECKING:
    from despatch.answers.compare import By


@click.command("compare")
@click.argument("relationships", nargs=-1, required=True, metavar="RELATIONSHIP...")
@click.option("--since", metavar="DATE", help="Nothing before DATE (EDTF: 2023, 2023-12, 2023-12-27).")
@click.option("--until", metavar="DATE", help="Nothing after DATE.")
@click.option(
    "--by",
    type=click.Choice(("month", "quarter", "year")),
    default="month",
    show_default=True,
    help="What the contacts are counted by.",
)
@record_option()
@format_option("text")
def command(
    relationships: tuple[str, ...],
    since: str | None,
    until: str | None,
    by: "By",
    where: str,
    format: Format,  # noqa: A002
) -> None:
    """Compare relationships: contacts per month, quarter or year, by level and kind.

    RELATIONSHIP is two parties (or more) with a hyphen: IND-RUS, India-China, "United States-Japan".
    Contacts held or ongoing are counted; planned ones beside them; postponed, cancelled, proposed and
    denied ones not at all. The level is that of the offices told: of two sides the lower, so that a
    minister received by a president is a contact of ministers. A contact without a date, or with one
    that lies in no single month (quarter, year), is counted apart: no date is guessed. A visit and the
    meetings held in it are contacts each. json and csv have a row for each relationship, bucket, level
    and kind with contacts.
    """
    from despatch.answers.compare import compared, rows, table
    from despatch.answers.query import Query
    from despatch.answers.relationships import relationship

    pairs = [relationship(written) for written in relationships]
    Query(since=since, until=until).check()
    with opened(where) as record:
        found = compared(record, pairs, by, since, until)
    if format == "text":
        from despatch.answers.compare_text import compared_text, title

        out = console()
        narrow = not out.encoding.lower().startswith("utf")
        print_all(out, compared_text(found, title(found, since, until), width=out.width, ascii_only=narrow))
    elif format == "csv":
        write(table(found))
    else:
        write_rows(rows(found), format)
