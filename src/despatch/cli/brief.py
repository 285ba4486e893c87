"""`despatch brief`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from despatch.cli.output import Format, format_option, note, write, write_lines, write_rows
from despatch.cli.parties import parties_argument
from despatch.cli.record import opened, record_option, reports_of

if TYPE_CHECKING:
    from despatch.answers.brief.content import Brief

SUFFIXES = (".md", ".html", ".docx", ".pdf", ".json")


@click.command("brief")
@parties_argument(metavar="PARTY PARTY", required=True)
@click.option(
    "--since", metavar="DATE", help="First day of the span (EDTF).  [default: two years before its last]"
)
@click.option("--until", metavar="DATE", help="Last day of the span.  [default: today]")
@click.option("--today", metavar="DATE", help="The day at which the brief stands.  [default: today's date]")
@click.option(
    "--sections",
    metavar="NAMES",
    help="Only these, with commas between: figures, last, next, mechanisms, open, signed, said, differences. "
    "The note on method is always there.",
)
@click.option(
    "-o",
    "--output",
    "output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write FILE; its ending says what: .md, .html, .docx, .pdf or .json.",
)
@record_option()
@format_option("text")
def command(
    parties: tuple[str, ...],
    since: str | None,
    until: str | None,
    today: str | None,
    sections: str | None,
    output: Path | None,
    where: str,
    format: Format,  # noqa: A002
) -> None:
    """Write a brief on two parties, of two to four pages with every line footnoted: Markdown, HTML, PDF or Word.

    It tells of the relationship in figures and a chart, the last contacts and the next, mechanisms, what is
    open, what was signed, what was said, and where sources differ. Without -o it is printed as Markdown;
    --format json prints its content as data, jsonl and csv one row a line. PDF and Word files need
    "pip install 'despatch[brief]'".
    """
    from despatch.answers.brief import brief
    from despatch.answers.brief.asking import asked
    from despatch.answers.parties import party_code
    from despatch.model import UsageError

    ask = asked(tuple(party_code(p) for p in parties), since, until, today, sections)
    if output and output.suffix.lower() not in SUFFIXES:
        raise UsageError(
            "-o", f"{output.name!r} does not end as a brief does", f"one of {', '.join(SUFFIXES)}"
        )
    with opened(where) as record:
        made = brief(record, ask, reports_of(record))
    if output:
        output.write_bytes(_file(made, output.suffix.lower()))
        note(f"{output}: brief on {made.title}, {made.subtitle}; {made.foot.lower()}")
        return
    _print(made, format)


def _print(made: "Brief", format: Format) -> None:  # noqa: A002
    from despatch.answers.brief.lines import document, line_rows, lines_csv

    if format == "text":
        from despatch.answers.brief.markdown import markdown

        write(markdown(made))
    elif format == "csv":
        write(lines_csv(made))
    elif format == "jsonl":
        write_rows(line_rows(made), format)
    else:
        from despatch.answers.encode import json_text

        write_lines([json_text(document(made), indent=True)], "jsonl")


def _file(made: "Brief", suffix: str) -> bytes:
    """The bytes of a file with this ending."""
    if suffix == ".pdf":
        from despatch.answers.brief.pdf import pdf

        return pdf(made)
    if suffix == ".docx":
        from despatch.answers.brief.docx import docx

        return docx(made)
    if suffix == ".html":
        from despatch.answers.brief.html import page

        return page(made).encode("utf-8", "replace")
    if suffix == ".json":
        from despatch.answers.brief.lines import document
        from despatch.answers.encode import json_text

        return (json_text(document(made), indent=True) + "\n").encode("utf-8")
    from despatch.answers.brief.markdown import markdown

    return markdown(made).encode("utf-8", "replace")
