"""States of which others talk: "a regional meeting focused on tensions between Peru and Chile" is no meeting of these two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.structures import Actor, Trigger

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_MATTERS = frozenset(
    "tension tensions dispute disputes row conflict conflicts relations ties fighting war wars rivalry truce ceasefire "
    "cease-fire crisis standoff stand-off spat spats feud differences friction frictions hostilities violence clashes "
    "confrontation animosity quarrel rift situation border relationship enmity escalation skirmishes".split()
)
_OF_MANY = frozenset(
    "regional international multilateral conference summit forum symposium seminar ministerial emergency extraordinary "
    "congress continental".split()
)
_MEDIATING = ("mediat", "broker", "facilitat", "shuttle", "negotiat")
_SIDES = frozenset(("state", "body"))


def without_matters(view: View, found: list[Trigger]) -> list[Trigger]:
    """The triggers without the states that they are about; none of those that have no side left."""
    matters = _spoken_of(view)
    if not matters:
        return found
    return [t for trigger in found if (t := _of_others(view, trigger, matters)) is not None]


def _spoken_of(view: View) -> list[Actor]:
    """The states of "tensions between A and B"."""
    spoken: list[Actor] = []
    for i, word in enumerate(view.words):
        if word != "between" or view.word(i - 1) not in _MATTERS:
            continue
        pair = [a for a in view.actors if i < a.first <= i + 2 and a.kind in _SIDES][:1]
        if pair:
            after = pair[0].last
            pair += [
                a
                for a in view.actors
                if a.kind in _SIDES and after < a.first <= after + 2 and view.word(after) == "and"
            ]
        if len(pair) > 1:
            spoken += pair
    return spoken


def _of_others(view: View, trigger: Trigger, matters: list[Actor]) -> Trigger | None:
    if trigger.kind not in ("meeting", "conference") or not any(s in matters for s in trigger.sides):
        return trigger
    others = tuple(s for s in trigger.sides if s not in matters)
    told = {p for s in others for p in s.parties}
    if told & {p for s in matters for p in s.parties} or _mediated(view):
        return trigger
    if told:
        return msgspec.structs.replace(trigger, sides=others)
    many = trigger.kind == "conference" or not _OF_MANY.isdisjoint(view.words[trigger.first : trigger.last])
    if not many:
        return trigger  # "talks on the border dispute between A and B": their own
    return msgspec.structs.replace(trigger, sides=(), kind="conference")


def _mediated(view: View) -> bool:
    return any(w.startswith(_MEDIATING) for w in view.words)
