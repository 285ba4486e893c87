"""Triggers to candidates: sides made parties and people, date, place and topics looked up beside them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.dating import date_of, told_until
from despatch.entries.contacts.days import single
from despatch.entries.contacts.lasting import duration, edge_of, follows
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.mechanisms import mechanism_of
from despatch.entries.contacts.placing import place_of
from despatch.entries.contacts.sayings import told_at
from despatch.entries.contacts.structures import Actor, Candidate, Trigger
from despatch.entries.contacts.topics import topics_of
from despatch.model import Analysis

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def candidate(
    view: View, trigger: Trigger, others: list[Trigger], dateline: tuple[str | None, str | None]
) -> Candidate:
    """What one trigger tells of a contact."""
    journey = _journey(view, trigger, others)
    actors = trigger.sides if journey is None else (*trigger.sides, *journey.sides)
    parties, people, unnamed = sides(view.analysis, actors)
    place, country, here = _where(view, trigger, others)
    if here and dateline[0]:
        place, country = dateline
    target = (
        trigger.target
        or _host_beside(trigger, parties, others, dateline)
        or (dateline[1] if trigger.here and trigger.kind == "visit" else None)
    )
    if trigger.kind == "visit" and trigger.here and dateline[0] and (target is None or target == dateline[1]):
        place, country = dateline
    if target:
        parties.add(target)
    if (
        view.sentence.title
        and trigger.first == 0
        and trigger.kind in ("meeting", "call")
        and len(parties) == 1
    ):
        host = _speaker(view, people, parties)
        if host is not None:
            people.insert(0, host)
            parties.add(str(view.analysis.people[host].party))
    if trigger.kind in ("meeting", "conference") and len(parties) < 2 and not people:
        parties |= _named_beside(view, trigger, parties)
    when = date_of(view, trigger, others)
    if journey is not None and when is None and not single(date_of(view, journey, others)):
        when = date_of(view, journey, others)
    elif journey is not None and journey.status == "held":  # "paid a visit on Tuesday for talks with X"
        when = when or date_of(view, journey, others)
    made = Candidate(
        sentence=view.index,
        kind=trigger.kind,
        status="held"
        if journey is not None and journey.status == "held" and trigger.kind == "meeting"
        else trigger.status,
        parties=parties,
        people=people,
        unnamed=unnamed,
        date=when if trigger.kind != "any" else None,
        place=place,
        country=country,
        mechanism=mechanism_of(view, trigger),
        topics=topics_of(view, trigger) if trigger.kind in ("meeting", "call", "any", "conference") else [],
        definite=trigger.definite,
        strength=trigger.strength,
        target=target,
        evidence=[view.index],
        former=trigger.former,
        lasts=duration(view, trigger) if trigger.kind == "visit" else None,
        told_by=trigger.kind in ("meeting", "conference") and told_at(view, trigger.first),
        aside=trigger.kind == "meeting" and bool({"sidelines", "margins"} & set(view.words)),
        unfulfilled=trigger.status == "unfulfilled",
        named=frozenset(p for a in view.actors if a.kind != "state" for p in a.parties),
        edge=edge_of(view, trigger) if trigger.kind == "visit" and single(when) else None,
        soon=trigger.status in ("planned", "purpose") and follows(view, trigger),
        signing=view.words[trigger.first].startswith(("sign", "ink", "initial")),
        process=view.words[trigger.last - 1] in ("negotiations", "negotiation", "dialogue", "consultations"),
    )
    _own_session(view, trigger, made)
    _six_parties(view, trigger, made)
    return _as_conference(view, trigger, made)


_SIX = frozenset(("CHN", "JPN", "KOR", "PRK", "RUS", "USA"))


def _six_parties(view: View, trigger: Trigger, made: Candidate) -> None:
    """The six-party talks are a conference of the six states, those of them that the report names."""
    phrase = view.words[max(0, trigger.first - 1) : trigger.last + 3]
    if made.kind in ("meeting", "conference") and ("six-party" in phrase or "six-nation" in phrase):
        named = {p for m in view.analysis.mentions for p in m.parties}
        made.kind, made.parties = "conference", made.parties | (_SIX & named)


def _own_session(view: View, trigger: Trigger, made: Candidate) -> None:
    """ "OPEC would cut output at its December meeting": the session is of the one body that the sentence names."""
    if (
        made.kind != "meeting"
        or made.parties
        or made.people
        or not made.date
        or view.words[trigger.last - 1] != "meeting"
    ):
        return
    own = view.word(trigger.first - 1) == "its" or any(
        i in view.timed for i in range(trigger.first, trigger.last)
    )
    bodies = {p for a in view.actors if a.kind == "body" for p in a.parties if is_body(p)}
    if own and len(bodies) == 1:
        made.kind, made.parties = "conference", bodies


_LEAD = 12  # sentences in which a headline's other side is looked for


def _speaker(view: View, people: list[int], parties: set[str]) -> int | None:
    """Who met the X of the headline "Meeting with X": the first leader of another party whom the lead names."""
    analysis = view.analysis
    foreign = any(m.type == "state" and set(m.parties or (m.of,)) & parties for m in view.mentions)
    if not people or not foreign or len(analysis.sentences) <= view.index:
        return None
    end = analysis.sentences[min(view.index + _LEAD, len(analysis.sentences) - 1)].end
    for mention in analysis.mentions:
        for index in mention.people if mention.start < end and mention.type == "person" else ():
            person = analysis.people[index]
            if index not in people and person.name and person.party and person.role:
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


def _journey(view: View, trigger: Trigger, others: list[Trigger]) -> Trigger | None:
    """The visit right before a gathering that it is made for ("visit to India this year for the annual summit")."""
    gone = (
        trigger.kind == "conference"
        and all(a.kind == "body" for a in trigger.sides)
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


def _named_beside(view: View, trigger: Trigger, told: set[str]) -> set[str]:
    """Parties of a "bilateral meeting" or a summit that the phrase does not name but the sentence does."""
    actors = [a for a in view.actors if not a.modifier and a.kind in ("state", "body", "group", "office")]
    if trigger.kind == "conference":
        bodies = {p for a in actors for p in a.parties if is_body(p)}
        return bodies if len(bodies) == 1 and not told else set()
    phrase = view.words[trigger.first : trigger.last]
    states = {p for a in actors for p in a.parties}
    return states if "bilateral" in phrase and len(states) == 2 else set()


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
        if not actor.people and actor.role and actor.kind in ("office", "group") and len(actor.parties) == 1:
            pair = (actor.role, actor.parties[0])
            if pair not in unnamed:
                unnamed.append(pair)
    return parties, people, unnamed


def _where(view: View, trigger: Trigger, others: list[Trigger]) -> tuple[str | None, str | None, bool]:
    if trigger.kind in ("call", "message", "any"):
        return None, None, False
    if trigger.kind == "visit":
        return trigger.place, trigger.country, trigger.here
    return place_of(view, trigger, others)


def _as_conference(view: View, trigger: Trigger, made: Candidate) -> Candidate:
    """A meeting of a body as such ("meeting of EU foreign ministers") is a conference; a two-sided summit a meeting."""
    several = {p for p in made.parties if is_body(p)}
    states = made.parties - several
    if made.kind == "conference":
        two = not several and len(states) == 2 and _between_two(view, trigger)
        two = (
            two
            or (
                len(_inner(view, trigger)) == 2
                and _paired(view, trigger)
                and view.words[trigger.last - 1] in _TWO
            )
            or (len(made.parties) == 2 and view.word(trigger.last) == "between")
        )
        if two:
            made.kind = "meeting"
    elif made.kind == "meeting" and several and _body_owns(view, trigger, several):
        made.kind = "conference"
    return made


def _paired(view: View, trigger: Trigger) -> bool:
    """Whether one compound names both sides ("EU-Ukraine summit")."""
    inside = [a for a in view.actors if trigger.first <= a.first and a.last < trigger.last]
    joined = any(
        view.words[a.last : b.first] in (["-"], ["–"], ["—"], [])
        for a, b in pairwise(inside)
        if a.parties and b.parties
    )
    return joined or any(len(a.parties) == 2 for a in inside)


def _between_two(view: View, trigger: Trigger) -> bool:
    attended = trigger.verb is not None and view.words[trigger.verb] in group("attend_verbs")
    return view.words[trigger.last - 1] in _TWO and not attended


_TWO = ("summit", "summits", "ministerial", "session")


def _inner(view: View, trigger: Trigger) -> set[str]:
    return {p for a in view.actors if trigger.first <= a.first and a.last < trigger.last for p in a.parties}


def _body_owns(view: View, trigger: Trigger, several: set[str]) -> bool:
    """Whether the phrase itself names the body ("NATO meeting", "meeting of the SCO council")."""
    if view.words[trigger.last - 1] not in (
        "meeting",
        "meetings",
        "session",
        "talks",
        "negotiations",
        "round",
    ):
        return False
    for actor in view.actors:
        if not set(actor.parties) & several:
            continue
        inside = trigger.first <= actor.first and actor.last <= trigger.last
        after = view.words[trigger.last : actor.first]
        of = 0 < len(after) <= 9 and after[0] == "of" and "with" not in after and "between" not in after
        if inside or (of and actor.first >= trigger.last):
            return True
    return False
