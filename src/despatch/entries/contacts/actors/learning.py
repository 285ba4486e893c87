"""Parties of people that one place of the report tells and the others leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from despatch.model import Analysis

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def with_learned_parties(analysis: Analysis, views: list[View]) -> Analysis:
    """The analysis with parties for people who have none yet stand beside one somewhere.

    "Prime Minister of the Kingdom of Spain Luis Rojas" tells whom "Rojas" speaks for later on.
    """
    if all(p.party for p in analysis.people):
        return analysis
    learned: dict[int, str] = {}
    for view in views:
        for actor in view.actors:
            if actor.kind == "person" and len(actor.people) == 1 and len(actor.parties) == 1:
                index = actor.people[0]
                if index < len(analysis.people) and analysis.people[index].party is None:
                    learned.setdefault(index, actor.parties[0])
    if not learned:
        return analysis
    people = tuple(
        msgspec.structs.replace(p, party=learned[i]) if i in learned else p
        for i, p in enumerate(analysis.people)
    )
    return msgspec.structs.replace(analysis, people=people)
