"""Scales: days along a line, numbers upward, and where their ticks stand."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from despatch.answers.dates import MONTHS

_ROOM = 42  # pixels that the label of a tick takes
_STEPS = (1, 2, 5, 10, 20, 50, 100)  # years
# So few of the days may be left out before the line, where it gets so much shorter by it.
_FEW, _SHORTER = 0.08, 0.6
_MONTHLY = 800  # days up to which months are told


class Tick(NamedTuple):
    """A day with its label; `major` starts a year."""

    day: date
    label: str
    major: bool


class Scale(NamedTuple):
    """The days from `first` to `last`, drawn to scale from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day stands; one beyond an end stands there."""
        whole = max(1, (self.last - self.first).days)
        part = min(max((day - self.first).days / whole, 0), 1)
        return self.left + part * (self.right - self.left)

    def ticks(self) -> list[Tick]:
        """Years, or months where few years are shown."""
        room = max(2, int((self.right - self.left) / _ROOM))
        if (self.last - self.first).days <= _MONTHLY:
            return self._months(room)
        years = range(self.first.year, self.last.year + 1)
        step = next((s for s in _STEPS if len(years) / s <= room), _STEPS[-1])
        days = ((year, date(year, 1, 1)) for year in years if year % step == 0)
        return [Tick(day, str(year), True) for year, day in days if self.first <= day <= self.last]

    def _months(self, room: int) -> list[Tick]:
        months = [
            date(year, month, 1)
            for year in range(self.first.year, self.last.year + 1)
            for month in range(1, 13)
            if self.first <= date(year, month, 1) <= self.last
        ]
        step = next((s for s in (1, 2, 3, 6, 12) if len(months) / s <= room), 12)
        return [
            Tick(day, str(day.year) if day.month == 1 else MONTHS[day.month], day.month == 1)
            for day in months
            if (day.month - 1) % step == 0
        ]


def span(days: Sequence[date], since: date | None, until: date | None, today: date) -> tuple[date, date]:
    """The days that a line shows: what is asked for, else the whole years of all but a few early ones that would crowd the rest."""
    inner = sorted(d for d in days if (not since or d >= since) and (not until or d <= until))
    first = since or (start(inner) if inner else today)
    last = until or max([first, *inner[-1:]])
    if not since:
        first = date(first.year, 1, 1)
    if not until:
        last = date(last.year, 12, 31)
    return first, max(last, first + timedelta(1))


def start(days: Sequence[date]) -> date:
    """The first of some days (in order) to be shown: all but a few early ones that would crowd the rest."""
    whole = max(1, (days[-1] - days[0]).days)
    for day in days[1 : int(len(days) * _FEW) + 1]:
        if (days[-1] - day).days < _SHORTER * whole:
            return day
    return days[0]


def numbers(most: int) -> list[int]:
    """Round numbers from 0 to at least `most`, few enough to be read.

    >>> numbers(7), numbers(0)
    ([0, 2, 4, 6, 8], [0, 1])
    """
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if step * 4 >= most:
                return list(range(0, max(1, -(-most // step)) * step + 1, step))
        size *= 10
