"""EDTF dates as a reader of English sees them, with their precision plain to see."""

import re
from functools import lru_cache
from typing import NamedTuple

MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# EDTF codes for divisions of a year (ISO 8601-2, 4.8): 21-24 seasons, 33-36 quarters, 40-41 halves.
_DIVISIONS = {
    **dict(zip(range(21, 25), ("spring", "summer", "autumn", "winter"), strict=True)),
    **dict(zip(range(33, 37), ("1st quarter", "2nd quarter", "3rd quarter", "4th quarter"), strict=True)),
    **dict(zip(range(37, 40), ("1st third", "2nd third", "3rd third"), strict=True)),
    **dict(zip(range(40, 42), ("1st half", "2nd half"), strict=True)),
}
_SIDE = re.compile(r"(?P<year>-?[\dX]{4})(?:-(?P<month>[\dX]{2})(?:-(?P<day>[\dX]{2}))?)?(?P<doubt>[~?%]?)\Z")
_DOUBT = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


class _Side(NamedTuple):
    year: str
    month: str
    day: str
    doubt: str


@lru_cache(maxsize=65536)
def readable(edtf: str | None, *, within: str | None = None) -> str:
    """An EDTF value in words: "27 Dec 2023", "25–29 Dec 2023", "Jan 2024", "4 May, year unknown".

    With `within` (a year), that year is left out where a month or day is told: "27 Dec". A null is
    "undated"; a value in a notation not known here stands as it is.
    """
    if not edtf:
        return "undated"
    first, slash, last = edtf.partition("/")
    if not slash:
        side = _side(first)
        return _one(side, within) if side else edtf
    return _interval(first, last, within) or edtf


def _side(value: str) -> _Side | None:
    match = _SIDE.match(value)
    return _Side(match["year"], match["month"] or "", match["day"] or "", match["doubt"]) if match else None


def _one(side: _Side, within: str | None) -> str:
    day_month, year = _day_month(side), _year(side.year)
    if not day_month:
        text = year
    elif side.year == "XXXX":
        text = f"{day_month}, {year}"
    elif side.year == within:
        text = day_month
    else:
        text = f"{day_month} {year}"
    return _DOUBT[side.doubt] + text


def _year(year: str) -> str:
    if year == "XXXX":
        return "year unknown"
    if year.endswith("XX"):
        return f"{year[:2]}00s, year unknown"
    return f"{year[:3]}0s" if year.endswith("X") else year.lstrip("0") or "0"


def _day_month(side: _Side) -> str:
    if not side.month:
        return ""
    if side.month == "XX":
        return f"day {int(side.day)} of a month" if side.day.isdigit() else "some day"
    number = int(side.month)
    if number in _DIVISIONS:
        return _DIVISIONS[number]
    name = MONTHS[number] if number < len(MONTHS) else f"month {number}"
    if not side.day:
        return name
    return f"{int(side.day)} {name}" if side.day.isdigit() else f"a day in {name}"


def _interval(first: str, last: str, within: str | None) -> str | None:
    if first in ("", "..") or last in ("", ".."):
        side = _side(last if first in ("", "..") else first)
        return (("until " if first in ("", "..") else "from ") + _one(side, within)) if side else None
    a, b = _side(first), _side(last)
    if a is None or b is None:
        return None
    if a == b:
        return _one(a, within)
    doubt = _DOUBT[a.doubt or b.doubt]
    a, b = a._replace(doubt=""), b._replace(doubt="")
    if a.year != b.year:
        return (
            f"{doubt}{_one(a, None)} – {_one(b, None)}" if a.month or b.month else f"{doubt}{a.year}–{b.year}"
        )
    tail = _one(b, within)
    if a.month == b.month and a.day and b.day and a.day.isdigit():
        return f"{doubt}{int(a.day)}–{tail}"
    return f"{doubt}{_day_month(a) or _year(a.year)} – {tail}"
