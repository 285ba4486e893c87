"""Triggers to candidates: sides made parties and people, date, place and topics looked up beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.merging.made_for import day_told, journey_of, status_of
from despatch.entries.contacts.merging.taking_part import (
    add_headline_speaker,
    host_beside,
    hosts,
    sides,
    talked_to,
    told_beside,
)
from despatch.entries.contacts.merging.traits import traits
from despatch.entries.contacts.places.hosts import gone_to, host_country
from despatch.entries.contacts.places.placing import place_of, town_within
from despatch.entries.contacts.sides.gatherings import gathering
from despatch.entries.contacts.sides.mechanisms import mechanism_of
from despatch.entries.contacts.sides.topics import topics_of
from despatch.entries.contacts.structures import Candidate, Trigger
from despatch.entries.contacts.times.dating import days_of_return, days_of_saying
from despatch.entries.contacts.times.days import single
from despatch.entries.contacts.times.directed import arrives
from despatch.entries.contacts.times.edges import edge_of, sitting_edge
from despatch.entries.contacts.triggers.lookbacks import its_own
from despatch.entries.contacts.triggers.nouns import ROLL
from despatch.model import Span

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def candidate(
    view: View, trigger: Trigger, others: list[Trigger], dateline: tuple[str | None, str | None]
) -> Candidate:
    """What one trigger tells of a contact."""
    journey = journey_of(view, trigger, others)
    actors = trigger.sides if journey is None else (*trigger.sides, *journey.sides)
    parties, people, unnamed = sides(view.analysis, actors)
    place, country, here = _place_told(view, trigger, others, dateline, journey)
    target = (
        trigger.target
        or host_beside(trigger, parties, others, dateline)
        or (dateline[1] if trigger.here and trigger.kind == "visit" else None)
    )
    if trigger.kind == "visit" and trigger.here and dateline[0] and (target is None or target == dateline[1]):
        place, country = dateline
    if target:
        parties.add(target)
    place = place or town_within(view, trigger, target)
    add_headline_speaker(view, trigger, parties, people)
    told_with = talked_to(view, trigger, journey)
    parties |= told_with
    parties |= told_beside(view, trigger, parties, people, (place, country))
    when, (place, country, here) = its_own(
        view, trigger, others, day_told(view, trigger, others, journey), (place, country, here)
    )
    made = Candidate(
        sentence=view.index,
        kind=trigger.kind,
        status="planned" if arrives(view, trigger, when) else status_of(view, trigger, journey),
        parties=parties,
        people=people,
        unnamed=unnamed,
        date=when if trigger.kind != "any" else None,
        place=place,
        country=country,
        mechanism=mechanism_of(view, trigger),
        topics=topics_of(view, trigger) if trigger.kind in ("meeting", "call", "any", "conference") else [],
        strength=2 if told_with and len(parties) > 1 else trigger.strength,
        target=target,
        evidence=[view.index],
        hosts=hosts(view, trigger, people, target),
        unfulfilled="unfulfilled" in (trigger.status, journey.status if journey else None),
        heads=[Span(view.tokens[trigger.first].start, view.tokens[trigger.last - 1].end)],
        here=here or trigger.here,
        edge=_edge(view, trigger, when),
        not_on=days_of_return(view, trigger) | days_of_saying(view, trigger),
        roll=view.words[0] in ROLL and len(parties) > 1,
        **traits(view, trigger, others),
    )
    return gathering(view, trigger, made)


def _place_told(
    view: View,
    trigger: Trigger,
    others: list[Trigger],
    dateline: tuple[str | None, str | None],
    journey: Trigger | None,
) -> tuple[str | None, str | None, bool]:
    """Town, state, and whether it is "here", as the sentence tells them of a trigger."""
    place, country, here = _where(view, trigger, others)
    if here and dateline[0]:
        place, country = dateline
    if place is None and country is None:
        place, country = gone_to(view, trigger, others)
    if place is None and country is None:
        country = host_country(view, trigger)
    if place is None and country is None and journey is not None and trigger.kind == "meeting":
        place, country = journey.place, journey.country or journey.target
    return place, country, here


def _edge(view: View, trigger: Trigger, when: str | None) -> str | None:
    """Whether the first or the last day of a visit or gathering is told."""
    if trigger.kind in ("conference", "meeting"):
        return sitting_edge(view, trigger)
    return edge_of(view, trigger) if trigger.kind == "visit" and (single(when) or when is None) else None


def _where(view: View, trigger: Trigger, others: list[Trigger]) -> tuple[str | None, str | None, bool]:
    if trigger.kind in ("call", "message", "any"):
        return None, None, False
    if trigger.kind == "visit":
        return trigger.place, trigger.country, trigger.here
    return place_of(view, trigger, others)
