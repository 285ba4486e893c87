"""What the learned reader adds to the rules' triggers: sides and statuses that they miss, and its own proposals.

A proposal is a stretch that the model labels as the trigger of a contact where the rules saw none. Sides are the actors
that the model links to a trigger, asked for where the rules read fewer than two parties off the sentence. A veto leaves
out a trigger of the rules in whose neighbourhood the model sees nothing of a contact.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.view import View
from despatch.language.learned import Found
from despatch.language.learned.labels import LAYERS, STATUSES
from despatch.model import Span

LEAST = 0.6  # score of a proposal
VETO = 0.1  # chance of a trigger under which the rules' word does not count
SIDE = 0.6  # chance of an actor of the sentence to take part
FAR_SIDE = 0.85  # chance of an actor of another sentence to take part
REACH = 4  # sentences in which such an actor is looked for
SURE = 0.5  # chance of a trigger from which on the model's word on it counts
STATUS = 0.5  # chance of a status to be taken where the rules leave it open
_NEAR = 4  # tokens on either side of a trigger in which the veto looks
_POINTS_BACK = frozenset(("the", "this", "that", "these", "their", "his", "her", "its", "both"))
_KINDS = LAYERS["contact"]
_DEALING = ("person", "office", "group", "state", "pronoun")
_Told = list[tuple[View, list[Trigger]]]


class _Asked(NamedTuple):
    """A trigger of the rules, or a proposal as one, in its sentence; `chance` that it is one."""

    view: View
    trigger: Trigger
    chance: float
    proposed: bool


def with_learned(views: list[View], found: _Told, seen: Any) -> _Told:
    """The triggers of each sentence after the model had its say."""
    if seen is None:
        return found
    asked: list[_Asked] = []
    settled: dict[int, list[Trigger]] = {view.index: [] for view, _ in found}
    for view, triggers in found:
        for trigger in triggers:
            chance = seen.chance("contact", *_around(view, trigger, 0))
            if seen.chance("contact", *_around(view, trigger, _NEAR)) < VETO:
                continue
            if trigger.kind in _KINDS and trigger.strength > 0 and chance >= SURE:
                asked.append(_Asked(view, trigger, chance, False))
            else:
                settled[view.index].append(trigger)
    asked += _proposed(views, found, seen.spans("contact"))
    for one, trigger in zip(asked, _answered(asked, views, seen), strict=True):
        settled[one.view.index].append(trigger)
    return [(view, sorted(settled[view.index], key=lambda t: (t.first, t.last))) for view, _ in found]


def _around(view: View, trigger: Trigger, near: int) -> tuple[int, int]:
    """Offsets of a trigger with so many tokens on either side."""
    first, last = max(0, trigger.first - near), min(len(view.tokens), trigger.last + near)
    return view.tokens[first].start, view.tokens[last - 1].end


def _proposed(views: list[View], found: _Told, spans: list[Found]) -> list[_Asked]:
    """Proposals strong enough that no trigger of the rules touches."""
    known = {view.index: triggers for view, triggers in found}
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
        if not any(t.first <= last and first <= t.last for t in known[view.index]):
            made.append(_Asked(view, Trigger(first, last, span.label, "open"), span.score, True))
    return made


def _answered(asked: list[_Asked], views: list[View], seen: Any) -> list[Trigger]:
    if not asked:
        return []
    wanted = {k for one in asked for k in range(one.view.index - REACH, one.view.index + REACH + 1)}
    actors = [(view, actor) for view in views if view.index in wanted for actor in view.actors]
    heads = [Span(*_around(a.view, a.trigger, 0)) for a in asked]
    roles = seen.roles(heads, [Span(v.tokens[a.first].start, v.tokens[a.last - 1].end) for v, a in actors])
    part = (roles.of("participant") + roles.of("party") + roles.of("role")).tolist()
    made = []
    for n, one in enumerate(asked):
        chances = roles.attributes["status"][n]
        status = STATUSES[int(chances.argmax())] if chances.max() >= STATUS or one.proposed else None
        made.append(_informed(one, status, list(zip(actors, part[n], strict=True))))
    return made


def _informed(one: _Asked, status: str | None, actors: list[tuple[tuple[View, Actor], float]]) -> Trigger:
    """A trigger with what the model knows better."""
    view, trigger = one.view, one.trigger
    sides = _sides(one, actors)
    parties = {p for s in sides for p in s.parties}
    definite = trigger.definite or (
        one.proposed and _POINTS_BACK & {view.word(trigger.first), view.word(trigger.first - 1)}
    )
    strength = trigger.strength
    if one.proposed or (strength == 1 and len(sides) > len(trigger.sides)):
        strength = 2 if len(parties) > 1 else 1
    return msgspec.structs.replace(
        trigger,
        status=status if status and trigger.status == "open" else trigger.status,
        sides=sides,
        definite=bool(definite),
        target=trigger.target or (_target(sides) if trigger.kind == "visit" else None),
        strength=strength,
    )


def _sides(one: _Asked, actors: list[tuple[tuple[View, Actor], float]]) -> tuple[Actor, ...]:
    """The sides of a trigger, with those that the model links to it where fewer than two parties are told."""
    sides = list(one.trigger.sides)
    taken = {(s.first, s.last) for s in sides}
    # A gathering may have one side only, and what points back takes the sides of what it points to.
    if not one.proposed and (one.trigger.definite or one.trigger.kind == "conference"):
        return one.trigger.sides
    kinds = _DEALING if one.trigger.kind != "conference" else (*_DEALING, "body")
    if _parties(one, sides) < 2:
        for (view, actor), chance in actors:
            new = (
                view is one.view
                and (actor.first, actor.last) not in taken
                and not _inside(one.trigger, actor)
            )
            if new and chance >= SIDE and actor.kind in kinds:
                sides.append(actor)
    if _parties(one, sides) < 2 and one.proposed:
        for (view, actor), chance in actors:
            # Its places are of another sentence: -1 says so to whoever measures distances.
            if view is not one.view and abs(view.index - one.view.index) <= REACH and chance >= FAR_SIDE:
                sides.append(msgspec.structs.replace(actor, first=-1, last=-1))
    return tuple(sides)


def _parties(one: _Asked, sides: list[Actor]) -> int:
    told = {p for s in sides for p in s.parties} | ({one.trigger.target} if one.trigger.target else set())
    return len(told)


def _inside(trigger: Trigger, actor: Actor) -> bool:
    return actor.kind == "pronoun" and actor.first < trigger.last and trigger.first < actor.last


def _target(sides: tuple[Actor, ...]) -> str | None:
    """The party that is visited: a state that none of the travellers serves."""
    travellers = {p for s in sides if s.kind != "state" for p in s.parties}
    hosts = [p for s in sides if s.kind == "state" for p in s.parties if p not in travellers]
    return hosts[0] if hosts and travellers else None
