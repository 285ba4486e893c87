"""Contacts over time: how many occasions of each level, by quarter or by year, and the planned ones beside them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from despatch.answers.brief.asking import Ask
from despatch.answers.brief.content import Bar, Chart
from despatch.answers.brief.occasions import Occasion
from despatch.answers.words import count
from despatch.record.levels import Level

LEVEL_NAMES: tuple[tuple[Level | None, str], ...] = (
    ("leaders", "leaders"),
    ("ministers", "ministers"),
    ("officials", "officials"),
    (None, "level not told"),
)
_BY_QUARTER_DAYS = 366 * 6  # of the whole chart; longer ones go by year
_YEARS = 30
GROUND = "Light ground: the span before."
_AHEAD = timedelta(days=366)


def chart(ask: Ask, found: Iterable[Occasion], plans: Iterable[date]) -> Chart | None:
    """The span and the one before it, with the days of what was planned; None where there is nothing to draw."""
    first, last = max(ask.before[0], date(1, 1, 1)), ask.until
    plans = list(plans)
    last = max([last, *(day for day in plans if day <= ask.today + _AHEAD)])
    months = 3 if (last - first).days <= _BY_QUARTER_DAYS else 12
    if months == 12:
        first = max(first, date(max(1, last.year - _YEARS + 1), 1, 1))
    counts: dict[date, Counter[Level | None]] = {}
    coarse = 0
    for o in found:
        if not first <= o.first <= last:
            continue
        if _start(o.first, months) != _start(o.last, months) and (o.last - o.first).days > 31:
            coarse += 1
        else:
            counts.setdefault(_start(o.first, months), Counter())[o.level] += 1
    planned = Counter(_start(day, months) for day in plans if first <= day <= last)
    if not counts and not planned:
        return None
    bars = tuple(_bars(ask, first, last, months, counts, planned))
    unit = "quarter" if months == 3 else "year"
    notes = [GROUND if any(b.before for b in bars) else ""]
    if coarse:
        notes.append(f"{count(coarse, 'contact')} dated more coarsely than a {unit} not drawn.")
    return Chart(
        levels=tuple(name for _, name in LEVEL_NAMES),
        bars=bars,
        title=f"Contacts by {unit} and level",
        caption=" ".join(n for n in notes if n),
    )


def _bars(
    ask: Ask,
    first: date,
    last: date,
    months: int,
    counts: dict[date, Counter[Level | None]],
    planned: Counter[date],
) -> Iterator[Bar]:
    year = ""
    for start in _starts(first, last, months):
        label = f"Q{(start.month + 2) // 3}" if months == 3 else str(start.year)
        fresh = str(start.year) if str(start.year) != year else ""
        year = str(start.year)
        of = counts.get(start, Counter())
        yield Bar(
            label=label,
            counts=tuple(of[level] for level, _ in LEVEL_NAMES),
            planned=planned[start],
            before=start < _start(ask.since, months),
            year=fresh,
        )


def _start(day: date, months: int) -> date:
    """The first day of the quarter or year of a day."""
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _starts(first: date, last: date, months: int) -> Iterator[date]:
    start = _start(first, months)
    while start <= last:
        yield start
        month = start.month - 1 + months
        if start.year + month // 12 > date.max.year:
            return
        start = date(start.year + month // 12, month % 12 + 1, 1)
