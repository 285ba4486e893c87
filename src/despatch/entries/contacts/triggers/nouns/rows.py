"""Gatherings told in one plural: "the G7 and NATO summits", "the summits of Russia-EU and the SCO"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.sides.attendance import Around, attending
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.nouns.standing import standing
from despatch.entries.contacts.triggers.phrases import governing_verb

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def row_of_bodies(view: View, first: int, i: int) -> list[Actor]:
    """The bodies of "the G7 and NATO summits", of which each holds its own; [] if there are not two or more."""
    last = view.actor_at.get(first)
    if last is None or view.actors[last].kind != "body" or view.actors[last].last > i:
        return []
    row = [a for a in roles.coordinated_left(view, last) if a.kind == "body" and len(a.parties) == 1]
    return row if len(row) > 1 else []


def row_after(view: View, i: int) -> list[Actor]:
    """Whose they are in "the summits of Russia-EU and the SCO": bodies, or pairs of sides; [] if there are not two or more."""
    if view.word(i + 1) != "of":
        return []
    row = lists.actors_after(view, i + 2, roles.clause_end(view, i))
    apart = len(row) > 1 and all(
        a.kind in ("body", "state") and (len(a.parties) == 2 or (len(a.parties) == 1 and a.kind == "body"))
        for a in row
    )
    return row if apart else []


def one_of_each(view: View, i: int, row: list[Actor], title: bool) -> Iterator[Trigger]:
    """A gathering for each of the bodies."""
    first = row[0].first
    verb = governing_verb(view, first)
    what = standing(view, i, first, verb, (max(i + 1, row[-1].last), roles.clause_end(view, i)), title)
    if what == status.NONE:
        return
    subjects = attending(view, i, first, verb, Around([], [], [], []), "conference")
    for body in row:
        last = i + 1 if body is row[-1] and body.first < i else body.last
        kind = "meeting" if len(body.parties) == 2 else "conference"
        yield Trigger(body.first, last, kind, what, (body, *subjects), definite=True, verb=verb)
