"""`despatch export`."""

import click

from despatch.cli.output import Format, console, format_option, print_all, write, write_rows
from despatch.cli.record import opened, record_option, reports_of


@click.command("export")
@record_option()
@format_option("jsonl")
def command(where: str, format: Format) -> None:  # noqa: A002
    """Print every entry of the record, merged, with all citations, sources and differences.

    The fields are those of `read`, and: id, entry (contact, instrument, commitment or statement),
    sources, differences, history, bounded_by; each citation names its report.
    """
    from despatch.answers.table import merged_csv, merged_row

    with opened(where) as record:
        if format == "text":
            from despatch.answers.timeline import chosen, timeline

            out = console()
            everything = chosen(record.entries(), ("contact", "instrument", "commitment", "statement"), ())
            print_all(
                out, timeline(everything, "Everything in the record", reports_of(record), width=out.width)
            )
        elif format == "csv":
            write(merged_csv(record.entries()))
        else:
            write_rows((merged_row(m) for m in record.entries()), format)
