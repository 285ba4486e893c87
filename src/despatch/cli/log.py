"""`despatch log`."""

import click

from despatch.cli.output import Format, console, format_option, print_all, write, write_rows
from despatch.cli.record import opened, record_option


@click.command("log")
@click.argument("entry", metavar="[ENTRY]", required=False)
@click.option("--author", metavar="NAME", help="Only what NAME decided.")
@click.option("--since", metavar="DATE", help="Only what was decided on DATE or after (2023-12-27).")
@record_option()
@format_option("text")
def command(entry: str | None, author: str | None, since: str | None, where: str, format: Format) -> None:  # noqa: A002
    """Show what people decided of the record, the latest first: who, when, what and why.

    With ENTRY, only what was decided of it. The lines of --format jsonl, the earliest first, can be given to
    `despatch correct load` of another record.
    """
    from despatch.answers.judged import judgement_row, log, log_csv
    from despatch.record.judgements.standing import undone

    with opened(where) as record:
        found = record.judgements()
        gone = undone(found)
        if entry:
            home = record.entry(entry.strip().removeprefix("#")).id
            mine = {one.id for one in found if home in {m.id for m in record.judged(one)}}
            found = [one for one in found if one.id in mine or one.of in mine]
        if author:
            found = [one for one in found if one.author.casefold() == author.casefold()]
        if since:
            found = [one for one in found if one.at >= since]
        if format == "text":
            out = console()
            print_all(out, log(found[::-1], gone, record, width=out.width))
        elif format == "csv":
            write(log_csv(found[::-1], gone, record))
        else:
            write_rows((judgement_row(one, record) for one in found), format)
