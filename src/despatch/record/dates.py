"""Dates as the record compares them: first and last day as ordinals, month and day of yearless ones."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from despatch.model.when import bounds

OPEN = 6  # days more that an interval open at one end is taken to cover
COARSE = 10  # a date of more days than this says roughly when


class Days(NamedTuple):
    """The days that a date covers: ordinals of `datetime.date`."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many days."""
        return self.last - self.first + 1


class YearDays(NamedTuple):
    """The days that a yearless date covers, as month * 100 + day; `first` > `last` over New Year."""

    first: int
    last: int


@lru_cache(maxsize=65536)
def days(value: str | None) -> Days | None:
    """The days of an EDTF date or interval; an interval open at one end covers `OPEN` days more.

    >>> days("2023-12").length
    31
    """
    if not value:
        return None
    covered = bounds(value)
    if covered is None and ".." in value:
        first, _, last = value.partition("/")
        known = bounds(last if first in ("..", "") else first)
        if known is None:
            return None
        low, high = known[0].toordinal(), known[1].toordinal()
        return Days(max(1, low - OPEN), high) if first in ("..", "") else Days(low, high + OPEN)
    if covered is None:
        return None
    first_day, last_day = sorted(covered)
    return Days(first_day.toordinal(), last_day.toordinal())


@lru_cache(maxsize=4096)
def year_days(value: str | None) -> YearDays | None:
    """Month and day of a yearless date (`XXXX-05-04`, `XXXX-07`, an interval of such), or None."""
    if not value or "XXXX" not in value:
        return None
    first, _, last = value.partition("/")
    low, high = _month_day(first, 1), _month_day(last or first, 31)
    return YearDays(low, high) if low and high else None


def _month_day(value: str, default: int) -> int | None:
    parts = value.split("-")
    try:
        month = int(parts[1])
        day = int(parts[2]) if len(parts) > 2 else default
    except (IndexError, ValueError):
        return None
    return month * 100 + day if 1 <= month <= 12 and 1 <= day <= 31 else None


@lru_cache(maxsize=4096)
def in_year(yearless: YearDays, when: Days) -> bool:
    """Whether a yearless date can be among days whose year is known."""
    if when.length > 365:
        return True
    day = when.first
    while day <= when.last:
        at = date.fromordinal(day)
        mark = at.month * 100 + at.day
        if yearless.first <= mark <= yearless.last or (
            yearless.first > yearless.last and (mark >= yearless.first or mark <= yearless.last)
        ):
            return True
        day += 1
    return False


def both_yearless(a: YearDays, b: YearDays) -> bool:
    """Whether two yearless dates share a day."""
    if a.first > a.last or b.first > b.last:
        return a == b
    return a.first <= b.last and b.first <= a.last


def precise(year: YearDays) -> bool:
    """Whether a yearless date says the day, or a few."""
    return 0 <= year.last - year.first < COARSE


def month_of(day: int) -> int:
    """Months since the year 0 of a day's ordinal."""
    at = date.fromordinal(day)
    return at.year * 12 + at.month - 1


def iso(day: int) -> str:
    """A day's ordinal as `2023-12-27`."""
    return date.fromordinal(day).isoformat()
