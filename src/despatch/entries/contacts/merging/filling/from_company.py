"""The day and place of a contact from another told beside it: the gathering on whose margins it is, a meeting of the same people."""

from __future__ import annotations

from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.sides.gatherings import is_name
from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.days import days, single
from despatch.model import Analysis


def _beside(analysis: Analysis, host: Candidate, one: Candidate) -> None:
    """Who meet on the margins of a gathering of a body or of a name take part in it; it goes on while they do."""
    if host.mechanism is None or not (any(is_body(p) for p in host.parties) or is_name(host.mechanism)):
        return
    if host.place is None and one.place and host.country in (None, one.country):
        host.place, host.country = one.place, one.country
    host.parties |= {p for p in one.parties if not is_body(p)}
    host.people.extend(p for p in one.people if p not in host.people)
    today, span = days(analysis.today), days(one.date)
    fresh = span is None or today is None or abs((today[0] - span[0]).days) <= 1
    if host.status in _UNSETTLED and host.date is None and one.status in ("held", "ongoing"):
        host.status = "ongoing" if fresh else "held"
        host.date = one.date if single(one.date) else None
    elif host.status in ("open", "held") and host.date is None and one.status == "planned":
        host.status = "planned"


_UNSETTLED = ("open", "held", "ongoing")


def from_conference(analysis: Analysis, one: Candidate, found: list[Candidate]) -> None:
    """A meeting on the sidelines of a conference takes its dates and place."""
    if not one.aside:
        return
    for host in found:
        if host.kind == "conference" and set(host.evidence) & set(one.evidence):
            _beside(analysis, host, one)
            one.date = one.date or host.date
            if one.place is None and host.place:
                one.place, one.country = host.place, host.country
            return


def from_other_meeting(analysis: Analysis, one: Candidate, found: list[Candidate]) -> None:
    """ "The adviser also met separately with X": on the day, and at the place, of the meeting with X told before it."""
    for other in found:
        if (
            other is one
            or other.kind != "meeting"
            or other.status != "held"
            or not set(other.people) & set(one.people)
        ):
            continue
        if other.sentence < one.sentence and single(other.date) and one.date is None:
            one.date = other.date
            if one.place is None and one.country is None:
                one.place, one.country = other.place, other.country
            return
