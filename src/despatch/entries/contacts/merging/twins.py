"""One contact told in two ways: what the learned reader dates by the words of another telling is that one's."""

from __future__ import annotations

from despatch.entries.contacts.merging.clusters import merge
from despatch.entries.contacts.structures import Candidate
from despatch.model import Analysis


def without_twins(analysis: Analysis, found: list[Candidate]) -> list[Candidate]:
    """The clusters, less those that have their day from a sentence which tells of another of the same people.

    Such a one ("The two leaders also exchanged views on ...") joins the other, whose day it is.
    """
    twins = {id(one): other for one in found if (other := _other(analysis, one, found)) is not None}
    for one in found:
        other = twins.get(id(one))
        if other is not None and id(other) not in twins:
            merge(other, one)
    return [one for one in found if id(one) not in twins or id(twins[id(one)]) in twins]


def _other(analysis: Analysis, one: Candidate, found: list[Candidate]) -> Candidate | None:
    if "date" not in one.asked or one.kind not in ("meeting", "call", "visit"):
        return None
    return next((o for o in found if o is not one and _same_day(analysis, one, o)), None)


def _same_day(analysis: Analysis, one: Candidate, other: Candidate) -> bool:
    """Whether the day of `one` is told of `other`, and nobody takes part in it who does not in the other."""
    return (
        one.kind == other.kind
        and "date" not in other.asked
        and one.date == other.date
        and one.parties == other.parties
        and bool(set(one.evidence) & set(other.evidence))
        and not (one.mechanism and one.mechanism != other.mechanism)
        and not (one.place and other.place and one.place != other.place)
        and _names(analysis, one) <= _names(analysis, other)
    )


def _names(analysis: Analysis, one: Candidate) -> set[str]:
    return {str(analysis.people[p].name) for p in one.people if analysis.people[p].name}
