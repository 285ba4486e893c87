"""What is open, for people: past first, then ahead, then without a date, each with the words and what became of it."""

from collections.abc import Iterator
from itertools import groupby

from rich.console import RenderableType
from rich.rule import Rule
from rich.text import Text

from despatch.answers.blocks import DIM, beside, block
from despatch.answers.dates import readable
from despatch.answers.parties import party_name
from despatch.answers.pending import GROUPS, Pending, Wish, telling_bearings
from despatch.answers.plain import plain, shortened
from despatch.answers.timeline import ReportOf, source_line
from despatch.answers.words import count, listed
from despatch.model import Commitment
from despatch.model.fates import Bearing

_TONES = {
    "overdue": "red",
    "lapsed": "red",
    "contradicted": "red",
    "perhaps cancelled": "red",
    "postponed": "yellow",
    "perhaps held": "yellow",
    "unknown": "yellow",
    "reported done": "green",
}
_SHOWN, _QUOTE = 2, 220  # bearings shown whole; characters of each
_NAMES = {
    "done": "done",
    "contradicted": "not done",
    "in part": "in part",
    "not yet": "not yet",
    "again": "promised again",
    "about": "on the same",
    "perhaps held": "see",
    "perhaps cancelled": "see",
}


def pending_text(
    found: list[Pending], wish: Wish, left_out: int, report_of: ReportOf, *, width: int
) -> Iterator[RenderableType]:
    """The parts from top to bottom: a heading, a rule per group, a block per entry."""
    yield _heading(found, wish, left_out)
    for group, members in groupby(found, key=lambda p: p.group):
        yield Text()
        yield Rule(Text(GROUPS[group], style="bold"), align="left", style=DIM)
        yield Text()
        for one in members:
            yield beside(_label(one), _block(one, report_of), width)
    if found:
        yield Text('"despatch show ID" shows an entry whole; its ID stands behind #.', style=DIM)


def _heading(found: list[Pending], wish: Wish, left_out: int) -> Text:
    who = " – ".join(party_name(p) for p in wish.parties) or "All parties"
    out = Text(f"Pending: {plain(who)}, as of {readable(wish.today.isoformat())}", style="bold")
    states: dict[str, int] = {}
    for one in found:
        states[one.fate.state] = states.get(one.fate.state, 0) + 1
    sums = listed(f"{n} {state}" for state, n in sorted(states.items(), key=lambda s: (-s[1], s[0])))
    out.append(f"\n{sums or 'Nothing'}", style=DIM)
    if left_out:
        out.append(f"; {left_out} settled: --all", style=DIM)
    return out


def _label(one: Pending) -> Text:
    due = one.fate.due
    out = Text(readable(due) if due else "no date", style="bold")
    days = one.fate.days
    if days is not None:
        out.append(f"\n{distance(days)}", style=_TONES.get(one.fate.state, DIM))
    return out


def distance(days: int) -> str:
    """ "today", "in 5 days", "2 years ago"."""
    if not days:
        return "today"
    far = abs(days)
    said = count(far, "day") if far < 120 else count(round(far / 30.4), "month") if far < 720 else count(round(far / 365.25), "year")  # fmt: skip
    return f"in {said}" if days > 0 else f"{said} ago"


def _block(one: Pending, report_of: ReportOf) -> Text:
    m, fate = one
    more = [f"#{m.id[:8]}"]
    if m.checked:
        more.insert(0, f"✓ {m.checked.state} by {plain(m.checked.author)}")
    out = block(m.entry, lambda c: source_line(c, report_of), more="  ".join(more))
    state = fate.state if not isinstance(m.entry, Commitment) or fate.settled else f"{fate.state} commitment"
    out.append(f"\n{state}", style=f"bold {_TONES.get(fate.state, '')}".strip())
    if fate.reason:
        out.append(f": {plain(fate.reason)}", style="default")
    steps = list(dict.fromkeys(s.status for s in m.history if s.status))
    if len(steps) > 1:
        out.append(f"  ({' → '.join(plain(s) for s in steps)})", style=DIM)
    bearings = telling_bearings(fate)
    for bearing in bearings[:_SHOWN]:
        _bearing(out, bearing, report_of)
    if len(bearings) > _SHOWN:
        rest = listed((f"#{b.entry[:8]}" for b in bearings[_SHOWN:]), most=5)
        out.append(f"\nalso on it: {rest}", style=DIM)
    return out


def _bearing(out: Text, b: Bearing, report_of: ReportOf) -> None:
    name = (
        "planned anew"
        if b.relation == "again" and b.sort == "contact" and b.cue is None
        else _NAMES[b.relation]
    )
    out.append(f"\n{name}: ", style="bold")
    out.append(f"#{b.entry[:8]} ", style="default")
    out.append(f"“{shortened(b.citation.text, _QUOTE)}” ", style="italic dim")
    out.append(plain(source_line(b.citation, report_of)), style=DIM)
