"""The place of a meeting from the visit in which it is held, or from another told with its place."""

from __future__ import annotations

from despatch.entries.contacts.merging.filling.visits import of_visit
from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.days import near


def place_from_visit(one: Candidate, found: list[Candidate]) -> None:
    """ "visited Lima and met the president": a meeting told in the sentence of a visit, or in its one town, is at its place."""
    told = one.country is not None  # "In Peru he will also meet X": somewhere there
    for visit in found:
        if not of_visit(one, visit) or not _in_time(one, visit):
            continue
        if one.country is None and visit.status != "postponed":
            one.country = visit.target
        together = bool(set(visit.evidence) & set(one.evidence))
        if together and visit.place and one.place is None and one.country in (None, visit.country):
            one.place, one.country = visit.place, visit.country
            return
    if one.place is None and one.country is None:
        _place_of_company(one, found)
    if one.place or one.aside or told:
        return
    towns = {
        (v.place, v.country)
        for v in found
        if of_visit(one, v) and _in_time(one, v) and v.status in ("held", "ongoing", "planned")
    }
    if len(towns) == 1:
        town, country = towns.pop()
        if town and country and one.country in (None, country):
            one.place, one.country = town, country


def _place_of_company(one: Candidate, found: list[Candidate]) -> None:
    """ "was received by X, after which he met Y": both at the place of the one that is told with its place."""
    for other in found:
        if (
            other.kind == "meeting" and other is not one and other.place and other.parties == one.parties
            and other.status == one.status == "held" and set(other.evidence) & set(one.evidence)
            and set(other.people) & set(one.people) and near(one.date, other.date)
        ):  # fmt: skip
            one.place, one.country = other.place, other.country
            return


def _in_time(one: Candidate, visit: Candidate) -> bool:
    """Whether a meeting may lie in a visit: what took place lies in no visit to come, nor do days that are apart."""
    if one.status in ("held", "ongoing") and visit.status not in ("held", "ongoing"):
        return False
    return one.date is None or visit.date is None or len(visit.date) < 8 or near(one.date, visit.date)
