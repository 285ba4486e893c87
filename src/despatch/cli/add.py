"""`despatch add`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from despatch.cli.output import Format, format_option, jobs_option, note, write
from despatch.cli.record import opened, record_option

if TYPE_CHECKING:
    from despatch.answers.summary import Summary
    from despatch.record import Record

MANY = 256 * 1024  # bytes of input from which more processes than one are worth their start


@click.command("add")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@jobs_option()
@record_option()
@format_option("text")
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[str, ...],
    jobs: int | None,
    where: str,
    format: Format,  # noqa: A002
) -> None:
    """Read reports into the record, merging what they tell with what is there.

    SOURCE is a text, HTML, Markdown or JSONL file, gzipped or not, a folder of such files, or - for
    standard input. Adding a report again changes nothing; adding it with another text replaces it.
    A report is either wholly in the record or not at all, whenever the work is cut short, and the
    same command completes it.
    """
    from despatch.answers.encode import csv_text, json_text

    with opened(where, create=True) as record:
        name = record.name
        summary = _add(record, sources, _processes(sources) if jobs is None else jobs)
    if format == "text":
        write(summary.text(name) + "\n")
    elif format == "csv":
        row = summary.row()
        write(csv_text(list(row), [list(row.values())]))
    else:
        write(json_text(summary.row(), indent=format == "json") + "\n")
    ctx.exit(3 if summary.skipped else 0)


def _add(record: "Record", sources: tuple[str, ...], jobs: int) -> "Summary":
    from despatch.answers.summary import Summary
    from despatch.cli.progress import progress
    from despatch.record import Added

    summary = Summary(entries_before=record.count())
    with progress("Reading", _files(sources)) as step:

        def on_result(added: Added) -> None:
            summary.count(added)
            if added.done == "skipped":
                why, _, remedy = added.why.partition("; try: ")
                note(f"despatch: {added.id}: skipped: {why}" + (f" (try: {remedy})" if remedy else ""))
            step(summary.line())

        record.add_all(sources, jobs=jobs, on_result=on_result)
    summary.entries_after = record.count()
    return summary


def _walk(sources: tuple[str, ...]) -> list[Path]:
    found = []
    for source in sources:
        path = Path(source)
        found += (
            [Path(folder) / name for folder, _, names in os.walk(path) for name in names]
            if path.is_dir()
            else [path]
        )
    return found


def _files(sources: tuple[str, ...]) -> int | None:
    """How many reports to expect; None where that cannot be told beforehand."""
    paths = _walk(sources)
    several = any(p.name == "-" or ".jsonl" in p.suffixes for p in paths)
    return None if several else len(paths)


def _processes(sources: tuple[str, ...]) -> int:
    """One, or 0 (one a core) where there is much to read."""
    size = 0
    for path in _walk(sources):
        try:
            size += path.stat().st_size * (4 if path.suffix == ".gz" else 1)
        except OSError:
            continue  # it will be named as skipped when its turn comes
    return 0 if size > MANY else 1
