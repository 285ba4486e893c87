"""`despatch read`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from despatch.cli.output import (
    Format,
    console,
    format_option,
    jobs_option,
    note,
    print_all,
    write,
    write_lines,
)

if TYPE_CHECKING:
    from despatch.cli.reading import Outcome


@click.command("read")
@click.argument("sources", nargs=-1, required=True, metavar="FILE...")
@click.option("--published", metavar="DATE", help="When the report was published (EDTF, as 2023-12-27).")
@click.option("--title", help="The report's title.")
@click.option("--outlet", help="Who published it.")
@click.option("--id", "id", help="The report's id, in place of the file's name.")
@click.option("--analysis", is_flag=True, help="Add times, mentions and attributions beneath the entries.")
@jobs_option()
@format_option("jsonl")
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[str, ...],
    published: str | None,
    title: str | None,
    outlet: str | None,
    id: str | None,  # noqa: A002
    analysis: bool,
    jobs: int | None,
    format: Format,  # noqa: A002
) -> None:
    """Read reports and print what each says, a JSON object a line.

    FILE is a text, HTML, Markdown or JSONL file, gzipped or not, a folder of such files, or - for
    standard input. An input that cannot be read is named on standard error, and the rest goes on.
    """
    from despatch.cli.reading import Known, Outcome, Task, outcomes

    known = Known(published=published, title=title, outlet=outlet, id=id)
    known.check(sources)
    if analysis and format in ("text", "csv"):
        raise click.UsageError(
            "--analysis is for --format json or jsonl; `despatch explain` shows it as text."
        )
    jobs = 1 if jobs is None and "-" in sources else jobs  # what comes down a pipe is answered at once
    skipped = 0

    def read() -> Iterator[Outcome]:
        nonlocal skipped
        for outcome in outcomes(sources, Task(known=known, analysis=analysis, format=format), jobs):
            if outcome.skipped:
                skipped += 1
                note(f"despatch: {outcome.skipped}")
            else:
                yield outcome

    _print(read(), format)
    ctx.exit(3 if skipped else 0)


def _print(found: Iterator["Outcome"], format: Format) -> None:  # noqa: A002
    if format == "text":
        from despatch.answers.explain import told

        out = console()
        for outcome in found:
            if outcome.reading:
                print_all(out, told(outcome.reading, width=out.width))
    elif format == "csv":
        from despatch.answers.encode import csv_text
        from despatch.answers.table import readings_header

        write(csv_text(readings_header(), []))
        for outcome in found:
            write(outcome.data)
    else:
        write_lines((outcome.data for outcome in found), format)
