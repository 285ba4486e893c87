"""`despatch statements`."""

import click

from despatch.cli.output import Format, console, format_option, in_colour, print_all, write, write_rows
from despatch.cli.parties import parties_argument
from despatch.cli.record import opened, record_option, reports_of


@click.command("statements")
@parties_argument()
@click.option(
    "--by", metavar="NAME", help='Only what NAME said: a person, an office ("foreign minister"), a party.'
)
@click.option("--about", metavar="WORDS", help="Only what deals with WORDS, the most fitting first.")
@click.option("--since", metavar="DATE", help="Nothing before DATE (EDTF: 2023, 2023-12, 2023-12-27).")
@click.option("--until", metavar="DATE", help="Nothing after DATE.")
@click.option(
    "--form",
    "forms",
    multiple=True,
    type=click.Choice(("direct", "indirect", "mixed")),
    help="Only quotations (direct), reported speech (indirect), or both in one (mixed); may be given again.",
)
@click.option(
    "--limit",
    type=click.IntRange(0),
    default=50,
    show_default=True,
    metavar="N",
    help="At most N; 0 for all.",
)
@click.option(
    "--order",
    type=click.Choice(("rank", "time")),
    help="How they are ordered.  [default: rank with --about, else time]",
)
@record_option()
@format_option("text")
def command(
    parties: tuple[str, ...],
    by: str | None,
    about: str | None,
    since: str | None,
    until: str | None,
    forms: tuple[str, ...],
    limit: int,
    order: str | None,
    where: str,
    format: Format,  # noqa: A002
) -> None:
    """Print what was said, word for word: by whom, in which office, when, and where it is told.

    PARTY is the side that speaks; of several, what any of them says of another, or in a report that tells
    of a contact or an instrument between them. Forms of a name are one ("Sergei Lavrov", "Lavrov"); an office finds those
    whom a report of the statement gives it. Of reported speech the sentence of the report is shown.
    WORDS must all be there, in the singular or plural; "several words" stand in a row, energ* is any word
    that begins so, and OR, NOT and brackets join.
    """
    from despatch.answers.parties import party_codes
    from despatch.answers.statements import StatementQuery, said

    codes = party_codes(parties)
    query = StatementQuery(codes, by, about, since, until, forms, limit, order)
    query.check()
    with opened(where) as record:
        found = said(record, query)
        report_of = reports_of(record)
        if format == "text":
            from despatch.answers.statements_text import statements_text

            out = console()
            parts = statements_text(found, query, report_of, width=out.width, colour=in_colour(out))
            print_all(out, parts)
            return
        from despatch.answers.statements_rows import row, table

        if format == "csv":
            write(table(found.said, report_of))
        else:
            write_rows((row(one, report_of) for one in found.said), format)
