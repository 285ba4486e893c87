"""Verbs of calls and messages: which of the frames beside this module the verb at a place opens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers.calls.congratulating import congratulated
from despatch.entries.contacts.triggers.calls.grouping import PERSONS
from despatch.entries.contacts.triggers.calls.sending import sent
from despatch.entries.contacts.triggers.calls.speaking import spoke
from despatch.entries.contacts.triggers.calls.telephoning import (
    CONTACTS,
    called,
    contacted,
    on_the_phone,
    phoned,
)

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def call_verbs(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """Triggers that the verb at `i` opens, if it tells of a call or a message."""
    word = view.words[i]
    if view.words[i - 2 : i] == ["on", "the"] and word in ("phone", "telephone"):
        yield from on_the_phone(view, i, title)
    elif word in group("phone_verbs"):
        yield from phoned(view, i, title)
    elif word in CONTACTS:
        yield from contacted(view, i, title)
    elif word in ("called", "calls", "call", "calling"):
        yield from called(view, i, title)
    elif word in group("speak_verbs"):
        yield from spoke(view, i, title)
    elif word in group("congratulate_verbs"):
        named = [o for o in lists.actors_after(view, i + 1, roles.clause_end(view, i)) if o.kind in PERSONS]
        if not _HONOURS & set(view.words) or any(_in_office(view, o) for o in named):
            yield from congratulated(view, i, title, named)
    elif word in group("send_verbs"):
        yield from sent(view, i, title)


_HONOURS = frozenset("prize award honor honour medal nobel laureate laureates oscar".split())


def _in_office(view: View, actor: Actor) -> bool:
    """Whether somebody, congratulated on a prize, holds an office or is known by one."""
    people = view.analysis.people
    return actor.kind != "person" or any(people[p].role for p in actor.people if p < len(people))
