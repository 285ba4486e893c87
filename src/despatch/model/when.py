"""EDTF dates (ISO 8601-2) as days: what the record compares, sorts and bounds by."""

import calendar
import re
from datetime import date
from functools import lru_cache

from edtf import EDTFParseException, parse_edtf

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z")


def is_edtf(value: str) -> bool:
    """Whether `value` is a well-formed EDTF date or interval."""
    try:
        return _side(value) is not None or bool(parse_edtf(value))
    except (EDTFParseException, ValueError):
        return False


@lru_cache(maxsize=65536)
def bounds(value: str | None) -> tuple[date, date] | None:
    """First and last day that an EDTF value covers; None if it is null, unbounded or without a year.

    >>> bounds("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    if not value:
        return None
    first, _, last = value.partition("/")
    lower, upper = _side(first), _side(last or first)
    return (lower[0], upper[1]) if lower and upper else None


def _side(value: str) -> tuple[date, date] | None:
    plain = _PLAIN.match(value)
    if plain and (not plain[2] or 1 <= int(plain[2]) <= 12):  # the common case, hundreds of times faster
        return _plain_bounds(int(plain[1]), int(plain[2] or 0), int(plain[3] or 0))
    if "X" in value[:4] or value in ("", ".."):
        return None
    try:
        parsed = parse_edtf(value)
        lower, upper = parsed.lower_strict(), parsed.upper_strict()
        return date(*lower[:3]), date(*upper[:3])
    except (EDTFParseException, AttributeError, ValueError, TypeError):
        return None


def _plain_bounds(year: int, month: int, day: int) -> tuple[date, date] | None:
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        last = month or 12
        return date(year, month or 1, 1), date(year, last, calendar.monthrange(year, last)[1])
    except ValueError:
        return None


def yearless(value: str | None) -> bool:
    """Whether the year is unknown (`XXXX-05-04`)."""
    return bool(value) and "XXXX" in str(value)


def overlap(a: str | None, b: str | None) -> bool:
    """Whether two EDTF values share a day; False where either has no bounds."""
    x, y = bounds(a), bounds(b)
    return bool(x and y and x[0] <= y[1] and y[0] <= x[1])
