"""`despatch why`."""

import click

from despatch.cli.output import Format, console, format_option, print_all, write, write_rows
from despatch.cli.record import opened, record_option


@click.command("why")
@click.argument("a", metavar="ENTRY")
@click.argument("b", metavar="[ENTRY]", required=False)
@click.option("--all", "every", is_flag=True, help="Every pair of accounts, not only the most alike.")
@record_option()
@format_option("text")
def command(a: str, b: str | None, every: bool, where: str, format: Format) -> None:  # noqa: A002
    """Show why two entries are one or two: field by field, with the weight of each reason.

    With one ENTRY: why the reports that it rests on are taken to tell of one thing. An ENTRY is an id, or
    the beginning of one; the id that an account had before it was merged finds it too.
    """
    from despatch.answers.why import why, why_csv, why_row

    with opened(where) as record:
        pairs = record.why(*(x.strip().removeprefix("#") for x in (a, b) if x))
        if format == "text":
            out = console()
            print_all(out, why(pairs, width=out.width, every=every))
        elif format == "csv":
            write(why_csv(pairs))
        else:
            write_rows((why_row(one) for one in pairs), format)
