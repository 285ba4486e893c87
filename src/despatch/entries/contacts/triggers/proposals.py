"""What the learned reader adds to the rules' triggers: sides that they miss, and its own proposals.

A proposal is a stretch that the model labels as the trigger of a contact where the rules saw none. Sides are the actors
of the sentence that the model links to a trigger, asked for where the rules read fewer than two parties off it. Where
the rules give a status or sides, theirs stand: on reports that neither was made on, the model's word was no better.
Headlines are left to the rules, for they name states without telling who deals with whom.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from despatch.entries.contacts.lexicon import gate, group
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.admitting import admitted
from despatch.entries.contacts.triggers.habits import HABITS, TO_HABIT
from despatch.entries.contacts.triggers.noun_status import noun_status
from despatch.entries.contacts.triggers.phrases import phrase_first
from despatch.entries.contacts.triggers.shams import sham
from despatch.entries.contacts.triggers.unmade import unmade
from despatch.entries.contacts.view import View
from despatch.language.learned import Found
from despatch.language.learned.labels import LAYERS, STATUSES
from despatch.model import Span

LEAST = 0.9  # score of a proposal
SIDE = 0.6  # chance of an actor of the sentence to take part
SURE = 0.5  # chance of a trigger from which on its sides are asked for
_POINTS_BACK = frozenset(("the", "this", "that", "these", "their", "his", "her", "its", "both"))
_ARTICLES = frozenset(("a", "an", "his", "her", "their"))
_KINDS = LAYERS["contact"]
_DEALING = ("person", "office", "group", "state", "pronoun")
_Told = list[tuple[View, list[Trigger]]]


class _Asked(NamedTuple):
    """A trigger of the rules, or a proposal as one, in its sentence."""

    view: View
    trigger: Trigger
    proposed: bool


def with_learned(views: list[View], found: _Told, seen: Any) -> _Told:
    """The triggers of each sentence after the model had its say."""
    if seen is None:
        return found
    wanted = _wanted(found, seen)
    asked: list[_Asked] = []
    settled: dict[int, list[Trigger]] = {view.index: [] for view, _ in found}
    for view, triggers in found:
        for trigger in triggers:
            sure = trigger.kind in _KINDS and trigger.strength > 0 and not view.sentence.title
            sure = sure and view.index in wanted and _sure(view, trigger, seen)
            if sure:
                asked.append(_Asked(view, trigger, False))
            else:
                settled[view.index].append(trigger)
    asked += [one for one in _proposed(views, found, seen.spans("contact")) if one.view.index in wanted]
    for one, trigger in zip(asked, _answered(asked, seen), strict=True):
        if not (one.proposed and sham(one.view, trigger)):
            settled[one.view.index].append(trigger)
    return [(view, sorted(settled[view.index], key=lambda t: (t.first, t.last))) for view, _ in found]


def _wanted(found: _Told, seen: Any) -> set[int]:
    """The sentences in which the model is asked about contacts; all of a text that it has read whole."""
    wanted = [view for view, triggers in found if _worth_asking(view, triggers, brief=seen.brief)]
    seen.ask([Span(view.sentence.start, view.sentence.end) for view in wanted])
    return {view.index for view, _ in found} if seen.whole and wanted else {view.index for view in wanted}


def _worth_asking(view: View, triggers: list[Trigger], *, brief: bool) -> bool:
    """Whether the model's word on a sentence can matter.

    It can where a side of a trigger is missing and somebody is there to be it, and where two parties stand of which the rules
    made little; in a long text only beside a word that opens contacts: next to all that the model proposes is there.
    """
    if view.sentence.title or not view.mentions:
        return False
    if any(_lacks(view, trigger) for trigger in triggers):
        return True
    if any(trigger.strength > 1 for trigger in triggers) or not (brief or gate() & set(view.words)):
        return False
    return len({p for actor in view.actors for p in actor.parties}) > 1


def _lacks(view: View, trigger: Trigger) -> bool:
    """Whether a trigger of the rules has a side open that the model might give."""
    if trigger.kind not in _KINDS or trigger.strength <= 0:
        return False
    one = _Asked(view, trigger, False)
    if trigger.kind == "visit" and not trigger.target and _target(trigger.sides):
        return True
    if trigger.definite or trigger.kind == "conference" or _parties(one, list(trigger.sides)) > 1:
        return False
    taken = {(s.first, s.last) for s in trigger.sides}
    return any((a.first, a.last) not in taken and a.kind in _DEALING for a in view.actors)


def _sure(view: View, trigger: Trigger, seen: Any) -> bool:
    span = _words(view, trigger)
    return bool(seen.chance("contact", span.start, span.end) >= SURE)


def _words(view: View, one: Trigger | Actor) -> Span:
    return Span(view.tokens[one.first].start, view.tokens[one.last - 1].end)


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
        if span.score < LEAST or span.start < view.sentence.start or view.sentence.title:
            continue
        first, last = view.extent(span.start, span.end)
        reach = last + (view.word(last) in _ARTICLES)  # "received a phone call"
        touched = any(t.first <= reach and first <= t.last for t in known[view.index])
        made_up = Trigger(first, last, span.label, "open")
        touched = touched or (span.label == "visit" and _attends(view, first, last, known[view.index]))
        if not touched and not _negated(view, first, last) and unmade(view, made_up) is not None:
            made.append(_Asked(view, made_up, True))
    return made


def _attends(view: View, first: int, last: int, triggers: list[Trigger]) -> bool:
    """ "are attending the summit": a journey to nothing but a gathering is not listed besides it."""
    gathering = any(t.kind == "conference" and t.first >= last for t in triggers)
    return gathering and not group("attend_verbs").isdisjoint(view.words[first:last])


_THINGS = frozenset(
    "news word reports report letter message aid supplies shipment cargo goods equipment".split()
)


def _negated(view: View, first: int, last: int) -> bool:
    """ "have not met since": words that the rules know, and read as telling of nothing that took or takes place."""
    if not group("negation").isdisjoint(view.words[first:last]):
        return True  # "will not see X"
    if view.words[first].startswith("arriv") and view.word(first - 1) in _THINGS:
        return True  # "News arrived that X will not come"
    if admitted(view, first, last):
        return True  # "will welcome X into the bloc"
    if not view.times and HABITS & set(view.words[max(0, first - 2) : last + TO_HABIT]):
        return True  # "has visited Lima regularly"
    if any(
        status.declined(view, i)
        for i in range(max(0, first - _INVITED), min(last + _INVITED, len(view.words)))
    ):
        return True  # "turned down an invitation from X to visit Y"
    if noun_status(view, last - 1, phrase_first(view, last - 1)) == status.NONE:
        return True  # "have not discussed a visit"
    return any(
        view.words[i] in gate() and status.verb_status(view, i) == status.NONE for i in range(first, last)
    )


_INVITED = 12  # tokens between an invitation and the words for which it is made


def _answered(asked: list[_Asked], seen: Any) -> list[Trigger]:
    if not asked:
        return []
    views = {one.view.index: one.view for one in asked}
    actors = [(view, actor) for _, view in sorted(views.items()) for actor in view.actors]
    roles = seen.roles([_words(a.view, a.trigger) for a in asked], [_words(v, a) for v, a in actors])
    part = (roles.of("participant") + roles.of("party") + roles.of("role")).tolist()
    made = []
    for n, one in enumerate(asked):
        linked = [a for (v, a), c in zip(actors, part[n], strict=True) if v is one.view and c >= SIDE]
        made.append(_informed(one, STATUSES[int(roles.attributes["status"][n].argmax())], linked))
    return made


def _informed(one: _Asked, says: str, linked: list[Actor]) -> Trigger:
    """A trigger with the sides that the model links to it; of a proposal, with its status too."""
    view, trigger = one.view, one.trigger
    sides = _sides(one, linked)
    parties = {p for s in sides for p in s.parties}
    definite = trigger.definite
    strength = trigger.strength
    if one.proposed:
        definite = bool(_POINTS_BACK & {view.word(trigger.first), view.word(trigger.first - 1)})
    if one.proposed or (strength == 1 and len(sides) > len(trigger.sides)):
        strength = 2 if len(parties) > 1 else 1
    return msgspec.structs.replace(
        trigger,
        status=says if one.proposed else trigger.status,
        sides=sides,
        definite=definite,
        target=trigger.target or (_target(sides) if trigger.kind == "visit" else None),
        strength=strength,
    )


def _sides(one: _Asked, linked: list[Actor]) -> tuple[Actor, ...]:
    """The sides of a trigger, with those that the model links to it where fewer than two parties are told."""
    sides = list(one.trigger.sides)
    taken = {(s.first, s.last) for s in sides}
    # A gathering may have one side only, and what points back takes the sides of what it points to.
    if not one.proposed and (one.trigger.definite or one.trigger.kind == "conference"):
        return one.trigger.sides
    kinds = _DEALING if one.trigger.kind != "conference" else (*_DEALING, "body")
    if _parties(one, sides) < 2:
        for actor in linked:
            if (
                (actor.first, actor.last) not in taken
                and actor.kind in kinds
                and _may_side(one.trigger, actor)
            ):
                sides.append(actor)
    return tuple(sides)


def _parties(one: _Asked, sides: list[Actor]) -> int:
    told = {p for s in sides for p in s.parties} | ({one.trigger.target} if one.trigger.target else set())
    return len(told)


def _may_side(trigger: Trigger, actor: Actor) -> bool:
    """Whether the model's word suffices for somebody to be a side.

    For a bare state it does not, but as where somebody travels: of the states that the model links to a meeting, on
    reports that it was not trained on, fourteen of fifteen were only spoken of there, and so were those of adjectives
    ("Israeli closures") at journeys.
    """
    if actor.kind == "state":
        return trigger.kind == "visit" and not actor.modifier
    return not (actor.kind == "pronoun" and actor.first < trigger.last and trigger.first < actor.last)


def _target(sides: tuple[Actor, ...]) -> str | None:
    """The party that is visited: a state that none of the travellers serves."""
    travellers = {p for s in sides if s.kind != "state" for p in s.parties}
    hosts = [p for s in sides if s.kind == "state" for p in s.parties if p not in travellers]
    return hosts[0] if hosts and travellers else None
