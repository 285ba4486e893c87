"""What a check of the record found, for people and as data."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from despatch.answers.blocks import DIM
from despatch.answers.encode import csv_text
from despatch.answers.plain import plain, shortened
from despatch.answers.rows import Row
from despatch.answers.words import count
from despatch.model.problem import Problem

COLUMNS = ("what", "where", "why", "mend")
MOST = 20


def checked(problems: Sequence[Problem], reports: int, entries: int) -> Iterator[RenderableType]:
    """All is well, or what is not, and how to mend it."""
    size = f"{count(reports, 'report')}, {count(entries, 'entry')}"
    if not problems:
        yield Text(f"Sound: {size}; every citation exact, every merge explained.", style="bold green")
        return
    yield Text(f"{count(len(problems), 'problem')} in {size}", style="bold red")
    for one in problems[:MOST]:
        yield Text(f"{one.what}: ", style="bold").append(
            f"{shortened(one.where, 100)}: {plain(one.why)}", style="default"
        )
        yield Text(f"  mend: {one.mend}", style=DIM)
    if len(problems) > MOST:
        yield Text(f"{count(len(problems) - MOST, 'problem')} more with --format jsonl", style=DIM)


def problem_row(one: Problem) -> Row:
    """A problem as data."""
    return {name: getattr(one, name) for name in COLUMNS}


def problems_csv(problems: Sequence[Problem]) -> str:
    """Problems as a table."""
    return csv_text(COLUMNS, ([getattr(one, name) for name in COLUMNS] for one in problems))
