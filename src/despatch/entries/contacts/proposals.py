"""What the learned reader adds to the rules' triggers: its own proposals, and its veto.

A proposal is a stretch that the model labels as the trigger of a contact where the rules saw none; its sides are the
actors of the sentence that the model links to it. A veto leaves out a trigger of the rules in whose neighbourhood the
model sees nothing of a contact.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.view import View
from despatch.language.learned import Found
from despatch.language.learned.labels import STATUSES
from despatch.model import Span

LEAST = 0.6  # score of a proposal
VETO = 0.03  # chance of a trigger under which the rules' word does not count
SIDE = 0.5  # chance of an actor to take part
FAR_SIDE = 0.7  # chance of an actor of another sentence to take part
REACH = 4  # sentences in which such an actor is looked for
_NEAR = 4  # tokens on either side of a trigger in which the veto looks
_POINTS_BACK = frozenset(("the", "this", "that", "these", "their", "his", "her", "its", "both"))
_Told = list[tuple[View, list[Trigger]]]


class _Asked(NamedTuple):
    """A proposal in its sentence; `first`, `last` are token indices."""

    view: View
    found: Found
    first: int
    last: int


def with_learned(views: list[View], found: _Told, seen: Any) -> _Told:
    """The triggers of each sentence after the model had its say."""
    if seen is None:
        return found
    kept = {view.index: [t for t in some if not _vetoed(view, t, seen)] for view, some in found}
    asked = _asked(views, kept, seen.spans("contact"))
    for one, trigger in zip(asked, _triggers(asked, views, seen), strict=True):
        if trigger is not None:
            kept[one.view.index].append(trigger)
    return [(view, sorted(kept[view.index], key=lambda t: (t.first, t.last))) for view, _ in found]


def _vetoed(view: View, trigger: Trigger, seen: Any) -> bool:
    first = max(0, trigger.first - _NEAR)
    last = min(len(view.tokens), trigger.last + _NEAR)
    return bool(seen.chance("contact", view.tokens[first].start, view.tokens[last - 1].end) < VETO)


def _asked(views: list[View], kept: dict[int, list[Trigger]], spans: list[Found]) -> list[_Asked]:
    """Proposals strong enough that no trigger of the rules covers."""
    made = []
    at = 0
    for span in spans:
        while at < len(views) and views[at].sentence.end <= span.start:
            at += 1
        if at == len(views):
            break
        view = views[at]
        if span.score < LEAST or span.start < view.sentence.start:
            continue
        first, last = view.extent(span.start, span.end)
        if not any(t.first - 1 <= last - 1 and first <= t.last for t in kept[view.index]):
            made.append(_Asked(view, span, first, last))
    return made


def _triggers(asked: list[_Asked], views: list[View], seen: Any) -> list[Trigger | None]:
    if not asked:
        return []
    wanted = {k for one in asked for k in range(one.view.index - REACH, one.view.index + REACH + 1)}
    actors = [(view, actor) for view in views if view.index in wanted for actor in view.actors]
    roles = seen.roles([Span(a.found.start, a.found.end) for a in asked], [_words(v, a) for v, a in actors])
    part = roles.of("participant") + roles.of("party") + roles.of("role")
    made = []
    for n, one in enumerate(asked):
        status = STATUSES[int(roles.attributes["status"][n].argmax())]
        made.append(_trigger(one, status, list(zip(actors, part[n].tolist(), strict=True))))
    return made


def _words(view: View, actor: Actor) -> Span:
    return Span(view.tokens[actor.first].start, view.tokens[actor.last - 1].end)


def _trigger(one: _Asked, status: str, actors: list[tuple[tuple[View, Actor], float]]) -> Trigger | None:
    near = [a for (view, a), chance in actors if view is one.view and chance >= SIDE and not _inside(one, a)]
    parties = {p for a in near for p in a.parties}
    if len(parties) < 2:
        for (view, actor), chance in actors:
            # Its places are of another sentence: -1 says so to whoever measures distances.
            if view is not one.view and abs(view.index - one.view.index) <= REACH and chance >= FAR_SIDE:
                near.append(msgspec.structs.replace(actor, first=-1, last=-1))
    parties = {p for a in near for p in a.parties}
    sides = tuple(near)
    return Trigger(
        one.first, one.last, one.found.label, status, sides,
        definite=one.view.word(one.first) in _POINTS_BACK or one.view.word(one.first - 1) in _POINTS_BACK,
        target=_target(sides) if one.found.label == "visit" else None,
        strength=2 if len(parties) > 1 else 1,
    )  # fmt: skip


def _inside(one: _Asked, actor: Actor) -> bool:
    return actor.kind == "pronoun" and actor.first < one.last and one.first < actor.last


def _target(sides: tuple[Actor, ...]) -> str | None:
    """The party that is visited: a state that none of the travellers serves."""
    travellers = {p for s in sides if s.kind != "state" for p in s.parties}
    hosts = [p for s in sides if s.kind == "state" for p in s.parties if p not in travellers]
    return hosts[0] if hosts and travellers else None
