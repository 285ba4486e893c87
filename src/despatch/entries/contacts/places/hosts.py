"""In whose country a contact takes place, where no place is told: who hosts or receives, and what "here" stands for."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor, Candidate, Trigger
from despatch.entries.contacts.triggers.goals import goals_at
from despatch.model import Analysis
from despatch.registers.states import is_state, states

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_AT_HOME = ("host", "receiv", "summon")  # "welcomed" is said of somebody else's proposals too
_ELSEWHERE = frozenset("virtual virtually video online telephone phone sidelines margins fringes".split())


def host_country(view: View, trigger: Trigger) -> str | None:
    """The state of who hosts or receives the others, as the verb of the trigger says."""
    if _ELSEWHERE & set(view.words) or trigger.kind not in ("meeting", "conference"):
        return None
    verb = trigger.verb
    if verb is not None and view.words[verb].startswith(_AT_HOME):
        passive = _by(view, verb)
        if passive is not None and trigger.first > verb:  # "was received by X on Monday and by Y on Tuesday"
            passive = [s for s in trigger.sides if s.first >= trigger.last]
        return _one_state(passive if passive is not None else roles.subject(view, verb))
    for i in range(trigger.last, min(trigger.last + 12, len(view.words))):
        if view.words[i] == "hosted" and view.word(i + 1) == "by":
            return _one_state(_by(view, i) or [])
    return _hosting(view, trigger)


def _hosting(view: View, trigger: Trigger) -> str | None:
    """ "as Peru hosts the summit", "for Peru's hospitality in hosting the summit": the state before the word."""
    for i in range(trigger.first - 1, max(-1, trigger.first - 10), -1):
        word = view.words[i]
        if word in ("hosts", "host", "hosting", "hosted") and trigger.kind == "conference":
            named = [a for a in view.actors if i - 6 <= a.first and a.last <= i and not a.modifier]
            return _one_state(named[-1:])
        if word in (";", "“", "”", '"', "that", "which"):
            return None
    return None


def _left_behind(view: View, trigger: Trigger) -> tuple[str | None, str | None]:
    """ "left Peru on Friday after holding talks with X": they were held in Peru."""
    if "after" not in view.words[max(0, trigger.first - 3) : trigger.first]:
        return None, None
    for i in range(trigger.first - 1, -1, -1):
        if view.words[i] in ("left", "departed") and view.word(i + 1) != "for":
            goals = goals_at(view, i + 1, trigger.first)
            own = {p for a in roles.subject(view, i) for p in a.parties}
            if len(goals) == 1 and goals[0].country not in own:
                return goals[0].place, goals[0].country
    return None, None


def _by(view: View, verb: int) -> list[Actor] | None:
    """Who follows "by" after the verb, place and day passed over; None if it is not passive."""
    end = roles.clause_end(view, verb)
    by = lists.past_adjuncts(view, verb + 1, end)
    return lists.actors_after(view, by + 1, end) if view.word(by) == "by" else None


def _one_state(actors: list[Actor]) -> str | None:
    states = {p for a in actors for p in a.parties if is_state(p)}
    return states.pop() if len(states) == 1 else None


def gone_to(view: View, trigger: Trigger, others: list[Trigger]) -> tuple[str | None, str | None]:
    """Where somebody goes "to attend the summit", or what he left after the talks, in the same sentence: there it is held."""
    if trigger.kind == "meeting":
        return _left_behind(view, trigger)
    if trigger.kind == "conference" and (where := _converged(view, trigger)) is not None:
        return where
    before = view.words[max(0, trigger.first - 5) : trigger.first]
    attends = group("attend_verbs") & set(before[1:]) or {"take", "part"} <= set(before)
    if trigger.kind != "conference" or not (("to" in before and attends) or "for" in before[-2:]):
        return None, None
    gone = [
        o
        for o in others
        if o.kind == "visit" and (o.place or o.country) and 0 <= trigger.first - o.last <= 16
    ]
    return (gone[-1].place, gone[-1].country) if gone else (None, None)


def _converged(view: View, trigger: Trigger) -> tuple[str | None, str | None] | None:
    """ "leaders who converged on Lima for a summit": where they came together; None where nothing tells so."""
    for i in range(trigger.first - 1, max(-1, trigger.first - _COMING), -1):
        if view.words[i] in _CONVERGE and view.word(i + 1) in ("on", "upon", "in", "at"):
            goals = goals_at(view, i + 2, trigger.first)
            return (goals[0].place, goals[0].country) if goals else None
        if view.words[i] in (";", "“", "”", '"'):
            return None
    return None


_CONVERGE = frozenset("converge converges converged converging".split())
_COMING = 14  # words from the verb to the gathering


def settle_here(analysis: Analysis, views: list[View], told: list[Candidate]) -> None:
    """Give what takes place "here", in a report without a dateline, the state that "here" lies in."""
    here = [one for one in told if one.here and one.country is None]
    if not here:
        return
    headline = _of_headline(analysis, told)
    country = headline[1] if headline else _home(analysis, views, told)
    if country is None:
        return
    for one in here:
        if headline and one.place is None and one.kind != "visit" and one.sentence <= _OPENING:
            one.place = headline[0]
        if one.kind == "visit" and one.target is None and country not in one.parties:
            one.target = country
            one.parties.add(country)
        if one.kind != "visit" or one.target == country:
            one.country = country


_OPENING = 3  # sentences: further down "here" may be elsewhere than the headline says


def _of_headline(analysis: Analysis, told: list[Candidate]) -> tuple[str, str] | None:
    """Town and state where the headline says that something takes place ("Peace talks open in Lima")."""
    for one in told:
        if analysis.sentences[one.sentence].title and one.place and one.country and one.status != "held":
            return one.place, one.country
    return None


def _home(analysis: Analysis, views: list[View], told: list[Candidate]) -> str | None:
    """The state where the report is written: the one that travellers are told to be in, or that receives them."""
    travellers = {p for one in told if one.kind == "visit" for p in one.people}
    votes: Counter[str] = Counter()
    for one in told:
        if one.kind == "visit" and one.here and one.target is None:
            votes.update(_met_by(analysis, one, told))
        elif one.kind == "meeting" and one.here:
            host = _host_of(analysis, one, travellers)
            votes.update([host] if host else [])
    for view in views:
        speaker = _speaks_here(view)
        if speaker is not None and not set(speaker.people) & travellers:
            votes.update(p for p in speaker.parties if is_state(p))
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _states_of(analysis: Analysis, one: Candidate) -> set[str]:
    return {p for p in one.parties if is_state(p)}


def _met_by(analysis: Analysis, visit: Candidate, told: list[Candidate]) -> list[str]:
    """The one state whose people the traveller meets."""
    own = {analysis.people[p].party for p in visit.people} | visit.parties
    met = [
        other
        for one in told
        if one.kind == "meeting" and set(one.people) & set(visit.people)
        for other in sorted(_states_of(analysis, one) - own)
    ]
    return met[:1] if len(set(met)) == 1 else []


def _host_of(analysis: Analysis, one: Candidate, travellers: set[int]) -> str | None:
    """The side of a meeting "here" that did not travel; the one named first where nothing tells."""
    states = _states_of(analysis, one)
    guests = {analysis.people[p].party for p in one.people if p in travellers or _envoy(analysis, p)}
    guests |= {
        party for role, party in one.unnamed if {"delegation", "visiting", "ambassador"} & set(role.split())
    }
    home = states - guests
    if len(home) == 1 and (guests or len(states) == 1):
        return home.pop()
    if one.status in ("planned", "purpose", "proposed"):
        return None  # who "will hold talks with X here" may as well be the guest
    first = next((analysis.people[p].party for p in one.people if analysis.people[p].party in home), None)
    return first


_ACCREDITED = (
    "ambassador",
    "high commissioner",
    "charge d'affaires",
    "chargé d'affaires",
    "charge d’affaires",
)


def of_ambassador(analysis: Analysis, one: Candidate) -> str | None:
    """The state to which an ambassador who meets its officials is accredited: there they meet, if nothing else is told."""
    known = [(analysis.people[p].role or "", analysis.people[p].party) for p in one.people]
    states = _states_of(analysis, one)
    if len(one.parties) != 2 or len(states) != 2 or one.kind != "meeting":
        return None
    sent = {
        party for role, party in [*known, *one.unnamed]
        if role.lower().startswith(_ACCREDITED) and party in states and not _ELSEWHERE_TOO & set(role.split())
    }  # fmt: skip
    others = {party for _, party in [*known, *one.unnamed]} - sent
    accredited = {_accredited(role) for role, party in [*known, *one.unnamed] if party in sent} - {None}
    if len(accredited) == 1:
        return accredited.pop()
    return (states - sent).pop() if len(sent) == 1 and others & (states - sent) else None


@cache
def _accredited(role: str) -> str | None:
    """The state that the role of an ambassador tells him to be accredited to ("Ambassador to Peru")."""
    named = role.rpartition(" to ")[2].removeprefix("the ").casefold()
    found = [code for code, state in states().items() if named and named in map(str.casefold, state.names)]
    return found[0] if len(found) == 1 else None


_ELSEWHERE_TOO = frozenset("UN Nations Organization Union NATO large at-large".split())


def _envoy(analysis: Analysis, index: int) -> bool:
    role = analysis.people[index].role or ""
    return bool({"ambassador", "envoy", "delegation"} & set(role.lower().split()))


def _speaks_here(view: View) -> Actor | None:
    """Who "said here" something, of one party."""
    for i, word in enumerate(view.words):
        if word == "here" and view.word(i - 1) in group("say_verbs"):
            actors = roles.subject(view, i - 1)
            if len(actors) == 1 and len(actors[0].parties) == 1 and not is_body(actors[0].parties[0]):
                return actors[0]
    return None
