"""A noun told again for a clause of its own: "hoped to resume the talks -- talks which Peru cancelled last year"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Trigger

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

DASHES = frozenset(("--", "—", "–", "-"))
_RELATIVES = frozenset(("which", "that"))
_KINDS = frozenset(("meeting", "visit", "call"))
_CLAUSE = 8  # tokens from the relative to its verb
_BROKEN = frozenset("suspended interrupted broke".split())
_TOOK_PLACE = frozenset("held had hosted attended paid made".split())


def with_apposed(view: View, found: list[Trigger]) -> list[Trigger]:
    """The triggers, with those of a noun and of the same noun told again after it made one: that of the clause."""
    for again in [t for t in found if t.kind in _KINDS and _told_again(view, t)]:
        noun = view.words[again.last - 1].rstrip("s")
        firsts = [
            t
            for t in found
            if t.kind == again.kind and t.last < again.first and view.words[t.last - 1].rstrip("s") == noun
        ]
        if firsts:
            found = [_joined(view, firsts[-1], t) if t is again else t for t in found if t is not firsts[-1]]
    return found


def _told_again(view: View, trigger: Trigger) -> bool:
    """Whether the noun follows a comma or a dash, and goes on with a clause of what somebody did to it."""
    before = trigger.first - 1 - (view.word(trigger.first - 1) in ("a", "an", "the"))
    return (
        (view.word(before) == "," or view.word(before) in DASHES)
        and view.word(trigger.last) in _RELATIVES
        and trigger.last + 1 in view.actor_at
    )


def _joined(view: View, first: Trigger, again: Trigger) -> Trigger:
    doer = view.actors[view.actor_at[again.last + 1]]
    sides = tuple(dict.fromkeys((*first.sides, *again.sides)))
    if len({p for a in sides for p in a.parties}) < 2:
        sides = (*sides, doer)  # a third that cancelled or hosted it is no side
    return msgspec.structs.replace(
        again, sides=sides, status=_status(view, again), strength=2, definite=False, verb=None
    )


def _status(view: View, trigger: Trigger) -> str:
    """How the noun stands by the verb of its clause."""
    clause = view.words[trigger.last + 1 : trigger.last + 1 + _CLAUSE]
    for k, word in enumerate(clause):
        off = clause[k + 1 : k + 2] == ["off"]
        if word in group("cancelled_cues") or word in _BROKEN or (word == "called" and off):
            return "cancelled"
        if word in group("postponed_cues") or (word == "put" and off):
            return "postponed"
        if word in _TOOK_PLACE:
            return "held"
    return trigger.status
