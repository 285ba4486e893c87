"""`despatch subjects`."""

import click

from despatch.cli.output import Format, console, format_option, in_colour, print_all, write, write_rows
from despatch.cli.parties import parties_argument
from despatch.cli.record import opened, record_option, reports_of


@click.command("subjects")
@parties_argument()
@click.option("--since", metavar="DATE", help="Nothing before DATE (EDTF: 2023, 2023-12, 2023-12-27).")
@click.option("--until", metavar="DATE", help="Nothing after DATE.")
@click.option(
    "--limit",
    type=click.IntRange(0),
    default=15,
    show_default=True,
    metavar="N",
    help="At most N; 0 for all.",
)
@record_option()
@format_option("text")
def command(
    parties: tuple[str, ...],
    since: str | None,
    until: str | None,
    limit: int,
    where: str,
    format: Format,  # noqa: A002
) -> None:
    """Print the subjects that recur: projects, weapons, texts, disputes and matters, the main ones first.

    PARTY is a state or body; with several, subjects are those of what passes between all of them. A
    subject is named in two independent texts or more, under one name or several (S-400, S400); people,
    bodies, towns and the parties themselves are none. A third state is one where it is in trouble ("the
    war in Ukraine"). Shown are the reports by year, what in the record belongs to it, and the words of
    the latest report. Of many reports the 400 with the latest entries are looked at.
    """
    from despatch.answers.parties import party_codes
    from despatch.answers.query import Query, title
    from despatch.answers.subjects import found_subjects, row, table

    codes = party_codes(parties)
    with opened(where) as record:
        report_of = reports_of(record)
        found = found_subjects(record, report_of, codes, since, until, limit)
        if format == "text":
            from despatch.answers.subjects_text import subjects_text

            heading = f"Subjects: {title(Query(codes, since, until))}"
            out = console()
            print_all(out, subjects_text(found, heading, report_of, colour=in_colour(out)))
        elif format == "csv":
            write(table(found.subjects, report_of))
        else:
            write_rows((row(subject, report_of) for subject in found.subjects), format)
