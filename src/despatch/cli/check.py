"""`despatch check`."""

import click

from despatch.cli.output import Format, console, format_option, print_all, write, write_rows
from despatch.cli.record import opened, record_option


@click.command("check")
@click.option("--mend", is_flag=True, help="Make anew what can be made anew, then check again.")
@record_option()
@format_option("text")
@click.pass_context
def command(ctx: click.Context, mend: bool, where: str, format: Format) -> None:  # noqa: A002
    """Hold the record against its reports: every citation exact, every merge explained.

    Says what is not so, and how to mend it; the exit code is then 1.
    """
    from despatch.answers.checked import checked, problem_row, problems_csv

    with opened(where) as record:
        problems = record.mend() if mend else list(record.check())
        if format == "text":
            reports = record.count_reports()
            print_all(console(), checked(problems, reports, record.count()))
        elif format == "csv":
            write(problems_csv(problems))
        else:
            write_rows(map(problem_row, problems), format)
    ctx.exit(1 if problems else 0)
