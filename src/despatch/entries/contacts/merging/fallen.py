"""What falls with a visit: "cancelled a trip to Peru, where he was to meet X", "called off a visit. She was due to see Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.structures import OFF, Candidate, Trigger
from despatch.entries.contacts.times.days import alike
from despatch.entries.contacts.triggers.status import verb_group

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_PAST = frozenset(("was", "were", "had"))
_COMING = frozenset(("planned", "unfulfilled"))
_AFTER = 6  # sentences from the visit that is off to what was to be done in it


def was_to_be(view: View, trigger: Trigger) -> bool:
    """Whether what is to come is told as what once was: "was due to meet", "were set to hold talks", "the visit had been planned"."""
    if trigger.status not in _COMING or (trigger.kind != "meeting" and trigger.verb is not None):
        return False
    if trigger.verb is None:
        return trigger.definite and _once_planned(view.words[trigger.last : trigger.last + _PREDICATE])
    return any(view.words[i] in _PAST for i in verb_group(view, trigger.verb))


_PREDICATE = 10  # words from the noun to "had been scheduled"
_PLANS = frozenset("to scheduled due set planned slated slotted supposed originally initially".split())


def _once_planned(words: list[str]) -> bool:
    """Whether the predicate after a noun is of a plan in the past: "was to be held", "had been scheduled for"."""
    at = next((k for k, word in enumerate(words) if word in _PAST), None)
    if at is None or {",", ";", "that", "which", "who"} & set(words[:at]):
        return False
    at += 1 + (words[at : at + 2] == ["had", "been"])
    return words[at : at + 1] != [] and words[at] in _PLANS


def fall_with_visit(merged: list[Candidate]) -> None:
    """Give the meetings that were to be held in a visit that is off the status of the visit."""
    for visit in merged:
        if visit.kind != "visit" or visit.status not in OFF or not visit.target:
            continue
        if any(_made_after_all(visit, other) for other in merged):
            continue
        for one in merged:
            if one.kind == "meeting" and one.status == "planned" and one.was_to_be and _within(visit, one):
                one.status = visit.status
                if one.country is None:
                    one.place, one.country = visit.place, visit.country or visit.target


def _within(visit: Candidate, one: Candidate) -> bool:
    """Whether the meeting is one that the visitor was to have with those whom he was to visit."""
    comers = visit.parties - {str(visit.target)}
    if visit.target not in one.parties or not comers & one.parties:
        return False
    if visit.people and one.people and not set(visit.people) & set(one.people):
        return False
    if not 0 <= min(one.evidence) - min(visit.evidence) <= _AFTER:
        return False
    if visit.date and one.date and not alike(visit.date, one.date):
        return False
    return one.country is None or one.country == visit.target


def _made_after_all(visit: Candidate, other: Candidate) -> bool:
    """Whether another visit of the same people to the same state stands: the meeting may be one of that."""
    return (
        other is not visit
        and other.kind == "visit"
        and other.target == visit.target
        and other.status not in OFF
        and (other.status != "held" or other.date is None)
        and bool(set(other.people) & set(visit.people))
    )
