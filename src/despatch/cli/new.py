"""`despatch new`."""

import click

from despatch.answers.words import CONTACT_KINDS
from despatch.cli.output import Format, console, format_option, print_all, write, write_rows
from despatch.cli.parties import parties_argument
from despatch.cli.record import opened, record_option, reports_of

KINDS = ("contact", *CONTACT_KINDS, "instrument", "commitment", "quotation", "statement")


@click.command("new")
@parties_argument()
@click.option(
    "--since",
    metavar="DATE",
    required=True,
    help="EDTF (2023, 2023-12, 2023-12-27), a weekday (the latest before today), or a span (7d, 2w).",
)
@click.option(
    "--by",
    type=click.Choice(["published", "added"]),
    default="published",
    show_default=True,
    help="Count from when a report was published, or added to the record (UTC).",
)
@click.option("--today", metavar="DATE", help="The day from which --since counts.  [default: today's date]")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(KINDS),
    help="Only entries of this kind; may be given again.",
)
@record_option()
@format_option("text")
def command(
    parties: tuple[str, ...],
    since: str,
    by: str,
    today: str | None,
    kinds: tuple[str, ...],
    where: str,
    format: Format,  # noqa: A002
) -> None:
    """Print what the reports since a day tell that was not told before: changes, new entries, confirmations.

    An entry is listed once: as changed, with the words before and
    now, where they tell another status or date; as new where no earlier report tells of it; and else only
    counted. A report whose day is not known is taken to be an old one. Reported speech is listed with
    --kind statement only.
    """
    from despatch.answers.days import since_of, today_of
    from despatch.answers.new import Since, news_csv, news_row, whats_new
    from despatch.answers.new_text import new_text
    from despatch.answers.parties import party_codes

    codes = party_codes(parties)
    ask = Since(codes, since_of(since, today_of(today)), by, kinds)
    with opened(where) as record:
        report_of = reports_of(record)

        def dated(id_: str) -> str | None:
            if by == "added":
                return (record.added(id_) or "")[:10] or None
            report = report_of(id_)
            return report.published if report else None

        items = whats_new(record, ask, dated)
        if format == "text":
            out = console()
            print_all(out, new_text(items, ask, report_of, width=out.width))
        elif format == "csv":
            write(news_csv(items))
        else:
            write_rows((news_row(i) for i in items), format)
