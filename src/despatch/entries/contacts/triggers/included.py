"""Those named of a crowd that somebody met: "met with European leaders in Lima on Monday, including X and Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.structures import Actor, Trigger

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

INCLUDED = frozenset(("including", "among"))
_CROWD = frozenset("leaders ministers presidents officials counterparts premiers".split())
_REGIONS = frozenset(
    "world european regional arab african asian western eastern american foreign other several many some top gulf balkan "
    "nordic baltic caribbean latin central southern northern prime defence defense finance eu nato".split()
)
_FAR = 14  # tokens from the crowd to those who are named of it


def with_included(view: View, trigger: Trigger) -> Trigger:
    """The trigger with those who are named of its crowd in place of the crowd."""
    if trigger.kind != "meeting":
        return trigger
    for side in trigger.sides:
        if side.kind in ("office", "group") and not side.people and _crowd(view, side):
            named = _named(view, side.last)
            if len({p for a in named for p in a.parties}) > 1 or (named and not side.parties):
                sides = [a for a in trigger.sides if a is not side and a not in named]
                return msgspec.structs.replace(trigger, sides=(*sides, *named))
    return trigger


def _crowd(view: View, side: Actor) -> bool:
    words = view.words[side.first : side.last]
    return words[-1] in _CROWD and len(words) > 1 and all(w in _REGIONS for w in words[:-1])


def _named(view: View, start: int) -> list[Actor]:
    """The people named after "including" or "among them", up to the end of their list."""
    for i in range(start, min(start + _FAR, len(view.words) - 1)):
        if view.words[i] == "including" or view.words[i : i + 2] == ["among", "them"]:
            return _listed(view, i + 1 + (view.words[i] == "among"))
        if view.words[i] in (";", "who", "which", "that", "said"):
            break
    return []


def _listed(view: View, i: int) -> list[Actor]:
    found: list[Actor] = []
    while i < len(view.words):
        n = view.actor_at.get(i)
        if n is not None and view.actors[n].people and view.actors[n].kind == "person":
            found.append(view.actors[n])
            i = view.actors[n].last
        elif view.words[i] in (",", "and", "the"):
            i += 1
        else:
            break
    return found
