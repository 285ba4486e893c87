"""Who takes part in a conference: those said to attend it, and those whom a report of it quotes; who speaks in a transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor, Candidate
from despatch.entries.contacts.times.days import days
from despatch.entries.contacts.triggers import status
from despatch.model import Analysis, Person
from despatch.registers.offices import office_words

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_GATHERED = group("conference_nouns") | {"meeting", "session", "ceremony", "gathering"}
_REACH = 12  # words from a verb to the gathering that it is said of
STOPS = frozenset(
    'who which that when while after before where ; : " “ to as said says told met meet'.split()
)
_SIDES = frozenset(("side", "sides", "delegation"))
_DAYS = 4  # after the end of a gathering in which reports still quote from it
_OPENING = 3  # sentences that tell what a report is about


def speakers_there(analysis: Analysis, found: list[Candidate]) -> None:
    """Add those whom the report quotes to the conference that is its news: they are quoted for what they say there."""
    _in_turns(analysis, found)
    main = _main(analysis, found)
    if main is None:
        return
    for said in analysis.attributions:
        if said.speaker is None or said.speaker in main.people or said.speaker >= len(analysis.people):
            continue
        if _attends(analysis.people[said.speaker]):
            main.people.append(said.speaker)


def _in_turns(analysis: Analysis, found: list[Candidate]) -> None:
    """Add those who speak in the turns of a transcript to the meeting that the report tells of before them."""
    turns = [a for a in analysis.attributions if a.medium == "transcript" and a.speaker is not None]
    if not turns:
        return
    start = min(a.source[0].start for a in turns)
    told = [c for c in found if c.kind in ("meeting", "conference") and c.status in ("held", "ongoing")]
    told = [c for c in told if analysis.sentences[min(c.evidence)].start < start]
    if not told:
        return
    one = min(told, key=lambda c: min(c.evidence))
    for turn in turns:
        assert turn.speaker is not None
        person = analysis.people[turn.speaker] if turn.speaker < len(analysis.people) else None
        if person and person.name and person.party in one.parties and turn.speaker not in one.people:
            one.people.append(turn.speaker)


def _main(analysis: Analysis, found: list[Candidate]) -> Candidate | None:
    """The conference that the opening tells of before any other contact, if it is held as the report is written."""
    told = [c for c in found if not analysis.sentences[min(c.evidence)].title]
    first = min(told, key=lambda c: min(c.evidence), default=None)
    if first is None or first.kind != "conference" or min(first.evidence) > _OPENING:
        return None
    return first if first.status in ("held", "ongoing") and _fresh(analysis, first) else None


def _fresh(analysis: Analysis, one: Candidate) -> bool:
    """Whether it ended in the days before the report, or no day is told."""
    today, span = days(analysis.today), days(one.date)
    return today is None or span is None or (today[0] - span[1]).days <= _DAYS


def _attends(person: Person) -> bool:
    """Whether somebody quoted is one who attends: named, with an office, no spokesman of one."""
    role = (person.role or "").lower().split()
    return bool(person.name and person.party and role) and not set(role) & office_words().quiet


def taking_part(view: View) -> list[Actor]:
    """Who attends, addresses or chairs the gathering that the sentence tells of, or acts "at the summit" that opens it."""
    words, found = view.words, list[Actor]()
    for i, word in enumerate(words):
        ahead = set(words[i + 1 : i + _REACH])
        if (
            word in group("attend_verbs")
            and ahead & _GATHERED
            and status.verb_status(view, i, False) != status.NONE
        ):
            found += [a for a in roles.subject(view, i) if a.kind == "person"]
        elif word == "participation" and view.word(i + 1) == "of":
            found += [a for a in people_from(view, i + 2) if a.kind == "person"]
    opening = next((i for i in range(1, min(_REACH, len(words))) if words[i] in _GATHERED), None)
    if opening and words[0] in ("at", "during", "addressing", "opening"):
        found += [a for a in roles.dangling_subject(view, opening) if a.kind == "person"]
    return found


def people_from(view: View, i: int) -> list[Actor]:
    """The people listed from `i` on, up to the end of the list."""
    found: list[Actor] = []
    j = i
    while j < len(view.words):
        n = view.actor_at.get(j)
        if n is not None and view.actors[n].first >= i:
            actor = view.actors[n]
            if (
                actor.kind in ("person", "office")
                and actor.people
                and view.word(actor.last) not in ("'s", "’s")
            ):
                found.append(actor)
            j = actor.last
            continue
        if view.words[j] == ";" and _SIDES & set(view.words[j : j + 8]):
            j += 1  # "...; and on the American side, ..."
            continue
        if view.words[j] in STOPS or (view.word(j - 1) == "," and view.words[j].endswith(("ing", "ed"))):
            break
        j += 1
    return found
