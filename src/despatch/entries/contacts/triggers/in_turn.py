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

_ADJUNCT = frozenset(
    "in at on early late later here by phone telephone the of for night morning afternoon evening".split()
)
_JOINING = frozenset(
    ("and", ",", "then", "later", "before", "also", "with", "to", "his", "her", "their", "another", "by")
)
CLOSING = frozenset(", and . ; before to for where as during".split())
_NEXT = frozenset(("and", "then"))
IN_TURN = _NEXT | {"followed"}
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
    dated = _dated_first(view, objects[-1].last, end)
    if dated is not None:
        return dated
    at = _adjunct_after(view, objects[-1], end)
    if at is None:
        return None
    i = at
    if view.words[i : i + 3] == [",", "followed", "by"]:
        i += 3
    while i < end and view.words[i] in _JOINING:
        i += 1
    joined, rest = set(view.words[at:i]), view.words[i:end]  # "by": "followed by Y on Tuesday"
    if not {"and", "then", "by"} & joined and not ("," in joined and "and" in rest):
        return None
    found = actors_after(view, i, end)
    if not _others(found, objects):
        return None
    until = _adjunct_after(view, found[-1], end)
    closed = until is not None and (until >= len(view.words) or view.word(until) in CLOSING)
    return (at, found) if closed else None  # not "... and Minister Y on Tuesday said"


def _others(found: list[Actor], objects: list[Actor]) -> bool:
    """Whether all those found are officials, and others than those met before."""
    named = [a for a in found if a.kind in ("person", "office") and a.parties]
    people = {p for o in objects for p in o.people}
    return bool(named) and named == found and not people & {p for a in named for p in a.people}


def _adjunct_after(view: View, actor: Actor, end: int) -> int | None:
    """The end of the day and the place after somebody, past the comma that closes an apposition."""
    set_off = view.word(actor.last) == "," and view.word(actor.first - 1) == ","
    return adjunct_end(view, actor.last + set_off, end)


def _dated_first(view: View, i: int, end: int) -> tuple[int, list[Actor]] | None:
    """ "met X and on Tuesday Y": the joiner and those met next, told after their day."""
    at = i + (view.word(i) == ",")
    day = at + 1 + (view.word(at + 1) == "on")
    if view.word(at) not in _NEXT or day not in view.timed:
        return None
    while day in view.timed or (view.word(day) == "," and day - 1 in view.timed):
        day += 1
    day += view.word(day) in ("by", "with", "to")
    found = actors_after(view, day, end)
    if not found or found[0].first != day:
        return None
    until = adjunct_end(view, found[-1].last, end) or found[-1].last
    closed = until >= len(view.words) or view.words[until] in CLOSING
    return (at, found) if closed and all(a.kind == "person" and a.parties for a in found) else None


def adjunct_end(view: View, i: int, end: int) -> int | None:
    """The end of the day and the place that begin at `i`; None where neither stands there."""
    places = {k for first, last, _ in view.named_places for k in range(first, last)}
    told = None
    for k in range(i, min(i + _REACH, end)):
        if k in view.timed or k in places:
            told = k + 1
        elif view.words[k] not in _ADJUNCT:
            break
    return told
