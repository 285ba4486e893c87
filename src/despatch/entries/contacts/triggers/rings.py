"""Calls told beside another verb: "told X by telephone", "in a phone call on Tuesday, A told B", "took a call from B"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.meetings import one_by_one
from despatch.entries.contacts.triggers.wires import LINES, on_line

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

CALLS = frozenset(("call", "conversation", "talk", "talks"))
TELLING = frozenset(
    "told tells informed assured reassured warned asked urged briefed thanked pressed promised advised updated called "
    "congratulated invited expressed reaffirmed reiterated stressed praised proposed offered raised agreed consulted reached contacted appealed".split()
)
_PERSONS = frozenset(("person", "office", "pronoun"))
_ANSWERING = frozenset("received receives receive took takes take taken got accepted fielded had".split())
APART = frozenset(("separate", "separately", "individually", "respectively"))
_TITLE = 4  # words of "Prime Minister" before a name
_OPENING = 6  # words of "In a 30-minute telephone call"


def rings(view: View, i: int) -> Iterator[Trigger]:
    """The trigger that "phone" (after "by", "over the") or "call" at `i` opens beside a verb that is none of calling."""
    if view.words[i] in LINES and on_line(view, i):
        yield from _told_by_phone(view, i)
    elif view.words[i] in CALLS and _by_wire(view, i):
        yield from opening(view, i, "call")
        yield from _answered(view, i)


def apart(view: View, objects: list[Actor]) -> list[tuple[Actor, ...]]:
    """Those spoken to together, or each by themselves where the words say so ("in separate calls with A and B")."""
    if len({p for o in objects for p in o.parties}) < 2 or not APART & set(view.words):
        return [tuple(objects)]
    return [(o,) for o in one_by_one(objects)]


def _by_wire(view: View, i: int) -> bool:
    return bool(group("call_cues") & set(view.words[max(0, i - 3) : i])) or view.words[i] == "call"


def opening(view: View, i: int, kind: str) -> Iterator[Trigger]:
    """ "In a telephone call on Tuesday, A told B", "In a letter dated 1 March, A asked B": who says it, and to whom."""
    if (
        view.words[0] not in ("in", "during")
        or i > _OPENING
        or view.word(1) not in ("a", "an", "another", "separate")
    ):
        return
    comma = next((k for k in range(i + 1, min(i + 9, len(view.words))) if view.words[k] == ","), None)
    if comma is None or any(k in view.actor_at for k in range(i, comma)):
        return
    end = roles.clause_end(view, comma)
    told = roles.dangling_subject(view, i)
    callers = [a for a in told if a.kind in _PERSONS]
    if not callers or callers[0].first > comma + _TITLE:
        return
    verb = next(
        (k for k in range(callers[-1].last, min(callers[-1].last + 4, end)) if view.words[k] in TELLING), None
    )
    others = (
        [a for a in lists.actors_after(view, verb + 1, end) if a.kind in _PERSONS] if verb is not None else []
    )
    if len({p for a in (*callers, *others) for p in a.parties}) > 1:
        yield Trigger(i, i + 1, kind, "held", (*callers, *others))


def _told_by_phone(view: View, i: int) -> Iterator[Trigger]:
    verb = next((k for k in range(i - 1, max(-1, i - 24), -1) if view.words[k] in TELLING), None)
    if verb is None or ";" in view.words[verb:i]:
        return
    what = status.verb_status(view, verb)
    callers = [a for a in roles.subject(view, verb) if a.kind in _PERSONS]
    others = [a for a in lists.actors_after(view, verb + 1, i) if a.kind in _PERSONS]
    if (
        what in ("held", "present")
        and callers
        and len({p for a in (*callers, *others) for p in a.parties}) > 1
    ):
        for one in apart(view, others):
            yield Trigger(i, i + 1, "call", "held", (*callers, *one), verb=verb)


def _answered(view: View, i: int) -> Iterator[Trigger]:
    """ "received a telephone call on Tuesday from B": who calls is told last."""
    j = i + 1
    while j in view.timed or view.word(j) in ("on", "late", "earlier", "early"):
        j += 1
    verb = next((k for k in range(i - 1, max(-1, i - 6), -1) if view.words[k] in _ANSWERING), None)
    if view.word(j) != "from" or verb is None:
        return
    end = roles.clause_end(view, i)
    called = [a for a in roles.subject(view, verb) if a.kind in _PERSONS]
    callers = [a for a in lists.actors_after(view, j + 1, end) if a.kind in _PERSONS]
    what = status.verb_status(view, verb)
    if (
        what in ("held", "present", "planned")
        and len({p for a in (*called, *callers) for p in a.parties}) > 1
    ):
        for one in apart(view, callers):
            yield Trigger(i, i + 1, "call", what, (*called, *one), verb=verb)
