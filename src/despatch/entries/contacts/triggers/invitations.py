"""Visits that an invitation without "to visit" tells of: "invited X for an official visit in May", "invited X to Lima"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.goals import Goal, goals_at
from despatch.registers.states import is_state

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

INVITES = frozenset(("invited", "invites"))
_GUESTS = frozenset(("person", "office", "pronoun"))


def invitations(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """The visit that "invited" at `i` proposes: of whom is invited to where they are invited, or to the host's state."""
    end = roles.clause_end(view, i)
    what = status.verb_status(view, i, title)
    guests = lists.actors_after(view, i + 1, end)
    hosts = {p for s in roles.subject(view, i) for p in s.parties if is_state(p)}
    own = {p for g in guests for p in g.parties}
    if what not in ("held", "present") or len(hosts) != 1 or not own or hosts & own:
        return
    if any(g.kind not in _GUESTS for g in guests):
        return
    goal = _whereto(view, guests[-1].last, end, hosts)
    if goal is not None:
        yield Trigger(i, i + 1, "visit", "proposed", tuple(guests), target=goal.country, place=goal.place,
                      country=goal.country, verb=i)  # fmt: skip


def _whereto(view: View, i: int, end: int, hosts: set[str]) -> Goal | None:
    while i in view.timed or (view.word(i) == "on" and i + 1 in view.timed):
        i += 1
    if view.word(i) in ("for", "on") and view.word(i + 1) in ("a", "an"):
        noun = next((k for k in range(i + 2, min(i + 7, end)) if view.words[k] == "visit"), None)
        return (
            Goal(next(iter(hosts)), None, noun) if noun is not None and view.word(noun + 1) != "to" else None
        )
    if view.word(i) != "to":
        return None
    there = goals_at(view, i + 1, end)
    return there[0] if len(there) == 1 and there[0].country in hosts else None
