"""`despatch reread`."""

import click

from despatch.cli.output import Format, format_option, jobs_option, note, write, write_rows
from despatch.cli.record import opened, record_option


@click.command("reread")
@record_option()
@jobs_option()
@format_option("text")
@click.pass_context
def command(ctx: click.Context, where: str, jobs: int | None, format: Format) -> None:  # noqa: A002
    """Read all reports of the record again, as this version reads them; what people decided stays.

    The reports are those kept in the record: their files are not needed.
    """
    from despatch.answers.encode import csv_text
    from despatch.answers.summary import Summary
    from despatch.record import Added

    with opened(where) as record:
        summary = Summary(entries_before=record.count())

        def tell(added: Added) -> None:
            summary.count(added)
            if added.done == "skipped":
                note(f"despatch: {added.id}: skipped: {added.why}")

        record.reread(jobs=jobs or 0, on_result=tell)
        summary.entries_after = record.count()
        if format == "text":
            write(summary.text(where) + "\n")
        elif format == "csv":
            row = summary.row()
            write(csv_text(list(row), [list(row.values())]))
        else:
            write_rows([summary.row()], format)
    ctx.exit(3 if summary.skipped else 0)
