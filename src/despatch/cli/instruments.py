"""`despatch instruments`."""

import click

from despatch.cli.output import Format, console, format_option, print_all, write, write_rows
from despatch.cli.parties import parties_argument
from despatch.cli.record import opened, record_option, reports_of
from despatch.model.lives import ACTIONS


@click.command("instruments")
@parties_argument()
@click.option(
    "--since", metavar="DATE", help="Only with a step since DATE (EDTF: 2023, 2023-12, 2023-12-27)."
)
@click.option("--until", metavar="DATE", help="Only with a step until DATE.")
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice(ACTIONS),
    help="Only instruments that have come so far; may be given again.",
)
@click.option("--awaiting", is_flag=True, help="Only instruments with a next step that no report tells.")
@record_option()
@format_option("text")
def command(
    parties: tuple[str, ...],
    since: str | None,
    until: str | None,
    states: tuple[str, ...],
    awaiting: bool,
    where: str,
    format: Format,  # noqa: A002
) -> None:
    """Print instruments through their life: proposed, negotiated, signed, ratified, amended, suspended.

    PARTY is a state or body; with several, instruments between all of them. Entries of the record are
    one instrument where the parties are the same, the titles alike and the stages follow each other.
    What comes next in the usual course and is told by no report is named: the signing of what is
    negotiated, the ratification of a treaty, agreement or protocol that is signed. Whether a text needs
    to be ratified, and whether it is in force, only its words say.
    """
    from despatch.answers.instruments import found_lives, row, table
    from despatch.answers.parties import party_codes
    from despatch.answers.query import Query, title

    codes = party_codes(parties)
    with opened(where) as record:
        found = found_lives(record, codes, since, until, states, awaiting)
        if format == "text":
            from despatch.answers.instruments_text import instruments_text

            heading = ", ".join([f"Instruments: {title(Query(codes, since, until))}", *states])
            out = console()
            print_all(out, instruments_text(found, heading, reports_of(record), width=out.width))
        elif format == "csv":
            write(table(found))
        else:
            write_rows((row(life) for life in found), format)
