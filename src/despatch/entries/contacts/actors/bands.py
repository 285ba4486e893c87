"""Delegations told by where they are from: "a delegation from Peru", "a team of Peruvian experts, led by X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.structures import Actor
from despatch.registers.states import is_state

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

BANDS = frozenset("delegation delegations team mission".split())
_LEADING = frozenset("headed led".split())


def bands(view: View, actors: list[Actor]) -> list[Actor]:
    """The actors with those whom a band is said to be of or from made that band, and its leader given its party."""
    if BANDS.isdisjoint(view.words):
        return actors
    found: list[Actor] = []
    for actor in actors:
        made = _band(view, actor)
        if made is not actor and found and found[-1].last > made.first:
            made = actor
        if made.kind == "person" and not made.parties and found and _led(view, found[-1], made):
            made = msgspec.structs.replace(made, parties=found[-1].parties)
        found.append(made)
    return found


def _band(view: View, actor: Actor) -> Actor:
    if (
        len(actor.parties) != 1
        or not is_state(actor.parties[0])
        or actor.kind not in _KINDS
        or actor.modifier
    ):
        return actor
    of = actor.first - 1 - (view.word(actor.first - 1) == "the")
    first = of - 1
    if view.word(of) not in ("of", "from") or view.word(first) not in BANDS:
        return actor
    if view.words[of] == "of" and actor.kind == "state":
        return actor
    while view.word(first - 1) in _QUALITIES:
        first -= 1
    return Actor(first, actor.last, "group", (), actor.parties, view.text(first, actor.last))


_KINDS = frozenset(("state", "office", "group", "organisation"))
_QUALITIES = frozenset(
    "parliamentary military government governmental official ministerial high-level high-ranking senior economic trade business party".split()
)


def _led(view: View, band: Actor, leader: Actor) -> bool:
    """Whether only "(which is) headed by" stands between a band and somebody."""
    between = view.words[band.last : leader.first]
    return (
        band.kind == "group"
        and len(between) < 5
        and between[-1:] == ["by"]
        and bool(_LEADING & set(between[-2:-1]))
    )
