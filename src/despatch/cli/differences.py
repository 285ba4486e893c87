"""`despatch differences`."""

import click

from despatch.cli.output import Format, console, format_option, print_all, write, write_rows
from despatch.cli.parties import parties_argument
from despatch.cli.record import opened, record_option, reports_of

FIELDS = (
    "date", "due", "status", "action", "place", "country", "parties", "by", "kind", "mechanism", "title", "what",
    "speaker", "party", "content", "medium",
)  # fmt: skip


@click.command("differences")
@parties_argument()
@click.option(
    "--field",
    "fields",
    multiple=True,
    type=click.Choice(FIELDS),
    metavar="FIELD",
    help=f"Only this field; may be given again: {', '.join(FIELDS)}.",
)
@click.option("--all", "every", is_flag=True, help="Also where values differ in exactness or wording only.")
@record_option()
@format_option("text")
def command(
    parties: tuple[str, ...],
    fields: tuple[str, ...],
    every: bool,
    where: str,
    format: Format,  # noqa: A002
) -> None:
    """Print where reports of one entry differ: who says what, in which words, and what the record took.

    Dates and statuses come first. Values that can both be right - a month and a day in it, a short title
    and a long one - are listed with --all only, at the end.
    """
    from despatch.answers.differences import disputed, disputed_csv, disputed_row
    from despatch.answers.differences_text import differences_text
    from despatch.answers.parties import party_codes

    codes = party_codes(parties)
    with opened(where) as record:
        report_of = reports_of(record)
        found, left_out = disputed(record, codes, fields, every=every)
        if format == "text":
            out = console()
            print_all(out, differences_text(found, codes, left_out, report_of, width=out.width))
        elif format == "csv":
            write(disputed_csv(found, report_of))
        else:
            write_rows((disputed_row(one, report_of) for one in found), format)
