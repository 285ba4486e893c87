"""Meetings told by who stands beside whom: "speaking alongside X in Lima", "with X at his side", "a news conference with X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.structures import Actor, Trigger

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

WORDS = frozenset("alongside beside flanked side conference briefing appearance".split())
_STANDING = frozenset("standing speaking appearing sitting seated talking appeared spoke".split())
_PRESS = frozenset("news press media".split())
_PERSONS = frozenset(("person", "office"))
_BACK = 12  # words of "with Foreign Minister X of Peru at his side"


def appearing(view: View, i: int) -> Iterator[Trigger]:
    """The meeting that two officials have had who stand side by side, as the word at `i` tells."""
    told = _beside(view, i)
    if told is None:
        return
    first, start = told
    end = roles.clause_end(view, i)
    if first <= 1:  # "Flanked by X, Y said": the comma ends the row
        comma = next((k for k in range(start, end) if view.words[k] == ","), end)
        others = lists.actors_after(view, start, comma)
        own = roles.dangling_subject(view, comma - 1)
    else:
        others, own = lists.actors_after(view, start, end), roles.subject(view, first)
    others = [a for a in others if a.kind in _PERSONS]
    if not others:
        return
    sides = [*(a for a in own if a.kind in (*_PERSONS, "pronoun")), *others]
    if _of_two(sides, others):
        yield Trigger(first, max(i + 1, start), "meeting", "held", tuple(sides))


def _beside(view: View, i: int) -> tuple[int, int] | None:
    """Where the words begin that tell of it, and where those begin who are stood beside."""
    word, nxt = view.words[i], view.word(i + 1)
    if word in ("alongside", "beside") and view.word(i - 1) in _STANDING:
        return i - 1, i + 1
    if word == "flanked" and nxt == "by":
        return i, i + 2
    if word == "side" and view.word(i - 1) in ("his", "her") and view.word(i - 2) in ("at", "by"):
        start = next((k for k in range(i - 3, max(-1, i - _BACK), -1) if view.words[k] == "with"), None)
        return None if start is None else (start, start + 1)
    press = word in ("conference", "briefing", "appearance") and view.word(i - 1) in _PRESS
    if press and nxt == "with" and "joint" not in view.words[max(0, i - 4) : i]:
        return i - 1, i + 2
    return None


def _of_two(sides: list[Actor], others: list[Actor]) -> bool:
    """Whether those who stand there are of two parties, a leader and his guest, and not of one government."""
    theirs = {p for a in others for p in a.parties}
    own = {p for a in sides if a not in others for p in a.parties}
    return len(own) == 1 and bool(theirs) and not own & theirs
