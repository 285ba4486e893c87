"""The same people once more: "met X in Lima in May and again in Quito in June", "talks in Lima on Monday and in Quito on Friday"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.times.dating.reach import told_until
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
        if not once_more and adjunct_end(view, _past_predicate(view, told_until(first)), k) != k:
            continue  # "met X to discuss the bombs in Lima on Monday and in Quito on Tuesday"
        more = msgspec.structs.replace(first, first=k, last=k + 1 + once_more)
        yield msgspec.structs.replace(more, place=None, country=None) if placed else more


def _past_predicate(view: View, i: int) -> int:
    """Index after "were held", "will take place" at `i`."""
    while view.word(i) in _TAKE_PLACE:
        i += 1
    return i


_TAKE_PLACE = frozenset("was were is are will to be held take takes took place".split())


def spelt_out(view: View, found: list[Trigger]) -> list[Trigger]:
    """The triggers, one that is counted ("met twice, in Lima in May and in Quito in June") as so many, each with its day."""
    made: list[Trigger] = []
    for trigger in found:
        several = _occasions(view, trigger) if trigger.kind in _KINDS and trigger.strength > 1 else []
        made += [
            msgspec.structs.replace(trigger, first=k, last=k + 1, place=None, country=None) for k in several
        ] or [trigger]
    return made


COUNTED = frozenset(("twice", "times"))


def _occasions(view: View, trigger: Trigger) -> list[int]:
    """The comma and the joiners after which each day of a counted series is told; [] where they are not told one by one."""
    counted = next((k for k in range(trigger.last, len(view.words)) if view.words[k] in COUNTED), None)
    if counted is None or counted > trigger.last + _COUNT:
        return []
    k = next(
        (k for k in range(counted, min(counted + _ADJUNCT, len(view.words))) if view.words[k] == ","), None
    )
    joiners: list[int] = []
    while k is not None and view.word(k) in (",", "and"):
        until = adjunct_end(view, k + 1, len(view.words))
        if until is None or not _tells(view, k, until)[1]:
            return []
        joiners.append(k)
        k = until
    return joiners if len(joiners) > 1 and (k or 0) >= len(view.words) - 1 else []


_COUNT = 12  # tokens from the verb to "twice"


def _tells(view: View, first: int, last: int) -> tuple[bool, bool]:
    """Whether a place and whether a time stand in [first, last)."""
    placed = any(first <= a and b <= last for a, b, _ in view.named_places)
    return placed, any(first <= a and b <= last for a, b, _ in view.spans_of_times)
