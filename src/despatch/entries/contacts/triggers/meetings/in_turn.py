"""Those met next, told after the day or place of the first: "met X in Berlin on Tuesday and Y in Rome the next day"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists
from despatch.entries.contacts.structures import Actor

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_ADJUNCT = frozenset("in at on early late later here the of for".split())
_JOINING = frozenset(("and", ",", "then", "later", "before", "also", "with", "his", "her", "their"))
_CLOSING = frozenset(", and . ; before to for where as during".split())
_REACH = 9  # tokens of "at his residence in Lima on Tuesday"


def next_met(view: View, objects: list[Actor], end: int) -> tuple[int, list[Actor]] | None:
    """The joiner and those met next, where each has a day or a place of its own; None if nobody is."""
    told = _adjunct_end(view, objects[-1].last, end)
    if told is None:
        return None
    at, i = told, told
    while i < end and view.words[i] in _JOINING:
        i += 1
    if not {"and", "then"} & set(view.words[at:i]) and not ("," in view.words[at:i] and "and" in view.words[i:end]):
        return None
    found = lists.actors_after(view, i, end)
    named = [a for a in found if a.kind in ("person", "office") and a.parties]
    parties = {p for o in objects for p in o.parties}
    if not named or named != found or parties & {p for a in named for p in a.parties}:
        return None
    until = _adjunct_end(view, found[-1].last, end)
    closed = until is not None and (view.word(until) in _CLOSING or until >= len(view.words))
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
