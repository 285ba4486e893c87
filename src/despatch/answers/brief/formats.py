"""The section on mechanisms: when each last met, what is next, and how long it is since beside what is usual."""

from despatch.answers.brief.building import Desk
from despatch.answers.brief.content import Cell, Section, Table
from despatch.answers.brief.derived import mechanisms_of
from despatch.answers.brief.phrases import capital
from despatch.answers.dates import readable
from despatch.answers.plain import shortened
from despatch.answers.words import count
from despatch.model.mechanisms import Mechanism, MechanismMeeting
from despatch.model.when import bounds

_MOST = 7
_CAPTION = "The usual interval is the median of those between the meetings that the record has; it takes two to tell one."
_HEAD = ("Mechanism", "Last", "Next", "Since the last", "Usual interval")


def mechanisms(desk: Desk) -> Section:
    """A row for each mechanism of the two: their own before those of many, overdue ones first."""
    found = [m for m in mechanisms_of(desk.dossier) if _lives(desk, m)]
    found.sort(
        key=lambda m: (not set(m.parties) <= set(desk.ask.parties), m.overdue is not True, -m.held, m.id)
    )
    rows = tuple(_row(desk, m) for m in found[: desk.most(_MOST)])
    left = len(found) - len(rows)
    return desk.section(
        "mechanisms",
        table=Table(head=_HEAD, rows=rows, caption=_CAPTION) if rows else None,
        intro=() if rows else ("No report names a recurring format of the two.",),
        more=f"{count(left, 'further mechanism')}" if left else "",
        command=f"despatch mechanisms {desk.parties}",
    )


def _lives(desk: Desk, m: Mechanism) -> bool:
    """Whether it recurs: several meetings, a number told, or one ahead; one of many parties also met, or is
    planned, since the span before."""
    recurs = len(m.meetings) > 1 or m.next is not None or any(x.ordinal for x in m.meetings)
    days = [d for x in (m.last, m.next) if x and (d := bounds(x.date or x.before or x.told))]
    own = set(m.parties) <= set(desk.ask.parties)
    return recurs and (own or any(d[1] >= desk.ask.before[0] for d in days))


def _row(desk: Desk, m: Mechanism) -> tuple[Cell, ...]:
    since = lasting(m.gap_days) if m.gap_days is not None and m.gap_days >= 0 else "–"
    usual = lasting(m.usual_days) if m.usual_days else "–"
    return (
        Cell(text=capital(shortened(m.name, 70))),
        _met(desk, m.last),
        _met(desk, m.next),
        Cell(text=since + (", overdue" if m.overdue else "")),
        Cell(text=usual),
    )


def _met(desk: Desk, x: MechanismMeeting | None) -> Cell:
    if x is None:
        return Cell(text="–")
    when = readable(x.date) if x.date else f"by {readable(x.before)}" if x.before else "undated"
    number = f"{_ordinal(x.ordinal)}: " if x.ordinal else ""
    text = number + ", ".join(p for p in (when, shortened(x.place or "", 40)) if p)
    if x.status in ("postponed", "proposed", "cancelled"):
        text += f", {x.status}"
    return Cell(text=text, notes=desk.cite(x.citation) if x.citation else ())


def lasting(days: int) -> str:
    """A stretch of days as a reader measures it: "26 days", "14 months", "3.5 years"."""
    if days < 60:
        return count(days, "day")
    if days < 730:
        return count(round(days / 30.44), "month")
    return f"{days / 365.25:.1f}".removesuffix(".0") + " years"


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
