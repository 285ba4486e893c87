"""Messages to several, one to each: "delivered letters from X to the leaders of Peru and Chile"; "held meetings with the envoys of ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers.meetings.one_or_several import one_by_one

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

PLURALS = frozenset("messages letters telegrams cables notes invitations meetings".split())
_MANY = 3  # parties of the group that is met: of two, the one sitting is likelier


def to_each(view: View, found: list[Trigger]) -> list[Trigger]:
    """The triggers, those that tell in one plural of a message or a meeting to several states made one for each."""
    return [one for trigger in found for one in _each(view, trigger)]


def _each(view: View, trigger: Trigger) -> list[Trigger]:
    if PLURALS.isdisjoint(view.words[trigger.first : trigger.last]):
        return [trigger]
    if trigger.kind not in ("message", "meeting"):
        return [trigger]
    crowd = [s for s in trigger.sides if s.kind in ("office", "group") and len(s.parties) > 1]
    if len(crowd) != 1 or (trigger.kind == "meeting" and len(crowd[0].parties) < _MANY):
        return [trigger]
    others = tuple(s for s in trigger.sides if s is not crowd[0])
    own = {p for s in others for p in s.parties}
    if not own:
        return [trigger]
    return [
        msgspec.structs.replace(trigger, sides=(*others, one), strength=2)
        for one in one_by_one([_foreign(crowd[0], own)])
        if not own & set(one.parties)
    ]


def _foreign(crowd: Actor, own: set[str]) -> Actor:
    """The crowd without who stands on the other side."""
    kept = tuple(p for p in crowd.parties if p not in own)
    if len(kept) == len(crowd.parties):
        return crowd
    return msgspec.structs.replace(crowd, parties=kept, people=())
