"""A progress bar on a terminal; nothing in a pipe."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from despatch.cli.output import console


@contextmanager
def progress(what: str, total: int | None) -> Iterator[Callable[[str], None]]:
    """A function to call after each step with a line on what was done; it draws on standard error."""
    out = console(stderr=True)
    if not out.is_terminal or out.is_dumb_terminal:
        yield lambda line: None
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.fields[line]}", style="dim"),
    )
    with Progress(*columns, console=out, transient=True) as bar:
        task = bar.add_task(what, total=total, line="")
        yield lambda line: bar.update(task, advance=1, line=line)
