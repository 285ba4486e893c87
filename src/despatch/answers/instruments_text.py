"""Instruments for people: the chain of steps of each, with the words for it, and what is not reported yet."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from despatch.answers.blocks import DIM, NARROW, TONES
from despatch.answers.dates import readable
from despatch.answers.plain import plain, shortened
from despatch.answers.timeline import ReportOf, source_line
from despatch.answers.words import KIND_MARKS, count
from despatch.model.lives import Life, LifeStep

_QUOTE = 200  # characters of a citation that are shown
_DATE = 18
_NEXT = {"signed": "signing", "ratified": "ratification"}


def instruments_text(
    found: list[Life], title: str, report_of: ReportOf, *, width: int
) -> Iterator[RenderableType]:
    """The parts of the answer: a heading, then a block for each instrument."""
    head = Text(shortened(title, 200), style="bold")
    if not found:
        yield head.append("\nNo instruments.", style=DIM)
        return
    awaiting = sum(life.next is not None for life in found)
    told = count(len(found), "instrument") + (
        f", {awaiting:,} with a step not reported yet" if awaiting else ""
    )
    yield head.append(f"\n{told}", style=DIM)
    for life in found:
        yield Text()
        yield _head(life)
        yield Padding(_steps(life, report_of, width), (0, 0, 0, 2))
        if life.next:
            yield Padding(
                Text(f"{_NEXT.get(life.next, life.next)} not reported", style="yellow"), (0, 0, 0, 2)
            )


def _head(life: Life) -> Text:
    tone = TONES.get(life.state, "")
    out = Text(f"{KIND_MARKS['instrument']} ", style=tone)
    if life.parties:
        out.append(f"{' '.join(plain(p) for p in life.parties)}  ", style="bold cyan")
    out.append(shortened(life.title[:1].upper() + life.title[1:], 160), style=f"bold {tone}")
    return out.append(f": {plain(life.state)}", style=f"bold {tone}").append(
        f"  #{life.id[:8]}", style=f"not bold {DIM}"
    )


def _steps(life: Life, report_of: ReportOf, width: int) -> RenderableType:
    if width < NARROW:
        return Group(
            *(Text(f"{_date(s)}  {s.action}\n").append_text(_words(s, report_of)) for s in life.steps)
        )
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=_DATE)
    table.add_column(width=11)
    table.add_column(width=width - _DATE - 11 - 5, overflow="fold")
    for step in life.steps:
        action = Text(plain(step.action), style=TONES.get(step.action, ""))
        table.add_row(Text(_date(step), style="bold"), action, _words(step, report_of))
    return table


def _date(step: LifeStep) -> str:
    """When the step was taken; else by when it is reported."""
    if step.date:
        return readable(step.date)
    return f"by {readable(step.reported)}" if step.reported else "undated"


def _words(step: LifeStep, report_of: ReportOf) -> Text:
    out = Text(overflow="fold")
    for citation in step.citations[:1]:
        out.append(f"“{shortened(citation.text, _QUOTE)}”\n", style="italic")
        more = f"  {count(len(step.reports), 'report')}" if len(step.reports) > 1 else ""
        out.append(plain(source_line(citation, report_of)) + more, style=DIM)
    return out
