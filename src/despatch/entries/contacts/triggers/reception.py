"""Guests received where they land: "was welcomed at the airport by Minister X", "ministers were there to receive her".

Those who stand there are part of the visit; they have not met for talks, and nothing is planned by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.structures import Actor, Trigger
from despatch.registers.states import is_state

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

RECEIVES = frozenset(
    "receive received receives receiving welcome welcomed welcomes welcoming greet greeted greets greeting".split()
)
_LANDING = frozenset("airport airfield airbase aerodrome tarmac plane aircraft".split())
_TALKS = frozenset("talks talked discussed discuss conversation conversed delegation".split())
_STANDING = frozenset("there hand present airport".split())
_NEAR = 10  # tokens around the verb


def receptions(view: View, found: list[Trigger]) -> list[Trigger]:
    """The triggers, those of guests who are received on landing made part of their visit."""
    return [_of_visit(view, t) if t.kind == "meeting" and _on_landing(view, t) else t for t in found]


def _on_landing(view: View, trigger: Trigger) -> bool:
    i = trigger.first
    word = view.words[i]
    if word not in RECEIVES or not _TALKS.isdisjoint(view.words):
        return False
    if view.word(i - 1) == "to" and view.word(i - 2) in _STANDING:
        return True  # "were there to receive him", "was on hand to welcome her"
    after = view.words[i + 1 : i + _NEAR]
    arrival = any(a in ("on", "upon") and "arrival" in after[k + 1 : k + 3] for k, a in enumerate(after))
    return _by_hosts(view, i) and (arrival or not _LANDING.isdisjoint(after))


def _by_hosts(view: View, verb: int) -> bool:
    """Whether the hosts are told after the verb: "was received by"."""
    return "by" in view.words[verb + 1 : verb + _NEAR]


def _of_visit(view: View, trigger: Trigger) -> Trigger:
    """The visit of the guests, with the hosts beside them; told beside another mention of it only."""
    before = [s for s in trigger.sides if s.last <= trigger.first]
    after = [s for s in trigger.sides if s.first >= trigger.first]
    guests, hosts = (before, after) if _by_hosts(view, trigger.first) else (after, before)
    target = _one_state(hosts)
    if target is None or target == _one_state(guests):
        return msgspec.structs.replace(trigger, strength=0, status="arrived")
    return msgspec.structs.replace(
        trigger,
        kind="visit",
        status="arrived",
        sides=(*guests, *hosts),
        target=target,
        country=target,
        strength=1,
    )


def _one_state(actors: list[Actor]) -> str | None:
    states = {p for a in actors for p in a.parties if is_state(p)}
    return states.pop() if len(states) == 1 else None
