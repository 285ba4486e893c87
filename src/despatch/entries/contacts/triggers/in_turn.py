"""Those met next, told after the day or place of the first: "met X in Berlin on Tuesday and Y in Rome the next day"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.actors.lists import actors_after
from despatch.entries.contacts.actors.roles import clause_end
from despatch.entries.contacts.structures import Actor, Trigger

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_ADJUNCT = frozenset("in at on early late later here the of for night morning afternoon evening".split())
_JOINING = frozenset(("and", ",", "then", "later", "before", "also", "with", "to", "his", "her", "their"))
_CLOSING = frozenset(", and . ; before to for where as during".split())
_REACH = 9  # tokens of "at his residence in Lima on Tuesday"


def in_turn(view: View, trigger: Trigger) -> Iterator[Trigger]:
    """Whom the same subject met or called next, each with a day or a place of his own."""
    if trigger.verb is None or trigger.kind not in ("meeting", "call") or trigger.strength < 2:
        return
    objects = [s for s in trigger.sides if s.first >= trigger.last]
    subjects = [s for s in trigger.sides if s.first < trigger.first]
    if not objects or not subjects:
        return
    end = clause_end(view, trigger.last)
    following = _next(view, objects, end)
    while following is not None:
        at, objects = following
        yield msgspec.structs.replace(trigger, first=at, last=at + 1, sides=(*subjects, *objects))
        following = _next(view, objects, end)


def _next(view: View, objects: list[Actor], end: int) -> tuple[int, list[Actor]] | None:
    """The joiner and those met next; None if nobody is."""
    at = _adjunct_end(view, objects[-1].last, end)
    if at is None:
        return None
    i = at
    while i < end and view.words[i] in _JOINING:
        i += 1
    joined, rest = set(view.words[at:i]), view.words[i:end]
    if not {"and", "then"} & joined and not ("," in joined and "and" in rest):
        return None
    found = actors_after(view, i, end)
    named = [a for a in found if a.kind in ("person", "office") and a.parties]
    people = {p for o in objects for p in o.people}
    if not named or named != found or people & {p for a in named for p in a.people}:
        return None
    until = _adjunct_end(view, found[-1].last, end)
    closed = until is not None and (until >= len(view.words) or view.word(until) in _CLOSING)
    return (at, found) if closed else None  # not "... and Minister Y on Tuesday said"


def _adjunct_end(view: View, i: int, end: int) -> int | None:
    """The end of the day and the place that begin at `i`; None where neither stands there."""
    places = {k for first, last, _ in view.named_places for k in range(first, last)}
    told = None
    for k in range(i, min(i + _REACH, end)):
        if k in view.timed or k in places:
            told = k + 1
        elif view.words[k] not in _ADJUNCT:
            break
    return told
