"""Mechanisms of a record, for people: the last meeting, the next, the gap beside the usual interval; overdue first."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from despatch.answers.blocks import DIM, TONES
from despatch.answers.dates import readable
from despatch.answers.parties import party_name
from despatch.answers.plain import plain, shortened
from despatch.answers.timeline import ReportOf, source_line
from despatch.answers.words import count, listed
from despatch.model.mechanisms import Mechanism, MechanismMeeting

_QUOTE = 220  # characters of a citation
_LABEL = 9  # columns
_MONTH = 30.44  # days
_MONTHS_FROM, _YEARS_FROM = 60, 1096  # days from which a stretch is told in months, and in years


def mechanisms_text(
    found: list[Mechanism], parties: Sequence[str], today: date, report_of: ReportOf, *, width: int
) -> Iterator[RenderableType]:
    """The parts from top to bottom: a heading, a block each; those that met once, or never, under rules of their own."""
    yield _heading(found, parties, today)
    group = ""
    for one in sorted(found, key=lambda m: GROUPS.index(group_of(m))):
        if group_of(one) != group:
            group = group_of(one)
            yield Text()
            yield Rule(Text(group, style="bold"), align="left", style=DIM)
        yield Text()
        yield from _block(one, report_of)
    if found:
        hint = "Usual is the median time between the meetings that the record has; it may not have all.\n"
        yield Text()
        yield Text(hint + '"despatch show ID" shows an entry whole; its ID stands behind #.', style=DIM)


GROUPS = ("Overdue", "Held more than once", "Held once in the record", "Not held in the record")


def group_of(one: Mechanism) -> str:
    """Which of `GROUPS` it is shown in."""
    if one.overdue:
        return GROUPS[0]
    return GROUPS[1] if one.held > 1 else GROUPS[2] if one.held else GROUPS[3]


def _heading(found: list[Mechanism], parties: Sequence[str], today: date) -> Text:
    who = " – ".join(party_name(p) for p in parties) or "All parties"
    out = Text(f"Mechanisms: {plain(who)}, as of {readable(today.isoformat())}", style="bold")
    overdue = sum(bool(m.overdue) for m in found)
    told = count(len(found), "mechanism") if found else "None"
    return out.append(f"\n{told}" + (f", {overdue} overdue" if overdue else ""), style=DIM)


def _block(one: Mechanism, report_of: ReportOf) -> Iterator[RenderableType]:
    head = Text("! " if one.overdue else "", style="bold red")
    head.append(shortened(_capital(one.name), 100), style="bold")
    if one.parties:
        head.append(f"  {' '.join(plain(p) for p in one.parties[:6])}", style="bold cyan")
    yield head
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(style=DIM, width=_LABEL, no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in _lines(one, report_of):
        grid.add_row(label, value)
    yield Padding(grid, (0, 0, 0, 2))


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _lines(one: Mechanism, report_of: ReportOf) -> Iterator[tuple[str, Text]]:
    if one.last:
        yield "Last", _meeting(one.last)
        yield "", _cited(one.last, report_of)
    lapsed = [m for m in one.meetings if m.status not in ("held", "ongoing") and m is not one.next]
    if one.next:
        yield "Next", _meeting(one.next)
        yield "", _cited(one.next, report_of)
    elif lapsed and not one.last:
        yield "Told of", _meeting(lapsed[-1])
        yield "", _cited(lapsed[-1], report_of)
    else:
        yield "Next", Text("none told", style=DIM)
    if rhythm := _rhythm(one):
        yield "Usually", rhythm
    if one.missing:
        yield "Missing", Text(f"{ordinals(one.missing)}: not in the record", style="yellow")
    if len(one.names) > 1:
        yield "Also", Text(listed((shortened(n, 60) for n in one.names if n != one.name), most=4), style=DIM)


def _meeting(meeting: MechanismMeeting) -> Text:
    number = f"{ordinal(meeting.ordinal)}, " if meeting.ordinal else ""
    if meeting.date:
        when = readable(meeting.date)
    else:
        when = f"by {readable(meeting.before)}" if meeting.before else "undated"
    where = meeting.place or (party_name(meeting.country) if meeting.country else "")
    out = Text(plain(number + when), style="bold")
    out.append(f"  {plain(meeting.status)}", style=f"not bold {TONES.get(meeting.status, '')}")
    return out.append(f" · {plain(where)}" if where else "", style="not bold")


def _cited(meeting: MechanismMeeting, report_of: ReportOf) -> Text:
    entry = f"#{meeting.entries[0][:8]}" if meeting.entries else ""
    if meeting.citation is None:
        return Text(entry, style=DIM)
    out = Text(f"“{shortened(meeting.citation.text, _QUOTE)}”", style="italic dim")
    return out.append(
        f"\n{plain(source_line(meeting.citation, report_of))}  {entry}", style=f"not italic {DIM}"
    )


def _rhythm(one: Mechanism) -> Text | None:
    """ "every 12 months (3 gaps); 25 months since the last: 13 months over"."""
    since = f"{stretch(one.gap_days)} since the last" if one.gap_days is not None and one.gap_days > 0 else ""
    if one.usual_days is None:
        if not since:
            return None
        few = f"not known: {count(one.gaps, 'gap')} between meetings" if one.gaps else "not known"
        return Text(f"{few}; {since}", style=DIM)
    out = Text(f"every {stretch(one.usual_days)} ({count(one.gaps, 'gap')})")
    if since and one.gap_days is not None:
        over = one.gap_days - one.usual_days
        out.append(f"; {since}")
        if one.overdue:
            out.append(f": {stretch(over)} over", style="bold red")
    return out


def stretch(days: int) -> str:
    """A number of days as people tell it: "45 days", "14 months", "4 years"."""
    if days < _MONTHS_FROM:
        return count(days, "day")
    if days < _YEARS_FROM:
        return count(round(days / _MONTH), "month")
    return count(round(days / 365.25), "year")


def ordinal(number: int) -> str:
    """ "22nd"."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def ordinals(numbers: Sequence[int]) -> str:
    """ "13th to 15th, 18th"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(ordinal(r[0]) + (f" to {ordinal(r[-1])}" if len(r) > 1 else "") for r in runs)
