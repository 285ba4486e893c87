"""Travel to nothing but a gathering, which is told besides: no visit to the state where the gathering sits."""

from __future__ import annotations

from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.merging.finishing import enough
from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.days import alike, days
from despatch.model import Analysis
from despatch.registers.bodies import bodies

_COMING = frozenset(("planned", "proposed", "open"))


def only_to_gathering(analysis: Analysis, visit: Candidate, found: list[Candidate]) -> bool:
    """Whether a visit is told to be for a gathering, or only that somebody left for where one sits, or came there.

    Who travels to a gathering takes part in it.
    """
    if visit.to_gathering:
        gathering = _sole_purpose(analysis, visit, found)
        if gathering is not None:
            gathering.people.extend(p for p in visit.people if p not in gathering.people)
            return True
    return visit.on_the_way and _there_for(analysis, visit, found)


def _sole_purpose(analysis: Analysis, visit: Candidate, found: list[Candidate]) -> Candidate | None:
    """The gathering that somebody is said to travel to, where nothing else is told that he does there."""
    told = [o for o in found if set(o.people) & set(visit.people) and o is not visit]
    if any(visit.target in o.parties and _met_there(visit, o) for o in told):
        return None
    beside = (o for o in found if o.kind == "conference" and set(o.evidence) & set(visit.evidence))
    return next((o for o in beside if enough(analysis, o)), None)


def _met_there(visit: Candidate, meeting: Candidate) -> bool:
    """Whether it may be a meeting of the same days as the visit."""
    if meeting.kind != "meeting" or (visit.date and meeting.date and not alike(visit.date, meeting.date)):
        return False
    return not (visit.status in _COMING and meeting.status == "held")


def _there_for(analysis: Analysis, visit: Candidate, found: list[Candidate]) -> bool:
    """Whether all that is told is that somebody sets out or arrives where a gathering of his side is held then."""
    comers = visit.parties - {str(visit.target)}
    if any(o.kind == "meeting" and visit.target in o.parties and comers & o.parties for o in found):
        return False
    return any(
        o.kind == "conference"
        and o.country is not None
        and o.country == visit.target
        and comers <= o.parties | {m for p in o.parties if is_body(p) for m in bodies()[p].members}
        and _near(visit.date, o.date)
        and enough(analysis, o)
        for o in found
    )


def _near(arrived: str | None, sits: str | None) -> bool:
    """Whether one may have come for what is held on those days."""
    one, other = days(arrived), days(sits)
    return not one or not other or -_EARLY <= (one[0] - other[0]).days <= (other[1] - other[0]).days


_EARLY = 3  # days before a gathering on which those who take part come
