"""What the learned reader adds to the rules' triggers: its own proposals, and its veto.

A proposal is a stretch that the model labels as the trigger of a contact where the rules saw none; its sides are the
actors of the sentence that the model links to it. A veto leaves out a trigger of the rules in whose neighbourhood the
model sees nothing of a contact.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.view import View
from despatch.language.learned import Found, Roles
from despatch.language.learned.labels import STATUSES
from despatch.model import Span

LEAST = 0.6  # score of a proposal
VETO = 0.03  # chance of a trigger under which the rules' word does not count
SIDE = 0.5  # chance of an actor to take part
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
    for one, trigger in zip(asked, _triggers(asked, seen), strict=True):
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


def _triggers(asked: list[_Asked], seen: Any) -> list[Trigger | None]:
    if not asked:
        return []
    actors = [(one.view, actor) for one in asked for actor in one.view.actors]
    places = {(view.index, actor.first): n for n, (view, actor) in enumerate(actors)}
    roles = seen.roles([Span(a.found.start, a.found.end) for a in asked], [_words(v, a) for v, a in actors])
    return [_trigger(one, n, roles, places) for n, one in enumerate(asked)]


def _words(view: View, actor: Actor) -> Span:
    return Span(view.tokens[actor.first].start, view.tokens[actor.last - 1].end)


def _trigger(one: _Asked, n: int, roles: Roles, places: dict[tuple[int, int], int]) -> Trigger | None:
    part = roles.of("participant")[n] + roles.of("party")[n] + roles.of("role")[n]
    sides = tuple(
        a
        for a in one.view.actors
        if not (a.first < one.last and one.first < a.last and a.kind == "pronoun")
        and part[places[one.view.index, a.first]] >= SIDE
    )
    status = STATUSES[int(roles.attributes["status"][n].argmax())]
    parties = {p for s in sides for p in s.parties}
    return Trigger(
        one.first, one.last, one.found.label, status, sides,
        definite=one.view.word(one.first) in _POINTS_BACK or one.view.word(one.first - 1) in _POINTS_BACK,
        target=_target(sides) if one.found.label == "visit" else None,
        strength=2 if len(parties) > 1 else 1,
    )  # fmt: skip


def _target(sides: tuple[Actor, ...]) -> str | None:
    """The party that is visited: a state that none of the travellers serves."""
    travellers = {p for s in sides if s.kind != "state" for p in s.parties}
    hosts = [p for s in sides if s.kind == "state" for p in s.parties if p not in travellers]
    return hosts[0] if hosts and travellers else None
