"""`despatch explain`."""

import click

from despatch.cli.output import console, format_option, in_colour, print_all, write


@click.command("explain")
@click.argument("source", metavar="FILE")
@click.option("--published", metavar="DATE", help="When the report was published (EDTF, as 2023-12-27).")
@click.option("--title", help="The report's title.")
@click.option("--outlet", help="Who published it.")
@click.option("--id", "id", help="Which report, where FILE holds several.")
@format_option("text", ("html",))
def command(
    source: str,
    published: str | None,
    title: str | None,
    outlet: str | None,
    id: str | None,  # noqa: A002
    format: str,  # noqa: A002
) -> None:
    """Show a report with everything that was found in it, to see why something was or was not read.

    Clutter is dimmed; times, people, parties, places, quotations and entries are marked. Below, each
    entry tells whether the rules or the model found it, by which words, how sure the model was, and
    what was weighed; then follow what the model saw, and the times. FILE is a file, or - for standard
    input. With --format html the answer is one self-contained page.
    """
    from despatch.answers import explain
    from despatch.answers.encode import json_text
    from despatch.cli.reading import Known, one

    known = Known(published=published, title=title, outlet=outlet)
    known.check([source])
    analysis, reading, origins = one(source, known, id)
    if format == "html":
        from despatch.answers.page import explained_html

        write(explained_html(analysis, reading, origins))
    elif format == "csv":
        write(explain.explained_csv(analysis, reading, origins))
    elif format in ("json", "jsonl"):
        write(json_text(explain.explained_row(analysis, reading, origins), indent=format == "json") + "\n")
    else:
        out = console()
        print_all(out, explain.explained(analysis, reading, origins, width=out.width, colour=in_colour(out)))
