"""`despatch timeline`."""

import click

from despatch.answers.words import CONTACT_KINDS, STATUS_MARKS
from despatch.cli.output import Format, console, format_option, print_all, write, write_rows
from despatch.cli.parties import parties_argument
from despatch.cli.record import opened, record_option, reports_of

KINDS = ("contact", *CONTACT_KINDS, "instrument", "commitment", "quotation", "statement")


@click.command("timeline")
@parties_argument()
@click.option("--since", metavar="DATE", help="Nothing before DATE (EDTF: 2023, 2023-12, 2023-12-27).")
@click.option("--until", metavar="DATE", help="Nothing after DATE.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(KINDS),
    help="Only entries of this kind; may be given again.",
)
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice(tuple(STATUS_MARKS)),
    help="Only contacts (and instruments) of this status; may be given again.",
)
@click.option("--person", metavar="NAME", help="Only what NAME took part in or said.")
@click.option("--about", metavar="WORDS", help="Only what deals with WORDS.")
@click.option("--brief", is_flag=True, help="One line an entry.")
@record_option()
@format_option("text")
def command(
    parties: tuple[str, ...],
    since: str | None,
    until: str | None,
    kinds: tuple[str, ...],
    statuses: tuple[str, ...],
    person: str | None,
    about: str | None,
    brief: bool,
    where: str,
    format: Format,  # noqa: A002
) -> None:
    """Print what passed between parties: contacts, instruments, commitments and quotations, by date.

    PARTY is a state or body: a code, a name, a demonym or a capital (IND, India, Indian, "New Delhi",
    EU). With several, what is listed is between all of them, and what each of them says or undertakes;
    with none, everything is. An entry without a date of its own stands where the publication of its
    reports bounds it ("by 27 Dec"). Reported speech is listed with --kind statement only.
    """
    from despatch.answers.parties import party_codes
    from despatch.answers.query import Query, answer, title
    from despatch.answers.table import merged_csv, merged_row
    from despatch.answers.timeline import timeline

    codes = party_codes(parties)
    query = Query(codes, since, until, kinds, statuses, person, about)
    query.check()
    with opened(where) as record:
        found = answer(record, query)
        if format == "text":
            out = console()
            print_all(out, timeline(found, title(query), reports_of(record), width=out.width, brief=brief))
        elif format == "csv":
            write(merged_csv(found))
        else:
            write_rows((merged_row(m) for m in found), format)
