"""Triggers to candidates: sides made parties and people, date, place and topics looked up beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.merging.fallen import was_to_be
from despatch.entries.contacts.merging.recalling import looked_back, own_day
from despatch.entries.contacts.places.hosts import gone_to, host_country
from despatch.entries.contacts.places.placing import place_of, town_within
from despatch.entries.contacts.sides.gatherings import gathering, named_beside
from despatch.entries.contacts.sides.mechanisms import mechanism_of
from despatch.entries.contacts.sides.topics import topics_of
from despatch.entries.contacts.structures import Actor, Candidate, Trigger
from despatch.entries.contacts.times.ahead import lying_ahead
from despatch.entries.contacts.times.dating import date_of, days_of_return, days_of_saying, told_until
from despatch.entries.contacts.times.days import single
from despatch.entries.contacts.times.lasting import (
    arrives,
    duration,
    edge_of,
    follows,
    led_to_news,
    sitting_edge,
)
from despatch.entries.contacts.times.returns import days_until_return
from despatch.entries.contacts.times.sayings import told_at
from despatch.entries.contacts.triggers.apart import apart_from
from despatch.entries.contacts.triggers.asides import ASIDE
from despatch.entries.contacts.triggers.credentials import credentials
from despatch.entries.contacts.triggers.fleets import FLEET
from despatch.entries.contacts.triggers.lookbacks import its_own, looked_back_on
from despatch.entries.contacts.triggers.nouns import ROLL, is_round
from despatch.entries.contacts.triggers.phrases import tells_its_name
from despatch.model import Analysis, Span
from despatch.registers.states import states

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def candidate(
    view: View, trigger: Trigger, others: list[Trigger], dateline: tuple[str | None, str | None]
) -> Candidate:
    """What one trigger tells of a contact."""
    journey = _journey(view, trigger, others)
    actors = trigger.sides if journey is None else (*trigger.sides, *journey.sides)
    parties, people, unnamed = sides(view.analysis, actors)
    place, country, here = _place_told(view, trigger, others, dateline, journey)
    target = (
        trigger.target
        or _host_beside(trigger, parties, others, dateline)
        or (dateline[1] if trigger.here and trigger.kind == "visit" else None)
    )
    if trigger.kind == "visit" and trigger.here and dateline[0] and (target is None or target == dateline[1]):
        place, country = dateline
    if target:
        parties.add(target)
    place = place or town_within(view, trigger, target)
    _headline_speaker(view, trigger, parties, people)
    talked_to = _talked_to(view, trigger, journey)
    parties |= talked_to
    parties |= _told_beside(view, trigger, parties, people, (place, country))
    when, (place, country, here) = its_own(
        view, trigger, others, _day_told(view, trigger, others, journey), (place, country, here)
    )
    made = Candidate(
        sentence=view.index,
        kind=trigger.kind,
        status="planned" if arrives(view, trigger, when) else _status(view, trigger, journey),
        parties=parties,
        people=people,
        unnamed=unnamed,
        date=when if trigger.kind != "any" else None,
        place=place,
        country=country,
        mechanism=mechanism_of(view, trigger),
        topics=topics_of(view, trigger) if trigger.kind in ("meeting", "call", "any", "conference") else [],
        strength=2 if talked_to and len(parties) > 1 else trigger.strength,
        target=target,
        evidence=[view.index],
        hosts=_hosts(view, trigger, people, target),
        unfulfilled="unfulfilled" in (trigger.status, journey.status if journey else None),
        heads=[Span(view.tokens[trigger.first].start, view.tokens[trigger.last - 1].end)],
        here=here or trigger.here,
        edge=_edge(view, trigger, when),
        not_on=days_of_return(view, trigger) | days_of_saying(view, trigger),
        roll=view.words[0] in ROLL and len(parties) > 1,
        **_traits(view, trigger, others),
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


def _headline_speaker(view: View, trigger: Trigger, parties: set[str], people: list[int]) -> None:
    """Add the speaker of a headline that begins with what somebody did to the one side that it names."""
    alone = trigger.kind in ("meeting", "call", "message") or (trigger.kind == "visit" and not people)
    if view.sentence.title and trigger.first == 0 and alone and len(parties) == 1:
        host = _speaker(view, people, parties)
        if host is not None:
            people.insert(0, host)
            parties.add(str(view.analysis.people[host].party))


def _day_told(view: View, trigger: Trigger, others: list[Trigger], journey: Trigger | None) -> str | None:
    """The day of a trigger, or that of the journey made for it."""
    when = own_day(view, trigger, others)
    if journey is not None and when is None and not single(date_of(view, journey, others)):
        when = date_of(view, journey, others)
    elif journey is not None and journey.status in (*_MADE, "unfulfilled"):
        when = when or date_of(view, journey, others)  # "paid a visit on Tuesday for talks with X"
    if when is not None and when.endswith("/..") and journey is not None and trigger.kind == "meeting":
        when = None  # "has been in Lima since Monday for talks"
    when = days_until_return(view, trigger) or lying_ahead(view, trigger, when)
    return _day_ahead(view, trigger) if view.words[trigger.last - 1] == "delegation" else when


def _traits(view: View, trigger: Trigger, others: list[Trigger]) -> dict[str, Any]:
    """What a candidate is like, for those who join, fill and weigh candidates: its other fields, by name."""
    visit, meeting = trigger.kind == "visit", trigger.kind == "meeting"
    conference, last, words = trigger.kind == "conference", view.words[trigger.last - 1], set(view.words)
    strange = [
        a
        for a in trigger.sides
        if a.kind in ("office", "group") and not a.parties and not _own_staff(view, a)
    ]
    lasting = (visit or conference) and not (trigger.later or _tour(view, trigger, others))
    return {
        "definite": trigger.definite,
        "former": trigger.former,
        "lasts": duration(view, trigger) if lasting else None,
        "told_by": trigger.kind in ("meeting", "conference", "call") and told_at(view, trigger.first),
        "aside": meeting and bool(ASIDE & words),
        "strangers": bool(strange),
        "offices": [a.role for a in strange if a.role and not a.people],
        "named": frozenset(p for a in view.actors if a.kind != "state" for p in a.parties),
        "led_to_news": conference and led_to_news(view, trigger),
        "counted": meeting and is_round(view, trigger.last - 1),
        "alongside": meeting and bool(_APART & words) and bool({"also", "additionally"} & words),
        "soon": trigger.status in ("planned", "purpose", "open", "during") and follows(view, trigger),
        "to_gathering": visit and _to_gathering(view, trigger, others),
        "looked_back_on": looked_back_on(view, trigger),
        "recalled": looked_back(view, trigger, others),
        "on_the_way": visit and last.startswith(_ON_THE_WAY),
        "audience": meeting and credentials(view, trigger.first),
        "renamed": meeting and tells_its_name(view, trigger.first),
        "afloat": any(a.kind == FLEET for a in trigger.sides),
        "signing": view.words[trigger.first].startswith(("sign", "ink", "initial")),
        "apart": apart_from(view, trigger, others),
        "was_to_be": was_to_be(view, trigger),
        "process": last in ("negotiations", "negotiation", "dialogue", "consultations"),
    }


_APART = frozenset(("separately", "separate", "one-on-one"))


def _of_body(trigger: Trigger) -> bool:
    """Whether it is a body's, with nobody besides but who travels to it."""
    kinds = {a.kind for a in trigger.sides}
    return "body" in kinds and kinds <= {"body", "person", "office", "pronoun"}


