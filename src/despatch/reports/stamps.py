"""Dates and times of day as mastheads, bylines and datelines print them.

This reads the stamps around a report, not the time expressions of its story (`language.times`).
A numeric date whose order of day and month is open keeps both readings.
"""

import re
from datetime import date
from typing import NamedTuple

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = r"(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:(?P<weekday>(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b\.?,?\s*)?"
_CLOCK = (
    r"(?:(?:\s*[,|·•@–—-]|\s+at\b|\s+on\b|T)?\s*\(?(?P<hour>[01]?\d|2[0-3])(?P<colon>[:.h])(?P<minute>[0-5]\d)"
    r"(?::(?P<second>[0-5]\d)(?:\.\d{1,9})?)?(?!\d)"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?(?:\s*\(?(?P<zone>Z\b|UTC\b|GMT\b|[A-Z]{2,4}T\b|[A-Z]{3}\b)?"
    r"(?P<offset>\s?[+-]\d\d:?\d\d\b)?\)?)?)?"
)
_DATE = re.compile(
    r"(?<![\w/.-])(?<!\d:)" + _WEEKDAY + r"(?:"
    r"(?P<iy>(?:19|20)\d\d)(?P<isep>[-/.])(?P<im>[01]?\d)(?P=isep)(?P<id>[0-3]?\d)(?!\d)"
    r"|(?P<md>" + _MONTH + r")\s*(?P<mdd>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|:\d)(?:(?:\s*,\s*|\s+)(?P<mdy>(?:19|20)\d\d)\b(?!:\d))?"
    r"|(?P<dmd>[0-3]?\d)(?:st|nd|rd|th)?(?:\s+of)?[\s-]?\s*(?P<dm>" + _MONTH + r")(?:[\s,-]+(?P<dmy>(?:19|20)\d\d)\b(?!:\d))?"
    r"|(?P<na>[0-3]?\d)(?P<nsep>[/.-])(?P<nb>[0-3]?\d)(?P=nsep)(?P<ny>(?:19|20)\d\d)(?!\d)"
    r")" + _CLOCK,
    re.IGNORECASE,
)  # fmt: skip
# Only zones that mean one thing: IST, BST, CST, AST and the like are used by several countries.
_ZONES = {"z": "+00:00", "utc": "+00:00", "gmt": "+00:00", "est": "-05:00", "edt": "-04:00", "pst": "-08:00",
          "pdt": "-07:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00",
          "pkt": "+05:00", "sgt": "+08:00", "hkt": "+08:00", "jst": "+09:00", "kst": "+09:00", "aest": "+10:00",
          "wib": "+07:00", "npt": "+05:45"}  # fmt: skip


class Stamp(NamedTuple):
    """A printed date: offsets, the days it may mean (EDTF, one unless day and month may be swapped), time."""

    start: int
    end: int
    days: tuple[str, ...]
    time: str | None = None
    zone: str | None = None
    date_end: int = 0
    order: str = ""
    """For a numeric date: "dmy" or "mdy" where its numbers allow one order only."""

    @property
    def complete(self) -> bool:
        """Whether it has a year and only one reading."""
        return len(self.days) == 1 and self.days[0][0] != "X"

    @property
    def yearless(self) -> bool:
        """Whether it lacks the year."""
        return self.days[0][0] == "X"

    def timestamp(self) -> str | None:
        """ISO 8601 with the time of day as printed, where there is one."""
        if self.time is None or not self.complete:
            return None
        return f"{self.days[0]}T{self.time}{self.zone or ''}"


def stamps(text: str, start: int = 0, end: int | None = None) -> list[Stamp]:
    """Every printed date of `text[start:end]`, in order, with the time of day that follows it.

    >>> stamps("Published: 07th April 2021 03:56 AM")[0].timestamp()
    '2021-04-07T03:56:00'
    """
    found = []
    for match in _DATE.finditer(text, start, len(text) if end is None else end):
        days = _days(match)
        if days:
            found.append(_stamp(match, days))
    return found


def _stamp(match: "re.Match[str]", days: tuple[str, ...]) -> Stamp:
    date_end = max(match.end(g) for g in ("id", "mdd", "mdy", "dm", "dmy", "ny") if match[g])
    time, zone = _clock(match)
    end = match.end() if time else date_end
    order = ""
    if match["na"] and len(days) == 1 and match["na"] != match["nb"] and not match["weekday"]:
        order = "dmy" if int(match["na"]) > 12 else "mdy"
    return Stamp(match.start(), end, days, time, zone, date_end, order)


def _days(match: "re.Match[str]") -> tuple[str, ...]:
    if match["iy"]:
        return _valid(match["iy"], int(match["im"]), int(match["id"]))
    if match["md"]:
        return _valid(match["mdy"], _MONTHS[match["md"].lower().rstrip(".")], int(match["mdd"]))
    if match["dm"]:
        return _valid(match["dmy"], _MONTHS[match["dm"].lower().rstrip(".")], int(match["dmd"]))
    a, b = int(match["na"]), int(match["nb"])
    readings = dict.fromkeys(_valid(match["ny"], b, a) + _valid(match["ny"], a, b))
    if len(readings) > 1 and match["weekday"]:
        fits = [
            d
            for d in readings
            if _WEEKDAYS[date.fromisoformat(d).weekday()].startswith(match["weekday"][:3].lower())
        ]
        return tuple(fits or readings)
    return tuple(readings)


def _valid(year: str | None, month: int, day: int) -> tuple[str, ...]:
    try:
        date(int(year) if year else 2000, month, day)  # a leap year lets 29 February stand
    except ValueError:
        return ()
    return (f"{year or 'XXXX'}-{month:02}-{day:02}",)


def _clock(match: "re.Match[str]") -> tuple[str | None, str | None]:
    if not match["hour"] or (match["colon"] != ":" and not match["half"]):
        return None, None
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    offset = (match["offset"] or "").strip()
    if offset and ":" not in offset:
        offset = f"{offset[:3]}:{offset[3:]}"
    zone = offset or _ZONES.get((match["zone"] or "").lower())
    return f"{hour:02}:{match['minute']}:{match['second'] or '00'}", zone


def one_day(stamp: Stamp, others: list[Stamp]) -> str | None:
    """The day that `stamp` means; day and month in open order are settled by the other stamps, or not at all.

    Another date of the page within a day of one reading, or a numeric date of the page that
    allows one order only, settles it. Else the year alone is known.
    """
    if len(stamp.days) == 1:
        return stamp.days[0]
    near = [
        d
        for d in stamp.days
        if any(o is not stamp and len(o.days) == 1 and close(d, o.days[0]) for o in others)
    ]
    if len(near) == 1:
        return near[0]
    orders = {o.order for o in others} - {""}
    if len(orders) == 1:
        return stamp.days[0 if orders == {"dmy"} else 1]  # in the order of `_days`
    return stamp.days[0][:4]


def close(day: str, other: str) -> bool:
    """Whether two days are at most a day apart; the second may lack the year."""
    if other[0] == "X":
        other = day[:4] + other[4:]
    try:
        return abs((date.fromisoformat(day) - date.fromisoformat(other)).days) <= 1
    except ValueError:
        return False


def year_from(yearless: str, evidence: list[str]) -> str:
    """Give a `XXXX-05-05` the year of a full date of the page at most a week away; else leave it open.

    >>> year_from("XXXX-12-31", ["2023-01-02"])
    '2022-12-31'
    """
    for day in evidence:
        try:
            near = date.fromisoformat(day)
        except ValueError:
            continue
        for year in (near.year, near.year - 1, near.year + 1):
            try:
                guess = date.fromisoformat(f"{year}{yearless[4:]}")
            except ValueError:
                continue
            if abs((guess - near).days) <= 7:
                return guess.isoformat()
    return yearless
