"""`despatch read`."""

import click

from despatch.cli.output import Format, format_option, jobs_option, note, write


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
    from despatch.cli.reading import Known, Task, outcomes

    known = Known(published=published, title=title, outlet=outlet, id=id)
    known.check(sources)
    jobs = 1 if jobs is None and "-" in sources else jobs  # what comes down a pipe is answered at once
    skipped = 0
    for outcome in outcomes(sources, Task(known=known, analysis=analysis, format=format), jobs):
        if outcome.skipped:
            skipped += 1
            note(f"despatch: {outcome.skipped}")
        else:
            write(outcome.data + "\n")
    ctx.exit(3 if skipped else 0)
