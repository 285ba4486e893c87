"""Envoys who hand in their credentials: a meeting with whoever receives them, however many they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers import status

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def credentials(view: View, i: int) -> bool:
    """Whether "credentials" or "letters of credence" are what is received or handed in."""
    return bool({"credentials", "credence"} & set(view.words[i + 1 : i + 6]))


def accredited(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "received credentials from the ambassadors of Peru and Chile": they met, however many they were."""
    envoys, subjects = _envoys(view, i, roles.clause_end(view, i)), roles.subject(view, i)
    if envoys and subjects:
        yield _audience(view, i, title, (*subjects, *envoys))


def presented(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "The ambassadors of Peru and Chile presented their credentials to President X": the same, told by those who come."""
    end = roles.clause_end(view, i)
    to = next((j for j in range(i + 2, min(i + 7, end)) if view.words[j] == "to"), end)
    hosts = lists.actors_after(view, to + 1, end) if to < end else []
    first = min((a.first for a in roles.subject(view, i)), default=i)
    role = next((w for w in view.words[:i] if w.startswith("ambassador")), None)
    envoys = [
        _envoy(a, role) for a in view.actors if a.last <= i and (role or a.first >= first) and not a.modifier
    ]
    if hosts and envoys:
        yield _audience(view, i, title, (*envoys, *hosts))


def _audience(view: View, i: int, title: bool, sides: tuple[Actor, ...]) -> Trigger:
    """Their meeting; told in the present it is over, for it lasts a minute."""
    what = status.verb_status(view, i, title)
    return Trigger(i, i + 1, "meeting", "held" if what == "present" else what, sides, verb=i)


def _envoy(actor: Actor, role: str | None) -> Actor:
    """A state on the list of those whose ambassadors they are stands for its ambassador."""
    return (
        Actor(actor.first, actor.last, "office", (), actor.parties, role) if actor.kind == "state" else actor
    )


def _brings(view: View, j: int) -> bool:
    """Whether the word at `j` goes on with who brings them: "from the ambassador", "the credentials of the ambassador"."""
    return view.words[j] == "from" or (
        view.words[j] == "of" and view.word(j - 1) in ("credentials", "credence")
    )


def _envoys(view: View, i: int, end: int) -> list[Actor]:
    """Who hands credentials in: the ambassadors after "from", and those of the states that go on the list of them."""
    start = next((j for j in range(i + 2, min(i + 7, end)) if _brings(view, j)), end)
    role = next((w for w in view.words[start:end] if w.startswith("ambassador")), None)
    found = []
    for a in view.actors:
        if not start < a.first < end or a.modifier:
            continue
        if a.kind in ("state", "person", "office", "group", "body"):
            found.append(_envoy(a, role))
    return found
