"""Whether what two tellings say of a contact's status goes together: to come, under way, over, off."""

from __future__ import annotations

from despatch.entries.contacts.structures import OFF, Candidate
from despatch.entries.contacts.times.days import alike, days
from despatch.model import Analysis

COMING = frozenset(("unfulfilled", "planned", "proposed", "purpose"))
PAST = frozenset(("held", "ongoing", "arrived", "went"))


def statuses_agree(known: Candidate, one: Candidate) -> bool:
    """Whether what was called off, denied, is to come or over goes together."""
    a, b = known.status, one.status
    if (a == "denied") != (b == "denied"):
        return False
    if known.kind == "visit" == one.kind and {a, b} == {"planned", "ongoing"} and _setting_out(known, one):
        return True
    dated = alike(known.date, one.date)
    if points_back(known, one) or _goes_on_there(known, one):
        return True
    if (a in COMING and b in PAST) or (a in PAST and b in COMING):
        return dated or (one.definite and b in COMING and known.kind == "visit" and one.kind == "visit")
    return (a in OFF) == (b in OFF) or not (a in PAST or b in PAST)


def points_back(known: Candidate, one: Candidate) -> bool:
    """ "after the summit, he will visit Peru": the gathering that was told of as coming, and has not been held."""
    return (
        known.kind == one.kind == "conference"
        and known.status in COMING
        and one.definite
        and one.mechanism is None
        and one.date is None
        and known.sentence < one.sentence
    )


def _goes_on_there(known: Candidate, one: Candidate) -> bool:
    """ "will sign a pact at the summit", which is under way: no other one, if it has no day or name of its own."""
    plain = one.definite and one.mechanism is None and one.date is None
    return known.kind == one.kind == "conference" and plain and known.status in ("ongoing", "arrived")


def _setting_out(known: Candidate, one: Candidate) -> bool:
    """ "is travelling to Lima", without a day: the visit there of the same people that was told as planned."""
    going = known if known.status == "ongoing" else one
    return going.date is None and known.target == one.target and bool(set(known.people) & set(one.people))


def _there_since(visit: Candidate) -> bool:
    """ "left for Lima last night. During the visit he will meet X": who set out yesterday is there."""
    return visit.kind == "visit" and visit.status in ("ongoing", "arrived", "went")


def tenses_agree(analysis: Analysis, known: Candidate, one: Candidate) -> bool:
    """Something to come and something of a day gone by are two, whatever their words leave open."""
    today = days(analysis.today)
    if today is None:
        return True
    for coming, other in ((known, one), (one, known)):
        gone = days(other.date)
        if (
            coming.status in COMING
            and coming.date is None
            and gone
            and gone[1] < today[0]
            and not other.former
            and not (coming.definite and coming.target is None and _there_since(other))
        ):
            return "XXXX" in (other.date or "")
    return True
