"""Who of several is called, spoken with or written to together, and who by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.structures import Actor
from despatch.entries.contacts.triggers.rings import APART, apart

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


PERSONS = frozenset(("person", "office", "group", "pronoun"))


def sets_spoken_with(view: View, others: list[Actor], *, rung: bool = False) -> list[tuple[Actor, ...]]:
    """Those spoken with together, or each party by itself: who is `rung`, or spoken with "separately"."""
    told_apart = not APART.isdisjoint(view.words)
    together = bool({"conference", "three-way", "joint", "jointly", "trilateral", "video"} & set(view.words))
    if not others or together or not (told_apart or rung):
        return [tuple(others)] if others else []
    return apart(view, others) if told_apart else [tuple(party) for party in by_party(others)]


def by_party(actors: list[Actor]) -> list[list[Actor]]:
    """Those who write, or are written to, by party: leaders of two states send, or get, a message each."""
    if len(actors) > 2 and len({(a.kind, a.role) for a in actors}) == 1 and actors[0].role:
        return [actors]  # "a letter to the foreign ministers of the trio of Britain, France and Germany"
    if len({a.parties for a in actors}) < 2 or any(len(a.parties) != 1 for a in actors):
        return [actors]
    if all(a.kind == "person" for a in actors):
        return [[a] for a in actors]
    return [[a for a in actors if a.parties == party] for party in dict.fromkeys(a.parties for a in actors)]
