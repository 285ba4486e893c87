"""The same people once more: "met X in Lima in May and again in Quito in June", "talks in Lima on Monday and in Quito on Friday"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.triggers.in_turn import CLOSING, adjunct_end

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_KINDS = ("meeting", "call", "visit")
_ADJUNCT = 8  # tokens of "at his residence in Lima on Tuesday"


def again(view: View, found: list[Trigger]) -> Iterator[Trigger]:
    """A trigger of its own for each further day or place on which the same people deal with each other."""
    told = [t for t in found if t.kind in _KINDS and t.strength > 1 and t.sides]
    for k in (k for k, word in enumerate(view.words) if word == "and") if told else ():
        once_more = view.word(k + 1) == "again"
        until = adjunct_end(view, k + 1 + once_more, len(view.words))
        if until is None or not (until >= len(view.words) or view.word(until) in CLOSING):
            continue
        before = [t for t in told if t.first < k]
        if not before:
            continue
        first = max(before, key=lambda t: t.first)
        placed, timed = _tells(view, k + 1, until)
        where, when = _tells(view, max(first.last, k - _ADJUNCT), k)
        if not (timed and when and (once_more or (placed and where and first.kind != "visit"))):
            continue
        if first.kind == "visit" and placed:
            continue  # another journey
        more = msgspec.structs.replace(first, first=k, last=k + 1 + once_more)
        yield msgspec.structs.replace(more, place=None, country=None) if placed else more


def _tells(view: View, first: int, last: int) -> tuple[bool, bool]:
    """Whether a place and whether a time stand in [first, last)."""
    placed = any(first <= a and b <= last for a, b, _ in view.named_places)
    return placed, any(first <= a and b <= last for a, b, _ in view.spans_of_times)
