"""Who presides over what meets: "the joint commission, co-chaired by X and Y, met", "a session co-chaired by A and B was held"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists
from despatch.entries.contacts.structures import Actor

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_PRESIDED = frozenset("co-chaired cochaired chaired headed led".split())
_ORGANS = frozenset(
    "commission committee council group board panel taskforce force dialogue subcommittee".split()
)
_REACH = 9  # tokens from the noun to "co-chaired by"
_FAR = 30  # tokens from there to the verb


def co_chairs(view: View, start: int, end: int) -> list[Actor]:
    """Those, of two parties or more, by whom what is told at `start` is said to be co-chaired; [] if nobody is told."""
    by = next(
        (
            k
            for k in range(start, min(start + _REACH, end - 1))
            if view.words[k] in _PRESIDED and view.words[k + 1] == "by"
        ),
        None,
    )
    if by is None:
        return []
    found = lists.actors_after(view, by + 2, end)
    return found if len({p for a in found for p in a.parties}) > 1 else []


def presiding(view: View, verb: int) -> list[Actor]:
    """Those who chair the organ of which the verb at `verb` is said, where only they tell whose it is."""
    for k in range(verb - 1, max(0, verb - _FAR), -1):
        if view.words[k] in _ORGANS and k not in view.actor_at:
            return co_chairs(view, k + 1, verb)
    return []
