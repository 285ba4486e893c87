"""Meetings at home: a list of those present who are all of one state outweighs a side that nothing but the model tells."""

from __future__ import annotations

from despatch.entries.contacts.structures import Candidate
from despatch.model import Analysis

_LISTED = 3  # people of one party that are a list of those present


def without_domestic(analysis: Analysis, found: list[Candidate]) -> list[Candidate]:
    """The clusters, less the meetings that nobody but those of one state is named at."""
    return [one for one in found if not _at_home(analysis, one)]


def _at_home(analysis: Analysis, one: Candidate) -> bool:
    """Whether three or more are named, all of the party where it meets, and the other party is the model's word alone."""
    if one.kind != "meeting" or one.mechanism or not one.asked.get("parties") or one.unnamed:
        return False
    present = {analysis.people[p].party for p in one.people if analysis.people[p].party}
    asked = set(one.asked["parties"].split("+"))
    return len(one.people) >= _LISTED and len(present) == 1 and one.parties - present <= asked
