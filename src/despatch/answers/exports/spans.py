"""The days that an EDTF date covers, and how precisely it was told."""

import re
from datetime import date
from typing import NamedTuple

from despatch.model.when import bounds, yearless

# What a value of one side is precise to; the codes behind the year are those of ISO 8601-2, 4.8.
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-\d\d\Z", re.ASCII)
_FORMS = (
    ("day", _DAY),
    ("month", re.compile(r"\d{4}-(?:0[1-9]|1[0-2])\Z", re.ASCII)),
    ("season", re.compile(r"\d{4}-2[1-4]\Z", re.ASCII)),
    ("quarter", re.compile(r"\d{4}-3[3-6]\Z", re.ASCII)),
    ("third", re.compile(r"\d{4}-3[7-9]\Z", re.ASCII)),
    ("half", re.compile(r"\d{4}-4[01]\Z", re.ASCII)),
    ("year", re.compile(r"\d{4}\Z", re.ASCII)),
    ("decade", re.compile(r"\d{3}X\Z", re.ASCII)),
    ("century", re.compile(r"\d\dXX\Z", re.ASCII)),
)
_OPEN = ("", "..")


class DateSpan(NamedTuple):
    """What a date covers: `first` and `last` day, None where that is not known; see `span` for `precision`.

    `doubtful` is true of a date marked as uncertain or approximate (`?`, `~`, `%`).
    """

    first: date | None
    last: date | None
    precision: str | None
    doubtful: bool = False


def span(edtf: str | None) -> DateSpan:
    """The days and the precision of an EDTF value.

    `precision` is None for no date, else: day | interval (between two days) | coarse interval | open interval |
    month | season | quarter | third | half | year | decade | century | yearless | other.

    >>> span("2024-02").last
    datetime.date(2024, 2, 29)
    """
    if not edtf:
        return DateSpan(None, None, None)
    doubtful = any(mark in edtf for mark in "?~%")
    if yearless(edtf):
        return DateSpan(None, None, "yearless", doubtful)
    bare = edtf.translate(_NO_MARKS)
    first, slash, last = bare.partition("/")
    if not slash:
        days = bounds(bare)
        return _over(days, _form(bare), doubtful)
    if first in _OPEN or last in _OPEN:
        start, end = bounds(first), bounds(last)
        return DateSpan(start[0] if start else None, end[1] if end else None, "open interval", doubtful)
    days = bounds(bare)
    exact = _DAY.match(first) and _DAY.match(last)
    if days and first == last:
        return _over(days, _form(first), doubtful)
    return _over(days, "interval" if exact else "coarse interval", doubtful)


_NO_MARKS = {ord(mark): None for mark in "?~%"}


def _over(days: tuple[date, date] | None, precision: str, doubtful: bool) -> DateSpan:
    first, last = days or (None, None)
    return DateSpan(first, last, precision, doubtful)


def _form(value: str) -> str:
    return next((name for name, form in _FORMS if form.match(value)), "other")
