"""How far the telling of a contact reaches: past the sides, towns and insertions that stand before its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.structures import Trigger

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def past_goals(view: View, between: list[int]) -> list[int]:
    """The tokens without a list of towns and states: "to Lima, Peru; Quito, Ecuador; and Bogota, Colombia from 3 May"."""
    named = {i for first, last, _ in view.places for i in range(first, last)}
    named |= {i for i in between if view.words[i] in (",", ";", "and") and {i - 1, i + 1} & named}
    return [i for i in between if i not in named | _leg(view, between)]


_LEGS = frozenset("leg stop stopover stage destination".split())


def _leg(view: View, between: list[int]) -> set[int]:
    """The tokens of what only says which part of the journey a place is: "to Peru, the last leg of her tour, on Monday"."""
    commas = [i for i in between if view.words[i] == ","]
    if len(commas) < 2 or _LEGS.isdisjoint(view.words[commas[0] + 1 : commas[0] + 6]):
        return set()
    return set(range(commas[0], commas[1] + 1))


def past_insertion(view: View, between: list[int]) -> list[int]:
    """The tokens without an insertion: "the talks, involving Peru, Chile and Cuba, are to start on Monday"."""
    commas = [i for i in between if view.words[i] == ","]
    if len(commas) < 2 or commas[0] - between[0] > 6:
        return between
    closes = next((i for i in reversed(commas) if view.word(i + 1) in _FINITE), commas[0])
    opened = view.word(commas[0] + 1)
    if closes == commas[0] or not (
        opened.endswith("ing") or opened in ("attended", "hosted", "chaired", "led")
    ):
        return between
    return [i for i in between if not commas[0] <= i <= closes]


_FINITE = frozenset("is are was were will would has had opens opened begins began starts started".split())


def told_until(trigger: Trigger) -> int:
    """Index after the trigger and the sides named right of it: a long title stands between "met" and "on Tuesday"."""
    ends = [s.last for s in trigger.sides if s.first >= trigger.last and s.first - trigger.last <= 8]
    return max([trigger.last, *ends])


_LISTING = frozenset(", and ; his her their the as well".split())


def past_list(view: View, trigger: Trigger, end: int) -> int:
    """Index after the whole list of those met, however long: "met X, his cabinet, Minister Y and adviser Z today in Lima"."""
    sided = [s.last for s in trigger.sides if trigger.last <= s.first]
    i = end = max([end, *sided])
    while sided and i < len(view.words) and i not in view.timed:
        n = view.actor_at.get(i)
        if n is not None and view.actors[n].kind != "state":
            i = end = view.actors[n].last
        elif view.words[i] in _LISTING or view.tokens[i].word[:1].isupper():
            i += 1
        else:
            break
    return end
