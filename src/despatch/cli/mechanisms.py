"""`despatch mechanisms`."""

import click

from despatch.cli.output import Format, console, format_option, print_all, write, write_rows
from despatch.cli.parties import parties_argument
from despatch.cli.record import opened, record_option, reports_of


@click.command("mechanisms")
@parties_argument()
@click.option("--today", metavar="DATE", help="The day at which gaps are told.  [default: today's date]")
@record_option()
@format_option("text")
def command(parties: tuple[str, ...], today: str | None, where: str, format: Format) -> None:  # noqa: A002
    """Print recurring formats: when each was last held, what is next, the gap beside the usual interval.

    PARTY is a state or body; with several, the mechanisms in which all of them take part. Overdue is what
    was last held longer ago than usual by a quarter or more; usual is the median of the gaps between the
    meetings that the record has, of which it needs two. Accounts of one ordinal, or of the same days, are
    one meeting. Machine-coded: the record may lack meetings that were held.
    """
    from despatch.answers.days import today_of
    from despatch.answers.mechanisms import known_mechanisms, mechanism_row, mechanisms_csv
    from despatch.answers.mechanisms_text import mechanisms_text
    from despatch.answers.parties import party_codes

    codes = party_codes(parties)
    day = today_of(today)
    with opened(where) as record:
        found = known_mechanisms(record, codes, day)
        if format == "text":
            out = console()
            print_all(out, mechanisms_text(found, codes, day, reports_of(record), width=out.width))
        elif format == "csv":
            write(mechanisms_csv(found))
        else:
            write_rows((mechanism_row(m) for m in found), format)
