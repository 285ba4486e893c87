"""Whether a day is that of the report or beside it."""

from __future__ import annotations

from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.days import days
from despatch.model import Analysis


def is_fresh(analysis: Analysis, day: str) -> bool:
    """Whether the day lies within a day of that of the report."""
    today, span = days(analysis.today), days(day)
    return today is not None and span is not None and abs((today[0] - span[0]).days) <= 1


def near_report(analysis: Analysis, one: Candidate) -> bool:
    """Whether what is told lies within three days of the report; what has no day may, where the report has none of its own."""
    today, span = days(analysis.today), days(one.date)
    if today is None or span is None:
        return one.date is None
    return abs((today[0] - span[0]).days) <= 3