_MADE = ("held", "went")


def _status(view: View, trigger: Trigger, journey: Trigger | None) -> str:
    """What a journey that was made tells of the meeting or gathering that it was made for."""
    if journey is not None and journey.status == "proposed" and trigger.kind == "meeting":
        return "proposed"  # "could travel to Lima for talks"
    if journey is not None and trigger.kind == "meeting" and trigger.status == "purpose":
        if journey.status == "unfulfilled":
            return "unfulfilled"  # "was to have travelled to Lima for talks"
        if journey.status == "open" and view.word(journey.first - 1) in ("after", "following"):
            return "held"  # "after visiting Lima for talks"
    if journey is None or journey.status not in _MADE:
        return trigger.status
    if trigger.kind == "conference" and trigger.status == "purpose":
        return "during"
    return "held" if trigger.kind == "meeting" and journey.status == "held" else trigger.status


def _own_staff(view: View, actor: Actor) -> bool:
    """Whether unnamed people are those of somebody told: "his top security advisers", not "his counterpart"."""
    return view.word(actor.first - 1) in ("his", "her", "their") and bool(
        _STAFF & set(view.words[actor.first : actor.last])
    )


_STAFF = frozenset("adviser advisers advisors aides aide cabinet commanders generals staff ministers".split())


def _told_beside(
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


def _hosts(view: View, trigger: Trigger, people: list[int], target: str | None) -> list[int]:
    """Who of `people` is said to welcome or host the visitor."""
    if trigger.kind != "visit" or view.words[trigger.first] not in group("host_verbs"):
        return []
    return [p for p in people if view.analysis.people[p].party == target]


def _edge(view: View, trigger: Trigger, when: str | None) -> str | None:
    """Whether the first or the last day of a visit or gathering is told."""
    if trigger.kind in ("conference", "meeting"):
        return sitting_edge(view, trigger)
    return edge_of(view, trigger) if trigger.kind == "visit" and (single(when) or when is None) else None


def _tour(view: View, trigger: Trigger, others: list[Trigger]) -> bool:
    """Whether the noun tells of visits to several states ("a five-day visit to Peru and Chile"): its length is of all."""
    if {"leg", "stop", "stage"} & set(view.words[max(0, trigger.first - 4) : trigger.first]):
        return True
    return any(
        o.kind == "visit"
        and (o.first, o.last) == (trigger.first, trigger.last)
        and o.target != trigger.target
        for o in others
    )


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


def _host_beside(
    trigger: Trigger, own: set[str], others: list[Trigger], dateline: tuple[str | None, str | None]
) -> str | None:
    """Where "visiting Minister X" is, if no dateline tells: with the one party that meets X in the sentence."""
    if trigger.kind != "visit" or not trigger.here or dateline[1]:
        return None
    hosts = {p for o in others if o.kind == "meeting" for s in o.sides for p in s.parties} - own
    return next(iter(hosts)) if len(hosts) == 1 and not is_body(next(iter(hosts))) else None


def _day_ahead(view: View, trigger: Trigger) -> str | None:
    """The day told after a delegation announced or led ("today announced a delegation to X on 28 October")."""
    led = trigger.verb is not None
    return next(
        (
            t.edtf
            for a, _, t in view.spans_of_times
            if t.edtf and (led or (a > trigger.last and single(t.edtf)))
        ),
        None,
    )


def _talked_to(view: View, trigger: Trigger, journey: Trigger | None) -> set[str]:
    """With whom "will visit Lima for talks" tells that they are, where nobody is named: the state visited."""
    if journey is None or trigger.kind != "meeting" or trigger.sides or not journey.target:
        return set()
    if view.word(trigger.first - 1) == "the":
        return set()  # "arrived in Lima for the talks": those told of before, with whomever
    return {journey.target}


def _to_gathering(view: View, trigger: Trigger, others: list[Trigger]) -> bool:
    """ "will travel to Lima to attend the APEC summit", "came for it": a journey to nothing but a gathering told of by itself."""
    for one in others:
        if not _of_many(view, one) or not 0 < one.first - trigger.last <= _AHEAD:
            continue
        between = view.words[trigger.last : one.first]
        attends = "to" in between and bool((group("attend_verbs") | {"part"}) & set(between[-7:]))
        attends = attends or "for" in between[-3:]
        if attends and not (_MORE & set(between) or _does_more(view, one.last)):
            return True
    return False


def _does_more(view: View, i: int) -> bool:
    """Whether what follows the gathering tells of more that is done there; a journey on from it is none of that."""
    after = view.words[i : i + 8]
    if "and" in after[:4] and group("visit_verbs") & set(after):
        after = after[: after.index("and")]
    return bool(_MORE & set(after))


def _of_many(view: View, one: Trigger) -> bool:
    """Whether it is a gathering, or a session that a body owns."""
    sits = view.words[one.last - 1] == "session"
    session = sits and any(is_body(p) for a in one.sides for p in a.parties)
    return one.kind == "conference" or session


_AHEAD = 22  # words from the verb of travel to the gathering
_ON_THE_WAY = ("arriv", "leav", "left", "depart", "land", "fly", "flew", "head", "due", "expected")
_MORE = frozenset("and then before also meet meetings talks".split())


def _journey(view: View, trigger: Trigger, others: list[Trigger]) -> Trigger | None:
    """The visit right before a gathering that it is made for ("visit to India this year for the annual summit")."""
    gone = (
        trigger.kind == "conference"
        and (all(a.kind == "body" for a in trigger.sides) or _of_body(trigger))
        and "for" in view.words[max(0, trigger.first - 2) : trigger.first]
    )
    if not gone and (trigger.status != "purpose" or trigger.kind not in ("meeting", "conference")):
        return None
    before = [
        o
        for o in others
        if o.kind == "visit" and o.sides and o.last <= trigger.first and trigger.first - told_until(o) <= 10
    ]
    return before[-1] if before else None


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


def _where(view: View, trigger: Trigger, others: list[Trigger]) -> tuple[str | None, str | None, bool]:
    if trigger.kind in ("call", "message", "any"):
        return None, None, False
    if trigger.kind == "visit":
        return trigger.place, trigger.country, trigger.here
    return place_of(view, trigger, others)
