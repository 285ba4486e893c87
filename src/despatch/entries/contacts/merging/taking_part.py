"""Who takes part in a candidate: its sides as parties and people, and those told beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.sides.gatherings import named_beside
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.model import Analysis
from despatch.registers.states import states

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def add_headline_speaker(view: View, trigger: Trigger, parties: set[str], people: list[int]) -> None:
    """Add the speaker of a headline that begins with what somebody did to the one side that it names."""
    alone = trigger.kind in ("meeting", "call", "message") or (trigger.kind == "visit" and not people)
    if view.sentence.title and trigger.first == 0 and alone and len(parties) == 1:
        host = _speaker(view, people, parties)
        if host is not None:
            people.insert(0, host)
            parties.add(str(view.analysis.people[host].party))


def told_beside(
    view: View, trigger: Trigger, parties: set[str], people: list[int], where: tuple[str | None, str | None]
) -> set[str]:
    """Who else takes part by what stands beside: a body or a host named, or the capital in which somebody has talks."""
    if len(parties) > 1 or trigger.kind not in ("meeting", "conference"):
        return set()
    if not people:
        parties = parties | named_beside(view, trigger, parties)
    place, country = where
    if (
        trigger.kind == "meeting"
        and country
        and len(parties) == 1
        and _called_on(view, trigger, place, country)
    ):
        parties = parties | {country}
    return parties


def _called_on(view: View, trigger: Trigger, place: str | None, country: str) -> bool:
    """Whether somebody's talks in a capital tell with whom: "the Peruvian minister's talks in Oslo"."""
    state = states().get(country)
    if view.words[trigger.last - 1] not in ("talks", "consultations") or state is None or not trigger.sides:
        return False
    alone = all(a.kind in ("person", "office", "pronoun") for a in trigger.sides)
    return alone and place in state.seats[:1] and country not in _SEATS_OF_BODIES


_SEATS_OF_BODIES = frozenset(("AUT", "BEL", "CHE"))


def hosts(view: View, trigger: Trigger, people: list[int], target: str | None) -> list[int]:
    """Who of `people` is said to welcome or host the visitor."""
    if trigger.kind != "visit" or view.words[trigger.first] not in group("host_verbs"):
        return []
    return [p for p in people if view.analysis.people[p].party == target]


_LEAD = 12  # sentences in which a headline's other side is looked for


def _speaker(view: View, people: list[int], parties: set[str]) -> int | None:
    """Who met the X of the headline "Meeting with X", or made the "Visit to Peru": the first leader of another party in the lead."""
    analysis = view.analysis
    foreign = any(m.type in ("state", "body") and set(m.parties or (m.of,)) & parties for m in view.mentions)
    if not foreign or len(analysis.sentences) <= view.index:
        return None
    end = analysis.sentences[min(view.index + _LEAD, len(analysis.sentences) - 1)].end
    for mention in analysis.mentions:
        for index in mention.people if mention.start < end and mention.type == "person" else ():
            person = analysis.people[index]
            if index not in people and person.name and person.party:
                return index if person.party not in parties and not is_body(person.party) else None
    return None


def host_beside(
    trigger: Trigger, own: set[str], others: list[Trigger], dateline: tuple[str | None, str | None]
) -> str | None:
    """Where "visiting Minister X" is, if no dateline tells: with the one party that meets X in the sentence."""
    if trigger.kind != "visit" or not trigger.here or dateline[1]:
        return None
    met_by = {p for o in others if o.kind == "meeting" for s in o.sides for p in s.parties} - own
    return next(iter(met_by)) if len(met_by) == 1 and not is_body(next(iter(met_by))) else None


def talked_to(view: View, trigger: Trigger, journey: Trigger | None) -> set[str]:
    """With whom "will visit Lima for talks" tells that they are, where nobody is named: the state visited."""
    if journey is None or trigger.kind != "meeting" or trigger.sides or not journey.target:
        return set()
    if view.word(trigger.first - 1) == "the":
        return set()  # "arrived in Lima for the talks": those told of before, with whomever
    return {journey.target}


def sides(analysis: Analysis, actors: tuple[Actor, ...]) -> tuple[set[str], list[int], list[tuple[str, str]]]:
    """Parties, people and unnamed officials (role, party) of the actors, each once, in order."""
    parties: set[str] = set()
    people: list[int] = []
    unnamed: list[tuple[str, str]] = []
    for actor in actors:
        parties.update(actor.parties)
        for index in actor.people:
            if index < len(analysis.people):
                party = analysis.people[index].party
                if party:
                    parties.add(party)
                if index not in people:
                    people.append(index)
        several = (
            actor.kind == "office" and len(actor.parties) > 1
        )  # "the foreign ministers of the two countries"
        one = actor.kind in ("office", "group") and len(actor.parties) == 1
        if not actor.people and actor.role and (one or several):
            pairs = [(actor.role, party) for party in actor.parties]
            unnamed.extend(pair for pair in pairs if pair not in unnamed)
    return parties, people, unnamed
