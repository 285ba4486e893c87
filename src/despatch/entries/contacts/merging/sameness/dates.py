"""Whether the days of two tellings may be of one contact: the same, or the ends of one stay or sitting."""

from __future__ import annotations

from despatch.entries.contacts.merging.meant import meant_day
from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.days import alike, days


def dates_agree(known: Candidate, one: Candidate) -> bool:
    """Whether the days may be of one contact; an unknown one may be any."""
    if known.kind == "visit" == one.kind and _one_stay(known, one):
        return True
    if known.kind == "conference" == one.kind and _one_sitting(known, one):
        return True
    if known.date and one.date:
        return known.date == one.date or meant_day(known, one) or alike(known.date, one.date)
    return True


LONGEST_STAY = 14  # days between an arrival and the end told of one and the same visit


def _one_stay(known: Candidate, one: Candidate) -> bool:
    """Whether the day of an arrival and a later day of the visit may be of one stay."""
    if (
        not set(known.people) & set(one.people)
        or "first" not in (known.edge, one.edge)
        or known.edge == one.edge
    ):
        return False
    start, other = (known, one) if known.edge == "first" else (one, known)
    first, later = days(start.date), days(other.date)
    near = bool(first and later and 0 <= (later[0] - first[0]).days <= LONGEST_STAY)
    return near and (other.edge == "last" or other.status in ("ongoing", "arrived", "went"))


def _one_sitting(known: Candidate, one: Candidate) -> bool:
    """Whether the day on which a gathering opened and the one on which it closed may be of the same."""
    edges = {c.edge: days(c.date) for c in (known, one)}
    first, last = edges.get("first"), edges.get("last")
    return bool(first and last) and 0 < (last[0] - first[0]).days <= LONGEST_STAY  # type: ignore[index]
