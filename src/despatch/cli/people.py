"""`despatch people`."""

import click

from despatch.cli.output import Format, console, format_option, print_all, write, write_rows
from despatch.cli.parties import parties_argument
from despatch.cli.record import opened, record_option, reports_of


@click.command("people")
@parties_argument()
@click.option("--name", metavar="NAME", help="Only people called so, in any form of the name.")
@click.option("--office", metavar="WORDS", help="Only people shown in such an office.")
@click.option(
    "--since", metavar="DATE", help="Only people seen on DATE or later (EDTF: 2023, 2023-12, 2023-12-27)."
)
@click.option("--until", metavar="DATE", help="Only people seen on DATE or earlier.")
@record_option()
@format_option("text")
def command(
    parties: tuple[str, ...],
    name: str | None,
    office: str | None,
    since: str | None,
    until: str | None,
    where: str,
    format: Format,  # noqa: A002
) -> None:
    """Print who is who: each person once, in all forms of the name, with offices and whom they last met.

    PARTY is a state or body; with several, the people of any of them. Offices are dated as the reports
    show them, from the first report to the last: the term itself may be longer. A short name that may be
    several people's is listed by itself, last, with the people of whom it may be. Machine-coded: nobody
    has checked who is who.
    """
    from despatch.answers.parties import party_codes
    from despatch.answers.people import Wish, known_people, people_csv, person_row
    from despatch.answers.people_text import people_text

    wish = Wish(party_codes(parties), name, office, since, until)
    wish.check()
    with opened(where) as record:
        found = known_people(record, wish)
        if format == "text":
            out = console()
            print_all(out, people_text(found, wish, reports_of(record), width=out.width))
        elif format == "csv":
            write(people_csv(found))
        else:
            write_rows((person_row(p) for p in found), format)
