"""Of what state those are whom a visitor meets."""

from __future__ import annotations

from collections import Counter

from despatch.entries.contacts.structures import Candidate
from despatch.model import Analysis


def hosts_of_visitors(analysis: Analysis, told: list[Candidate]) -> None:
    """Somebody of no told party whom a visitor meets is of the state where they meet, or visited if the report tells of one alone."""
    targets: dict[int, Counter[str]] = {}
    for one in told:
        if one.kind == "visit" and one.target:
            for person in one.people:
                targets.setdefault(person, Counter())[one.target] += 1
    for one in told:
        if one.kind != "meeting" or len(one.parties) != 1 or not one.people:
            continue
        unknown = [p for p in one.people if analysis.people[p].party is None and analysis.people[p].role]
        states = {t for p in one.people for t in targets.get(p, ())} - one.parties
        if one.country and one.country not in one.parties:
            states = {one.country}  # "In Ghana, X met with Vice President Y"
        if (unknown or one.strangers) and len(states) == 1:
            one.parties |= states
