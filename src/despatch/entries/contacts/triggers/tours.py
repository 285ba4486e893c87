"""Visits told by other words than those of travel: stops on the way, arrivals, guests whom a state welcomes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.goals import Goal, goals_at, place_covering
from despatch.registers.states import is_state

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

STOPPING = frozenset("stop stops stopped stopping".split())
WORDS = STOPPING | frozenset("arrival welcomed greeted received play plays played playing".split())
_TRAVELLERS = frozenset(("person", "office", "group", "pronoun"))
_GUESTS = frozenset(("person", "office"))
_OWN = frozenset("his her their the".split())


def tours(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """The triggers of visits that the word at `i` opens."""
    word = view.words[i]
    if word in STOPPING:
        yield from _stops(view, i, title)
    elif word == "arrival":
        yield from _arrival(view, i)
    elif word in ("welcomed", "greeted", "received"):
        yield from (_at_airport if view.word(i - 1) in _BEEN else _state_guest)(view, i, title)
    elif word in WORDS and view.words[i + 1 : i + 3] == ["host", "to"]:
        yield from _state_guest(view, i, title)


_BEEN = frozenset(("was", "were", "been", "being"))


def journey(i: int, last: int, what: str, who: list[Actor], goal: Goal, verb: int | None = None) -> Trigger:
    """The trigger [i, last) of a visit of `who` to `goal`."""
    return Trigger(i, last, "visit", what, tuple(who), target=goal.country, place=goal.place, country=goal.country,
                   here=goal.here, verb=verb)  # fmt: skip


def _travelling(view: View, verb: int) -> list[Actor]:
    return [s for s in roles.subject(view, verb) if s.kind in _TRAVELLERS]


def _stops(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "will stop over in Lima on his way to Quito"."""
    if view.word(i + 1) not in ("over", "off") or view.word(i + 2) not in ("in", "at"):
        return
    what = status.verb_status(view, i, title)
    who = _travelling(view, i)
    if who and what not in (status.NONE, "participle", "purpose"):
        for goal in goals_at(view, i + 3, roles.clause_end(view, i)):
            yield journey(i, i + 2, "went" if what == "held" else what, who, goal, i)


def _arrival(view: View, i: int) -> Iterator[Trigger]:
    """ "on his arrival in Lima", "the arrival of President X in Lima", "awaiting the arrival of X on Thursday"."""
    end = roles.clause_end(view, i)
    owner = [a for a in roles.possessor(view, i) if a.kind in _TRAVELLERS]
    of = lists.actors_after(view, i + 2, end) if view.word(i + 1) == "of" else []
    who = owner or [a for a in of if a.kind in _GUESTS]
    at = max([i + 1, *(a.last for a in of)])
    before = i - 1 - (view.word(i - 1) in _OWN)
    if not who and view.word(before) in ("on", "upon"):
        who = _travelling(view, before)
    if not who:
        return
    goals = goals_at(view, at + 1, end) if view.word(at) in ("in", "at") else []
    goals = goals or ([Goal(None, None, at + 1, here=True)] if view.word(at) == "here" else [])
    what = "planned" if _AHEAD & set(view.words[max(0, i - 6) : i]) else "arrived"
    if not goals and what == "planned":
        goals = home_of(roles.subject(view, i - 1))
    for goal in goals:
        yield journey(i, i + 1, what, who, goal)


_AHEAD = frozenset(
    "awaiting awaits await before until ahead planned expected pending preparing expects".split()
)


def home_of(hosts: list[Actor]) -> list[Goal]:
    """Where guests of `hosts` come to: the one state of the hosts; [] if they are of none or of several."""
    states = {p for h in hosts for p in h.parties if is_state(p)}
    return [Goal(states.pop(), None, 0)] if len(states) == 1 else []


def _at_airport(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "was welcomed at Lima airport by X": who is welcomed has come there."""
    end = min(i + 8, roles.clause_end(view, i))
    airport = next((k for k in range(i + 1, end) if view.words[k] == "airport"), None)
    if airport is None or view.word(i + 1) not in ("at", "on"):
        return
    found = next((f for k in range(i + 2, airport + 1) if (f := place_covering(view, k)) is not None), None)
    who = _travelling(view, i)
    if found is not None and who and status.verb_status(view, i, title) == "held":
        yield journey(i, i + 1, "arrived", who, Goal(found[2], found[3], airport), i)


def _state_guest(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "Peru welcomed President X on Tuesday", "will play host to X": the visit of whom a state receives in person."""
    played = view.word(i + 1) == "host"
    hosts = roles.subject(view, i)
    if not hosts or not (played or all(h.kind == "state" for h in hosts)):
        return
    guests = lists.actors_after(view, i + 1 + 2 * played, roles.clause_end(view, i))
    what = status.verb_status(view, i, title)
    if (
        not guests
        or any(g.kind not in _GUESTS or not g.parties for g in guests)
        or what in (status.NONE, "participle")
    ):
        return
    own = {p for h in hosts for p in h.parties}
    if len(own) != 1 or own & {p for g in guests for p in g.parties} or not all(map(is_state, own)):
        return
    after = guests[-1].last
    if not played and not (after in view.timed or view.word(after) in ("on", "with", "here")):
        return  # "welcomed President X's words"
    sides = [*(h for h in hosts if h.kind != "state"), *guests]
    yield journey(i, i + 1, "arrived" if what == "held" else what, sides, Goal(own.pop(), None, 0), i)
