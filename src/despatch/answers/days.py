"""Days as people ask for them: a date, a weekday, so many days ago."""

import re
from datetime import date, timedelta

from despatch.answers.dates import readable
from despatch.model import Commitment, UsageError
from despatch.model.merged import MergedEntry
from despatch.model.when import bounds

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SPAN = re.compile(r"(\d{1,5})\s*([dwmy])", re.ASCII)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_LEAST = 3  # letters of a weekday


def today_of(value: str | None) -> date:
    """The day of `--today`, the last one of a coarser date; the present day if it is not given.

    Raises:
        UsageError: it is no date with a year.
    """
    if not value:
        return date.today()
    span = bounds(value)
    if span is None:
        raise UsageError("--today", f"{value!r} is no date with a year", "--today 2023-12-27")
    return span[1]


def since_of(value: str, today: date) -> str:
    """The EDTF date that `--since` means on the day `today`.

    >>> since_of("Tuesday", date(2023, 12, 27)), since_of("7d", date(2023, 12, 27)), since_of("2023-12", date.today())
    ('2023-12-26', '2023-12-20', '2023-12')

    Raises:
        UsageError: it is no date with a year, no weekday and no span.
    """
    word = value.strip().casefold()
    span = _SPAN.fullmatch(word)
    named = [n for n, name in enumerate(_WEEKDAYS) if len(word) >= _LEAST and name.startswith(word)]
    if span:
        return _earlier(today, int(span[1]) * _DAYS[span[2]]).isoformat()
    if len(named) == 1:
        return _earlier(today, (today.weekday() - named[0] - 1) % 7 + 1).isoformat()
    if bounds(value) is None:
        raise UsageError(
            "--since", f"{value!r} is no date, weekday or span", "--since 2023-12-27, Tuesday or 7d"
        )
    return value


def within_of(value: str | None) -> int | None:
    """How many days `--within` spans: "90d", "12w", "6m", "1y" or a bare number of days.

    Raises:
        UsageError: it is no span.
    """
    if value is None:
        return None
    word = value.strip().casefold()
    span = _SPAN.fullmatch(word if not word.isdigit() else f"{word}d")
    if span is None:
        raise UsageError("--within", f"{value!r} is no span of days", "--within 90d, 12w, 6m or 1y")
    return int(span[1]) * _DAYS[span[2]]


def _earlier(day: date, days: int) -> date:
    return day - timedelta(min(days, day.toordinal() - 1))


def when(m: MergedEntry) -> str:
    """The date of an entry with its year, or what the publication of its reports tells of it: "by 27 Dec 2023"."""
    if m.date:
        return ("due " if isinstance(m.entry, Commitment) else "") + readable(m.date)
    bound = m.bounded_by
    if bound and bound.before:
        return f"by {readable(bound.before)}"
    return f"after {readable(bound.after)}" if bound and bound.after else "no date"
