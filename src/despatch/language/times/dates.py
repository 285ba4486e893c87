"""Dates that may be coarse or without a year, and the arithmetic that the words of a report need.

A `Moment` is a day, a month or a year; its year is None where a report tells none (`XXXX-05-04`).
"""

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

_EDTF = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?")
_COMMON_YEAR = 2001  # stands in for an unknown year: no leap day


class Moment(NamedTuple):
    """A day, a month (`day` is None) or a year (`month` is None too)."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """EDTF, which for these is TIMEX3's notation too."""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        return "-".join([year, *(f"{n:02d}" for n in (self.month, self.day) if n is not None)])

    @property
    def date(self) -> date | None:
        """The day; None if it is no day, or its year is unknown."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


def moment(value: str | None) -> Moment | None:
    """The moment at the head of an EDTF or TIMEX3 value; None where it names none."""
    found = _EDTF.match(value or "")
    if not found or found.group() != (value or "")[: len(found.group())]:
        return None
    year, month, day = found.groups()
    made = Moment(
        None if year == "XXXX" else int(year), int(month) if month else None, int(day) if day else None
    )
    return made if is_real(made) else None


def is_real(m: Moment) -> bool:
    """Whether there is such a day (29 February of an unknown year is)."""
    if m.month is None:
        return m.year is not None
    if not 1 <= m.month <= 12:
        return False
    return m.day is None or 1 <= m.day <= calendar.monthrange(m.year or 2000, m.month)[1]


def of_date(day: date) -> Moment:
    """The moment of a calendar day."""
    return Moment(day.year, day.month, day.day)


def shift_days(m: Moment, days: int) -> Moment | None:
    """`m` moved by days; the year stays unknown where it is. None if `m` is no day."""
    if m.month is None or m.day is None:
        return None
    leap_day = m.year is None and (m.month, m.day) == (2, 29)
    try:
        moved = date(2000 if leap_day else m.year or _COMMON_YEAR, m.month, m.day) + timedelta(days)
    except (ValueError, OverflowError):
        return None
    return Moment(None if m.year is None else moved.year, moved.month, moved.day)


def shift_months(m: Moment, months: int) -> Moment | None:
    """The month that lies `months` after the month of `m`, as a month."""
    if m.month is None:
        return None
    ahead = m.month - 1 + months
    year = None if m.year is None else m.year + ahead // 12
    return Moment(year, ahead % 12 + 1) if year is None or 1 <= year <= 9999 else None


def shift_years(m: Moment, years: int) -> Moment | None:
    """The year that lies `years` after the year of `m`; None without a year."""
    if m.year is None or not 1 <= m.year + years <= 9999:
        return None
    return Moment(m.year + years)


def week_of(m: Moment, weeks: int = 0) -> str | None:
    """The week (Monday to Sunday) of a day, moved by `weeks`, as an EDTF interval; None without a year.

    >>> week_of(Moment(1997, 4, 8))
    '1997-04-07/1997-04-13'
    """
    day = m.date
    if day is None:
        return None
    monday = day - timedelta(day.weekday()) + timedelta(7 * weeks)
    return f"{monday}/{monday + timedelta(6)}"


def iso_week(m: Moment, weeks: int = 0) -> str | None:
    """The ISO week of a day, moved by `weeks`, in TIMEX3's notation (`1998-W11`)."""
    day = m.date
    if day is None:
        return None
    year, week, _ = (day + timedelta(7 * weeks)).isocalendar()
    return f"{year:04d}-W{week:02d}"


def weekday_near(m: Moment, weekday: int, direction: int) -> Moment | None:
    """The day of a weekday (1 Monday .. 7 Sunday) nearest to `m`, itself included.

    `direction` -1 looks back, +1 ahead, 0 to the nearer side. None where the year of `m` is unknown.
    """
    day = m.date
    if day is None:
        return None
    ahead = (weekday - day.isoweekday()) % 7
    back = ahead - 7 if ahead else 0
    step = ahead if direction > 0 else back if direction < 0 else (ahead if ahead <= -back else back)
    return of_date(day + timedelta(step))


def weekday_in_week(m: Moment, weekday: int, weeks: int) -> Moment | None:
    """The weekday in the week (Monday to Sunday) of `m`, moved by `weeks`."""
    day = m.date
    if day is None:
        return None
    return of_date(day - timedelta(day.weekday()) + timedelta(7 * weeks + weekday - 1))


def interval(first: Moment | str, last: Moment | str) -> str:
    """An EDTF interval; a single date where both ends are the same."""
    return str(first) if str(first) == str(last) else f"{first}/{last}"


def quarter_interval(year: int | None, quarter: int) -> str:
    """The months of a calendar quarter as an EDTF interval."""
    return f"{Moment(year, 3 * quarter - 2)}/{Moment(year, 3 * quarter)}"


def days_between(a: Moment, b: Moment) -> int | None:
    """Days from `a` to `b`; None unless both are days with years."""
    return (b.date - a.date).days if a.date and b.date else None
