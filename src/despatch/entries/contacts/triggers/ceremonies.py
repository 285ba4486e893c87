"""Journeys told by the ceremony that they are made for: "will attend the inauguration in Lima", "was at the funeral in Oslo".

A ceremony is no gathering of states as such: who comes to one in another state visits that state. Leaders of two
states at one ceremony have met as well, which `joint` tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.places.placing import town_and_country
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.goals import Goal, with_country

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

CEREMONIES = frozenset(
    "ceremony ceremonies funeral funerals inauguration swearing-in inaugural enthronement coronation wedding handover "
    "celebrations celebration festivities commemoration commemorations burial anniversary parade unveiling".split()
)
_GOING = frozenset("attend attends attended attending represent represents represented representing".split())
_AHEAD = 9  # words from the verb to the ceremony
_PLACE = 14  # words from the ceremony to where it is
_STOPS = frozenset("who which that where while when after before said says ; : and but".split())
_WHO = ("person", "office", "pronoun")


def ceremonies(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """The visit that the ceremony at `i` tells of: somebody in office comes to it from another state."""
    if group("conference_nouns") & set(view.words[i + 1 : i + 6]) or view.word(i + 1) in (
        "speech",
        "address",
    ):
        return  # "the opening ceremony of the summit" is told by that noun, "her inaugural address" is none
    verb = _verb(view, i)
    goal = _where(view, i)
    if verb is None or goal is None:
        return
    if "delegation" in view.words[max(0, verb - 14) : verb]:
        return  # "announces a delegation to attend the inauguration": `joint` tells who goes
    travellers = [a for a in roles.subject(view, verb) if a.kind in _WHO and _of_another(a, goal)]
    what = status.verb_status(view, verb, title)
    if not travellers or what in (status.NONE, "proposed"):
        return
    if what in ("participle", "purpose"):
        what = "purpose" if what == "purpose" else "open"
    yield Trigger(verb, i + 1, "visit", what, tuple(travellers), target=goal.country, place=goal.place,
                  country=goal.country, here=goal.here, verb=verb)  # fmt: skip


def _verb(view: View, i: int) -> int | None:
    """The verb of which the ceremony is the object ("attend the ...", "take part in the ...", "represent Peru at the ...")."""
    for k in range(i - 1, max(-1, i - _AHEAD), -1):
        word = view.words[k]
        if word in _STOPS or (word == "," and k + 1 not in view.actor_at):
            return None
        if word in _GOING:
            at = not word.startswith("represent") or "at" in view.words[k:i]
            return k if at else None
        if word == "part" and view.word(k + 1) == "in" and view.word(k - 1).startswith(("tak", "took")):
            return k - 1
    return None


def _where(view: View, i: int) -> Goal | None:
    """Where it takes place: the town or state after "in", or "here"."""
    for k in range(i + 1, min(i + _PLACE, len(view.words))):
        if view.words[k] in ("who", "which", "said", "says", ";", "while", "after", "before"):
            return None
        if view.words[k] == "here":
            return Goal(None, None, k + 1, here=True)
        if view.words[k] != "in":
            continue
        for first, last, mention in view.places:
            if k < first <= k + 2 and (mention.country or mention.type == "state"):
                town, country = town_and_country(view, first, last, mention)
                return with_country(view, first, last, country, town)
    return None


def _of_another(actor: Actor, goal: Goal) -> bool:
    """Whether somebody serves a party other than the state where it is."""
    return len(actor.parties) == 1 and actor.parties[0] != goal.country
