"""Calls of warships on foreign ports: "A U.S. navy fleet visited Qingdao", "HMS York docked in Lisbon on Monday"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import roles
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.goals import Goal, goals_at, place_covering, with_country
from despatch.entries.contacts.triggers.meetings import is_noun_use

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

FLEET = "fleet"  # the kind of actor that a ship is: it stands for its state, and is nobody who takes part
COMES = frozenset(
    "visit visits visited visiting arrive arrives arrived arriving dock docks docked docking berthed anchored moored sailed "
    "sails sail pay pays paid paying made makes make make began begins begin concluded ended left leaves leave called "
    "calls headed heading".split()
)
_ARRIVES = ("arriv", "dock", "berth", "anchor", "moor", "sail", "began", "begin")
_LEAVES = ("left", "leave", "sail", "head")
_STAYS = frozenset("visit visits call calls stop stopover".split())
_LEADS = frozenset(("in", "at", "to", "into", "for", "on", "here"))
_SHIPS = frozenset(
    "warship warships fleet flotilla destroyer destroyers frigate frigates cruiser cruisers corvette corvettes submarine "
    "submarines minesweeper minesweepers gunboat gunboats cutter".split()
)
_OF_A_NAVY = frozenset("ship ships vessel vessels squadron carrier taskforce".split())
_NAVIES = frozenset("navy naval aircraft training coast guard guided missile navy's".split())
# Names of ships begin with the mark of the navy that they serve.
_MARKS = {
    "USS": "USA", "USNS": "USA", "USCGC": "USA", "HMS": "GBR", "HMAS": "AUS", "HMCS": "CAN", "HMNZS": "NZL", "INS": "IND",
    "ROKS": "KOR", "PNS": "PAK", "BNS": "BGD", "BRP": "PHL", "KRI": "IDN", "HTMS": "THA", "HDMS": "DNK", "HNLMS": "NLD",
    "RSS": "SGP", "JDS": "JPN", "SLNS": "LKA",
}  # fmt: skip
_NAVAL = _SHIPS | frozenset(("navy", "naval", "carrier")) | {mark.lower() for mark in _MARKS}
# What ships do in war, or to others at sea, is no call on a port.
_NO_CALL = frozenset(
    "attack attacked war blockade embargo intercepted seized captured rescued pirates fired strike strikes bombing evacuate "
    "evacuated refugees smuggling sank collided".split()
)


def at_sea(view: View) -> bool:
    """Whether the sentence names warships at all."""
    return not _NAVAL.isdisjoint(view.words)


def port_calls(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """The visits that the verb at `i` tells of, if a warship is its subject and a port of another state its goal."""
    if (
        not at_sea(view)
        or _NO_CALL & set(view.words)
        or (view.words[i] in ("visit", "visits") and is_noun_use(view, i))
    ):
        return
    ship = _ship(view, i)
    what = status.verb_status(view, i, title) if ship else status.NONE
    if ship is None or what in (status.NONE, "participle"):
        return
    end = roles.clause_end(view, i)
    word = view.words[i]
    start = _goal_start(view, i, end)
    if start is None:
        return
    if what in ("held", "present") and word.startswith(_ARRIVES):
        what = "arrived"
    elif what in ("held", "present") and word.startswith(_LEAVES):
        what = "went"
    for goal in goals_at(view, start, end) or _further(view, start, end):
        if goal.country not in ship.parties and (goal.place or word.startswith("visit") or start > i + 2):
            yield Trigger(i, goal.end, "visit", what, (ship,), target=goal.country, place=goal.place,
                          country=goal.country, here=goal.here, verb=i)  # fmt: skip


def _further(view: View, start: int, end: int) -> list[Goal]:
    """The first known place soon after, where the port named first stands in no register."""
    for k in range(start + 1, min(start + 7, end)):
        if view.words[k] in _OPENS or view.words[k] in (",", "for", "to"):
            break
        found = place_covering(view, k)
        if found is not None:
            return [with_country(view, *found)]
    return []


def _goal_start(view: View, verb: int, end: int) -> int | None:
    """Where the port begins: right after "visited", after "in" or "to", or after the stay that the ship pays or sails for."""
    word = view.words[verb]
    if word.startswith("visit"):
        return verb + 1
    stay = next((k for k in range(verb + 1, min(verb + 10, end)) if view.words[k] in _STAYS), None)
    if stay is not None and not word.startswith(("arriv", "dock", "berth", "anchor", "moor")):
        return stay + 2 if view.word(stay + 1) in ("to", "in", "at", "on") else None
    for k in range(verb + 1, min(verb + 8, end)):
        if view.words[k] == "here":
            return k
        if view.words[k] in _LEADS and k + 1 not in view.timed:
            return k + 1
        if k not in view.timed and view.words[k] not in ("on", "off", "from", "home"):
            return None
    return None


def _ship(view: View, verb: int) -> Actor | None:
    """The warships before the verb, as those of the one state that their name, their navy or an adjective tells."""
    start = _clause_start(view, verb)
    words = view.words[start:verb]
    for k in range(start, verb):
        mark = _MARKS.get(view.tokens[k].word)
        if mark and view.tokens[k + 1].word[:1].isupper():
            return Actor(k, verb, FLEET, (), (mark,))
    navy = bool(_NAVIES & set(words))
    noun = next(
        (k for k in range(start, verb) if view.words[k] in _SHIPS or (navy and view.words[k] in _OF_A_NAVY)),
        None,
    )
    if noun is None:
        return None
    states = {
        p
        for a in view.actors
        if start <= a.first and a.last <= verb and a.kind in ("state", "organisation", "group", "office")
        for p in a.parties
    }
    return Actor(noun, noun + 1, FLEET, (), (states.pop(),)) if len(states) == 1 else None


def _clause_start(view: View, verb: int) -> int:
    """Where the clause of the verb begins: after the last word that opens one."""
    for k in range(verb - 1, max(-1, verb - 30), -1):
        if view.words[k] in _OPENS:
            return k + 1
    return max(0, verb - 30)


_OPENS = frozenset("that when while after before as said says ; : because since who -- –".split())
