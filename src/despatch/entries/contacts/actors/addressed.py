""" "You" in the transcript of a talk between two: the other of them, and the visit that the host's welcome tells of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors.roles import clause_end
from despatch.entries.contacts.actors.speakers import said_at
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers.goals import goals_at
from despatch.model import Analysis, Mention

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

SECOND_PERSONS = frozenset(("you", "your"))
WELCOMES = frozenset(("welcome", "see", "your"))
_GLAD = frozenset("pleased glad happy pleasure delighted good great honour honor nice".split())
_OTHER_TIMES = frozenset(
    "next last previous forthcoming upcoming future recent planned earlier first date dates forward await awaiting expect "
    "expecting prepare preparing prepared preparations arrange organise organising invite invited invitation since".split()
)


def second_persons(view: View) -> list[Mention]:
    """A mention for each "you" and "your" of the sentence that one of two people says to the other."""
    found = []
    for token, word in zip(view.tokens, view.words, strict=True):
        pair = _pair(view.analysis, token.start) if word in SECOND_PERSONS else None
        if pair is not None:
            party = str(view.analysis.people[pair[1]].party)
            found.append(Mention(start=token.start, end=token.end, type="person", people=(pair[1],),
                                 parties=(party,), form="pronoun"))  # fmt: skip
    return found


def _pair(analysis: Analysis, at: int) -> tuple[int, int] | None:
    """Who says the words at the offset `at` of a transcript, and the one to whom: two people of two parties."""
    said = said_at(analysis.attributions, at)
    if said is None or said.medium != "transcript" or said.speaker is None:
        return None
    there = {a.speaker for a in analysis.attributions if a.medium == "transcript" and a.speaker is not None}
    others = there - {said.speaker}
    if len(others) != 1 or "Question:" in analysis.report.text or max(there) >= len(analysis.people):
        return None
    other = others.pop()
    ours, theirs = analysis.people[said.speaker].party, analysis.people[other].party
    return (said.speaker, other) if ours and theirs and ours != theirs else None


def welcomes(view: View, i: int) -> Iterator[Trigger]:
    """ "let me welcome you to Lima", "a pleasure to see you here", "thank you for your visit": the guest's visit, under way."""
    end = clause_end(view, i)
    words = view.words
    at = _welcomed(view, i) if words[i] == "welcome" else _seen(view, i) if words[i] == "see" else None
    own = words[i] == "your" and _own_visit(view, i)
    if at is None and not own:
        return
    pair = _pair(view.analysis, view.tokens[i].start)
    if pair is None:
        return
    host = str(view.analysis.people[pair[0]].party)
    guest = Actor(i, i + 1, "person", (pair[1],), (str(view.analysis.people[pair[1]].party),))
    goals = [g for g in goals_at(view, at, end) if g.country == host] if at is not None else []
    place = goals[0].place if goals else None
    if at is not None and not goals and words[at - 1] != "here":
        return
    yield Trigger(
        i, i + 1, "visit", "ongoing", (guest,), definite=True, target=host, place=place, country=host
    )


def _welcomed(view: View, i: int) -> int | None:
    """Index after "welcome you to", "a warm welcome to", "Welcome to"."""
    j = i + 1 + (view.word(i + 1) in ("you", "back"))
    return j + 1 if view.word(j) in ("to", "in", "here") and view.word(i - 1) not in ("your", "you") else None


def _seen(view: View, i: int) -> int | None:
    """Index after "pleased to see you (all) in"."""
    if view.word(i + 1) != "you" or not _GLAD & set(view.words[max(0, i - 6) : i]):
        return None
    j = i + 2 + (view.word(i + 2) in ("all", "again", "both"))
    return j + 1 if view.word(j) in ("in", "here") else None


def _own_visit(view: View, i: int) -> bool:
    """Whether "your ... visit" is the one being made, rather than one before or after it."""
    j = next((k for k in range(i + 1, min(i + 5, len(view.words))) if view.words[k] == "visit"), None)
    before = view.words[max(0, i - 5) : i]
    if j is None or _OTHER_TIMES & {*view.words[i + 1 : j], *before} or view.word(j + 1) == "to":
        return False
    return not any(k in view.timed for k in range(i, min(j + 3, len(view.words))))
