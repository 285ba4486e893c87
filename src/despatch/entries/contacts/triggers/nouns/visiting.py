"""Courtesy calls: "paid a courtesy call on X" tells that somebody met X."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.phrases import governing_verb, phrase_first

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def is_courtesy(view: View, i: int) -> bool:
    """Whether "call on" tells of a visit paid: "a courtesy call on", "paid a call on"."""
    return view.word(i - 1) == "courtesy" or bool(
        {"paid", "pay", "pays", "paying"} & set(view.words[max(0, i - 3) : i])
    )


def courtesy_call(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "paid a courtesy call on X": who called on X met X."""
    first = phrase_first(view, i)
    verb = governing_verb(view, first)
    what = status.verb_status(view, verb, title) if verb is not None else "held"
    hosts = lists.actors_after(view, i + 2, roles.clause_end(view, i))
    callers = roles.subject(view, verb if verb is not None else first)
    if hosts and callers and what != status.NONE:
        yield Trigger(
            first, i + 2, "meeting", "held" if what == "participle" else what, (*callers, *hosts), verb=verb
        )
