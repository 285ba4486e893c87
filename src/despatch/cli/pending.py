"""`despatch pending`."""

import click

from despatch.cli.output import Format, console, format_option, print_all, write, write_rows
from despatch.cli.parties import parties_argument
from despatch.cli.record import opened, record_option, reports_of


@click.command("pending")
@parties_argument()
@click.option("--today", metavar="DATE", help="The day that is asked about.  [default: today's date]")
@click.option(
    "--within",
    metavar="SPAN",
    help="Only what is due within SPAN of that day, before or after it: 90d, 12w, 1y.",
)
@click.option("--all", "every", is_flag=True, help="Also commitments reported done, and contradicted.")
@record_option()
@format_option("text")
def command(
    parties: tuple[str, ...],
    today: str | None,
    within: str | None,
    every: bool,
    where: str,
    format: Format,  # noqa: A002
) -> None:
    """Print what is open: planned contacts and commitments, what is overdue first, with what became of each.

    A planned contact is planned, postponed, perhaps held (a contact that may be it is shown, never
    merged by itself), lapsed (its date has passed, and no report says that it was held), or unknown (no
    report reaches so far). A commitment is open, overdue, reported done or contradicted, by the words of
    a later report, which are shown; "despatch show" has them in their sentences. Machine-coded: read the words.
    """
    from despatch.answers.days import today_of, within_of
    from despatch.answers.parties import party_codes
    from despatch.answers.pending import Wish, pending, pending_csv, pending_row
    from despatch.answers.pending_text import pending_text

    codes = party_codes(parties)
    wish = Wish(codes, today_of(today), within_of(within), every)
    with opened(where) as record:
        found, left_out = pending(record, wish)
        if format == "text":
            out = console()
            print_all(out, pending_text(found, wish, left_out, reports_of(record), width=out.width))
        elif format == "csv":
            write(pending_csv(found))
        else:
            write_rows((pending_row(p) for p in found), format)
