"""Where an entry stands in time: by its own date, else where the publication of its reports bounds it."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from despatch.answers.dates import readable
from despatch.model import Commitment
from despatch.model.merged import MergedEntry
from despatch.model.when import bounds, yearless


class Place(NamedTuple):
    """Where an entry stands: a sort key; the year it is listed under, "" for none; the date as shown."""

    key: tuple[int, int, int, str]
    year: str
    label: str


@lru_cache(maxsize=65536)
def _days(value: str) -> tuple[date, date] | None:
    """First and last day of an EDTF value, one of them where the other is open."""
    found = bounds(value)
    if found:
        return found
    first, _, last = value.partition("/")
    side = bounds(first) or bounds(last)
    return (side[0], side[0]) if side else None


def place(m: MergedEntry) -> Place:
    """Where an entry stands: by its own date, else where publication dates bound it, else at the end."""
    own = m.date
    due = "due " if isinstance(m.entry, Commitment) else ""
    if own and not yearless(own):
        return _dated(own, due) or Place((3, 0, 0, own), "", due + readable(own))
    if own:
        return Place((2, 0, 0, own), "", due + readable(own))
    bound = m.bounded_by
    after, before = (bound.after, bound.before) if bound else (None, None)
    at = before if before and not yearless(before) else after if after and not yearless(after) else None
    span = _days(at) if at else None
    if span:
        # Behind what is dated to that day: it happened no later (or earlier) than this.
        year = str(span[1].year)
        label = _bound(after, before, year)
        return Place((0, span[1].toordinal(), 1, label), year, label)
    label = _bound(after, before, "") if after or before else "undated"
    return Place((2 if after or before else 3, 0, 1, before or after or ""), "", label)


@lru_cache(maxsize=65536)
def _dated(own: str, due: str) -> Place | None:
    span = _days(own)
    if not span:
        return None
    year = str(span[0].year)
    # A stretch stands before what lies within it: a visit before the meetings held in it.
    return Place(
        (0, span[0].toordinal(), -(span[1] - span[0]).days, own), year, due + readable(own, within=year)
    )


def _bound(after: str | None, before: str | None, year: str) -> str:
    if after and before:
        return f"between {readable(after, within=year)} and {readable(before, within=year)}"
    return f"by {readable(before, within=year)}" if before else f"after {readable(after, within=year)}"
