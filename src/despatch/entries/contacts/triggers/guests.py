"""Guests by the verb of who welcomes them, and journeys under way: "will be welcomed by X in Lima", "is en route to Lima"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.goals import goals_at
from despatch.entries.contacts.triggers.tours import home_of, journey

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

WORDS = frozenset("welcomed hosted way route".split())
_TRAVELLERS = frozenset(("person", "office", "group", "pronoun"))
_GUESTS = frozenset(("person", "office"))
_OWN = frozenset("his her their the".split())


def guests(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """The triggers of visits that the word at `i` opens."""
    if view.words[i] in ("way", "route"):
        yield from _under_way(view, i)
    elif view.word(i + 1) == "by":
        yield from _guest_of(view, i, title)


def _guest_of(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "will be welcomed by X in Oslo on Thursday": the guest's visit to the state of who welcomes."""
    what = status.verb_status(view, i, title)
    hosts = lists.actors_after(view, i + 2, roles.clause_end(view, i))
    invited = [s for s in roles.subject(view, i) if s.kind in _GUESTS]
    home = home_of(hosts)
    own = {p for g in invited for p in g.parties}
    if view.word(i - 1) not in _WELCOME_PASSIVE or not home or not own or home[0].country in own:
        return
    if what in ("planned", "ongoing") and all(h.kind in _GUESTS for h in hosts):
        at = hosts[-1].last
        there = [g for g in goals_at(view, at + 1, len(view.words)) if g.country == home[0].country]
        where = there[:1] if there and view.word(at) in ("in", "at") else home
        yield journey(i, i + 1, what, invited, where[0], i)


_WELCOME_PASSIVE = frozenset(("was", "were", "been", "being", "be"))


def _under_way(view: View, i: int) -> Iterator[Trigger]:
    """ "was on his way to Lima", "is en route to Lima"."""
    en = view.words[i] == "route"
    start = i - 1 if en else i - 2
    if view.word(start) != ("en" if en else "on") or view.word(i + 1) != "to":
        return
    if not en and view.word(i - 1) not in _OWN:
        return
    verb = start - 1
    if view.word(verb) in ("is", "was", "are", "were"):
        for goal in goals_at(view, i + 2, roles.clause_end(view, i)):
            yield journey(
                start,
                i + 1,
                "arrived",
                [s for s in roles.subject(view, verb) if s.kind in _TRAVELLERS],
                goal,
                verb,
            )
