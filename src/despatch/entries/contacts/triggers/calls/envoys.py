"""Envoys and delegations that are sent: "sent a delegation, led by X, to Cairo" is a visit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers.goals import goals_at

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def sent_envoy(view: View, i: int, what: str, subjects: list[Actor], end: int) -> Iterator[Trigger]:
    """ "sent a delegation, led by X, to Cairo": the visit of the delegation."""
    noun = next((k for k in range(i + 1, min(i + 8, end)) if view.words[k] in _ENVOYS), None)
    if noun is None:
        return
    to = next((k for k in range(noun + 1, min(noun + 22, end)) if _leads(view, noun, k)), None)
    goals = goals_at(view, to + 1, end) if to is not None else []
    led = [a for a in view.actors if noun < a.first < (to or 0) and view.word(a.first - 1) == "by"]
    named = [a for a in view.actors if i < a.first and a.last <= (to or 0) and a.kind == "person"]
    parties = tuple(p for s in subjects for p in s.parties)
    gone_to = goals[0].country if goals else None
    who = [_of_sender(a, parties, gone_to) for a in led or named] or [
        Actor(noun, noun + 1, "group", (), parties[:1], view.text(noun, noun + 1))
    ]
    for goal in goals[:1]:
        yield Trigger(i, goal.end, "visit", what, tuple(who), target=goal.country, place=goal.place, country=goal.country,
                      here=goal.here, verb=i)  # fmt: skip


def _leads(view: View, noun: int, k: int) -> bool:
    """Whether a "to" at `k` tells where they go, be it read as part of their title ("a special envoy to Lima")."""
    n = view.actor_at.get(k)
    return view.words[k] == "to" and (n is None or view.actors[n].first <= noun)


def _of_sender(envoy: Actor, parties: tuple[str, ...], gone_to: str | None) -> Actor:
    """ "sent its foreign minister, X": of the state that sends, where nothing else tells."""
    return (
        envoy
        if envoy.parties not in ((), (gone_to,))
        else msgspec.structs.replace(envoy, parties=parties[:1])
    )


_ENVOYS = frozenset(
    "delegation envoy envoys team mission representative representatives minister ministers diplomat officials official secretary".split()
)
