"""Gatherings at which two met the last time, told in looking back: "last met at the UN summit in New York in May"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_OF_OLD = frozenset("last first previously earlier had once".split())
_MET = frozenset("met conferred spoke talked".split())
_THERE = frozenset("at during".split())
_PHRASE = 9  # words of the gathering's name before its noun
_FAR = 4  # words between the verb and the preposition


def met_there(view: View, first: int, noun: int) -> bool:
    """Whether the gathering whose noun is at `noun` is where those told of met on an earlier occasion."""
    start = min(first, noun)
    at = next((i for i in range(start, max(-1, noun - _PHRASE), -1) if view.word(i) in _THERE), None)
    if at is None:
        return False
    met = next((i for i in range(at - 1, max(0, at - _FAR), -1) if view.words[i] in _MET), None)
    return met is not None and view.word(met - 1) in _OF_OLD
