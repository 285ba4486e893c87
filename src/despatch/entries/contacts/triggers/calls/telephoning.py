"""Triggers by verbs of calling: "telephoned X", "called X to congratulate him", "was on the phone with X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.calls.grouping import PERSONS, sets_spoken_with
from despatch.entries.contacts.triggers.meetings import guest

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def on_the_phone(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "was on the phone with X", "A and B were on the phone on Monday", "had X on the telephone"."""
    verb = next((k for k in range(i - 3, max(-1, i - 12), -1) if view.words[k] in _ON_LINE), None)
    if verb is None or {"once", "times", "twice", "often"} & set(view.words[i + 1 : i + 4]):
        return  # "on the telephone more than once": a series
    subjects = [s for s in roles.subject(view, verb) if s.kind in PERSONS]
    held = view.words[verb] in ("had", "has", "have")
    others = lists.actors_after(view, verb + 1, i - 2) if held else []
    if held and (not others or others[-1].last != i - 2):
        return
    others = others or lists.with_phrase(view, i + 1, min(i + 6, len(view.words)), roles.clause_end(view, i))
    sides = [*subjects, *(o for o in others if o.kind in PERSONS)]
    what = status.verb_status(view, verb, title)
    if len({p for s in sides for p in s.parties}) > 1 and what in ("held", "present"):
        yield Trigger(i - 2, i + 1, "call", "held", tuple(sides), verb=verb)


_ON_LINE = frozenset("was were been had has".split())


def phoned(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "telephoned X", "phoned and congratulated X": a call with each party that is rung."""
    if view.word(i - 1) in ("the", "a", "by", "mobile", "cell", "over"):
        return
    if view.word(i - 1) == "to" and view.word(i - 2) in _TRYING:
        return  # "tried to telephone X"
    objects = lists.actors_after(view, _shared(view, i), roles.clause_end(view, i))
    subjects = roles.subject(view, i)
    what = status.verb_status(view, i, title)
    for one in sets_spoken_with(view, objects, rung=True) if subjects else ():
        yield Trigger(i, i + 1, "call", what, (*subjects, *one), verb=i)


CONTACTS = frozenset(("contacted",))


def contacted(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "has contacted the leaders of X and Y": officials of whom a leader of another party asks something."""
    objects = [
        a
        for a in lists.actors_after(view, i + 1, roles.clause_end(view, i))
        if a.kind in ("person", "office")
    ]
    subjects = [s for s in roles.subject(view, i) if s.kind in ("person", "office", "pronoun")]
    what = status.verb_status(view, i, title)
    if (
        what == "held"
        and len({p for s in (*subjects, *objects) for p in s.parties}) > 1
        and subjects
        and objects
    ):
        for one in sets_spoken_with(view, objects):
            yield Trigger(i, i + 1, "call", what, (*subjects, *one), verb=i)


_TRYING = frozenset("tried tries trying attempted attempting unable".split())


def _shared(view: View, i: int) -> int:
    """Where the object of the verb at `i` begins: after a second verb that shares it ("called and congratulated X")."""
    return i + 3 if view.word(i + 1) == "and" and view.word(i + 2).endswith("ed") else i + 1


def called(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "called President Milei to congratulate him": a person right after, then the end or a purpose or a time."""
    end = roles.clause_end(view, i)
    nxt = view.word(i + 1)
    named = i + 2 + (view.word(i + 2) == "the") in view.actor_at
    if nxt in ("on", "upon") and (named or view.word(i + 3) in ("host", "counterpart")):
        objects = [a for a in lists.actors_after(view, i + 2, end) or guest(view, i + 1) if a.kind in PERSONS]
        at = objects[-1].last if objects else 0
        at += view.word(at) == ","
        if objects and not any(t.word in ("to", "for") for t in view.tokens[at : at + 1]):
            subjects = [s for s in roles.subject(view, i) if s.kind in PERSONS]
            if subjects:
                yield Trigger(
                    i, i + 2, "meeting", status.verb_status(view, i, title), (*subjects, *objects), verb=i
                )
        return
    first = _shared(view, i)
    objects = [a for a in lists.actors_after(view, first, end) if a.kind == "person"]
    if not objects or objects[0].first > first:
        return
    j = objects[-1].last
    after = view.word(j)
    if j in view.timed or after in (
        "to",
        "on",
        "today",
        "by",
        "after",
        ".",
        "and",
        "last",
        "earlier",
        "from",
        "",
    ):
        subjects = [s for s in roles.subject(view, i) if s.kind in PERSONS]
        if subjects:
            yield Trigger(i, i + 1, "call", status.verb_status(view, i, title), (*subjects, *objects), verb=i)
