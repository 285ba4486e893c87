"""Courtesy calls and visits: "paid a courtesy call on X" tells that somebody met X."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.meetings.clauses import settled
from despatch.entries.contacts.triggers.phrases import governing_verb, phrase_first

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


_PAYS = frozenset("paid pay pays paying".split())


def is_courtesy(view: View, i: int) -> bool:
    """Whether "call on" tells of a visit paid: "a courtesy call on", "a courtesy call to", "paid a call on"."""
    if view.words[i] not in ("call", "calls") or view.word(i + 1) not in ("on", "to"):
        return False
    if view.word(i + 1) == "to":
        return view.word(i - 1) == "courtesy" and group("call_cues").isdisjoint(view.words)
    return view.word(i - 1) == "courtesy" or bool(_PAYS & set(view.words[max(0, i - 3) : i]))


_CIVIL = frozenset("courtesy farewell introductory protocol".split())


def civil_visit(view: View, i: int) -> bool:
    """Whether the noun at `i` is a visit to a person, not to a country: "paid President X a courtesy visit"."""
    if view.words[i] not in ("visit", "visits") or view.word(i - 1) not in _CIVIL:
        return False
    if view.word(i + 1) != "to":
        return bool(_PAYS & set(view.words[max(0, i - 6) : i]))
    hosts = lists.actors_after(view, i + 2, roles.clause_end(view, i))
    return bool(hosts) and hosts[0].kind in ("person", "office", "pronoun")


def courtesy_call(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "paid a courtesy call on X", "a farewell visit to X": who called on X met X."""
    if view.word(i + 1) not in ("on", "to"):
        return  # "received X, who paid him a courtesy visit": told by the verb
    first = phrase_first(view, i)
    verb = governing_verb(view, first)
    what = settled(view, verb, status.verb_status(view, verb, title)) if verb is not None else "held"
    hosts = lists.actors_after(view, i + 2, roles.clause_end(view, i))
    callers = roles.subject(view, verb if verb is not None else first)
    if hosts and callers and what != status.NONE:
        yield Trigger(
            first, i + 2, "meeting", "held" if what == "participle" else what, (*callers, *hosts), verb=verb
        )
