"""Envoys who hand in their credentials: a meeting with whoever receives them, however many they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import roles
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers import status

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def credentials(view: View, i: int) -> bool:
    """Whether "credentials" or "letters of credence" are received."""
    return bool({"credentials", "credence"} & set(view.words[i + 1 : i + 6]))


def accredited(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "received credentials from the ambassadors of Peru and Chile": they met, however many they were."""
    envoys, subjects = _envoys(view, i, roles.clause_end(view, i)), roles.subject(view, i)
    if envoys and subjects:
        what = status.verb_status(view, i, title)
        yield Trigger(
            i, i + 1, "meeting", "held" if what == "present" else what, (*subjects, *envoys), verb=i
        )


def _envoys(view: View, i: int, end: int) -> list[Actor]:
    """Who hands credentials in: the ambassadors after "from", and those of the states that go on the list of them."""
    start = next((j for j in range(i + 2, min(i + 7, end)) if view.words[j] == "from"), end)
    role = next((w for w in view.words[start:end] if w.startswith("ambassador")), None)
    found = []
    for a in view.actors:
        if not start < a.first < end or a.modifier:
            continue
        if a.kind == "state":
            found.append(Actor(a.first, a.last, "office", (), a.parties, role))
        elif a.kind in ("person", "office", "group", "body"):
            found.append(a)
    return found
