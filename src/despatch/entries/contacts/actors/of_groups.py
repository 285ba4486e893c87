"""Officials of states that a word for them all points back to: "the leaders of the three countries", "their envoys to these states"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.structures import Actor

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_OFFICIALS = frozenset(
    "leaders presidents premiers ministers ambassadors envoys heads kings officials representatives chiefs governments".split()
)
_MANY = 3  # of two, the resolver tells who they are


def of_groups(view: View, actors: list[Actor]) -> list[Actor]:
    """The actors, officials without a party joined to the states of which they are."""
    if all(a.kind != "group" or len(a.parties) < _MANY for a in actors):
        return actors
    made: list[Actor] = []
    for actor in actors:
        head = made[-1] if made else None
        if head is not None and _of(view, head, actor):
            role = view.text(head.first, head.last).removeprefix("the ")
            made[-1] = msgspec.structs.replace(
                head, last=actor.last, kind="group", parties=actor.parties, role=role
            )
        else:
            made.append(actor)
    return made


def _of(view: View, head: Actor, states: Actor) -> bool:
    """Whether officials who are nobody known by name are told to be of the states of a group."""
    if states.kind != "group" or len(states.parties) < _MANY or states.people or head.people or head.parties:
        return False
    plural = bool(_OFFICIALS & set(view.words[head.first : head.last]))
    return plural and view.words[head.last : states.first] in (["of"], ["from"])
