"""What other rooms need of times: weeks, stays of so many days, and the stretch that dates span together.

All dates here are EDTF values (`2023-12-27`, `2023-12-25/2023-12-29`, `XXXX-05-04`).
"""

import re

from despatch.language.times import dates
from despatch.language.times.dates import Moment, interval, moment, shift_days

_LENGTH = re.compile(r"P(\d+)([DW])\Z")


def week_of(day: str, weeks: int = 0) -> str | None:
    """The week (Monday to Sunday) of a day, moved by `weeks`; None if `day` is no day with a year.

    >>> week_of("1997-04-08")
    '1997-04-07/1997-04-13'
    """
    found = moment(day)
    return dates.week_of(found, weeks) if found else None


def length_in_days(value: str | None) -> int | None:
    """How many days a TIMEX3 duration of days or weeks names (`P4D`, `P2W`); None for any other value."""
    found = _LENGTH.match(value or "")
    return int(found[1]) * (7 if found[2] == "W" else 1) if found else None


def stay(days: int | None, *, start: str | None = None, end: str | None = None) -> str | None:
    """A stay of `days` days that begins on `start` or ends on `end`, first and last day counted.

    With both ends `days` is not needed. None where neither end is a day, or `days` is missing or below 1.

    >>> stay(4, start="2021-04-05")
    '2021-04-05/2021-04-08'
    >>> stay(None, start="2021-04-05", end="2021-04-08")
    '2021-04-05/2021-04-08'
    """
    first, last = _day(start), _day(end)
    if first and last:
        return interval(first, last)
    if days is None or days < 1:
        return None
    if first:
        moved = shift_days(first, days - 1)
        return interval(first, moved) if moved else None
    if last:
        moved = shift_days(last, 1 - days)
        return interval(moved, last) if moved else None
    return None


def _day(value: str | None) -> Moment | None:
    found = moment(value)
    return found if found and found.day and "/" not in str(value) else None


def combine(*values: str | None) -> str | None:
    """The stretch from the first to the last of the dates, whatever their order; None if there is none.

    Dates without a year are not mixed with others: None. The ends stay as coarse as they were told.

    >>> combine("2005-12-07", None, "2005-12-04")
    '2005-12-04/2005-12-07'
    """
    ends = [part for value in values if value for part in value.split("/")]
    moments = [m for part in ends if (m := moment(part)) is not None]
    if not moments or len(moments) < len(ends) or len({m.year is None for m in moments}) > 1:
        return None
    ordered = sorted(moments, key=lambda m: (m.year or 0, m.month or 0, m.day or 0))
    last = max(moments, key=lambda m: (m.year or 0, m.month or 12, m.day or 31))
    return interval(ordered[0], last)
