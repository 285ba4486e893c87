"""Whether a meeting is one of a visit."""

from __future__ import annotations

from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.days import days
from despatch.model import Analysis


def of_visit(one: Candidate, visit: Candidate) -> bool:
    """Whether the meeting may be one of the visit: in the state visited, with somebody who is on the visit."""
    if visit.kind != "visit" or visit.target not in one.parties:
        return False
    return bool(set(visit.people) & set(one.people)) or (not one.people and one.parties == visit.parties)


def long_past(analysis: Analysis, one: Candidate, visit: Candidate) -> bool:
    """Whether the visit was over weeks before the report of which the meeting is the news."""
    today, span = days(analysis.today), days(visit.date)
    news = min(one.evidence) < min(visit.evidence) and min(one.evidence) <= 1
    return bool(news and today and span) and (today[0] - span[1]).days > _WEEKS  # type: ignore[index]


_WEEKS = 20  # days
