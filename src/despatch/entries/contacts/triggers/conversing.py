"""Meetings told by the way: "Talking to President X, President Y said ...", "joined his counterpart for the ground-breaking"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.wires import wired

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

TALKING = frozenset("talking conversing interacting receiving".split())
ENGAGING = frozenset("engaged engages".split())
WORDS = TALKING | ENGAGING | {"joined", "joins"}
_OFFICIALS = frozenset(("person", "office"))
_SPEAKERS = _OFFICIALS | {"pronoun"}
_OPENING = 5  # tokens of "On Monday, while talking to"
_BEFORE = frozenset(("", "while", "when", ",", "and", "later", "separately"))
_CEREMONIES = frozenset(
    "ceremony ceremonies ground-breaking groundbreaking breaking inauguration opening launch launching unveiling "
    "commissioning celebrations commemoration commemorations parade signing".split()
)
_FAR = 24  # tokens from the verb to the ceremony


def conversing(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """The trigger that "talking" or "joined" at `i` opens."""
    if view.words[i] in TALKING:
        yield from _talking(view, i)
    elif view.words[i] in ENGAGING:
        yield from _engaged(view, i, title)
    elif view.words[i] in WORDS:
        yield from _joined(view, i, title)


def _talking(view: View, i: int) -> Iterator[Trigger]:
    """ "Talking to President X on Monday, President Y said that ...": they have met."""
    linked = view.word(i + 1) in ("to", "with")
    if linked == (view.words[i] == "receiving") or view.word(i - 1) not in _BEFORE:
        return
    end = roles.clause_end(view, i)
    others = _addressed(view, i + 1 + linked, end)
    if not others:
        return
    opens = i <= _OPENING
    subjects = roles.dangling_subject(view, others[-1].last) if opens else roles.subject(view, i)
    subjects = [s for s in subjects if s.kind in _SPEAKERS]
    if _of_two(subjects, others):
        kind = "call" if wired(view, i, end) else "meeting"
        yield Trigger(i, i + 1, kind, "held", (*subjects, *others), verb=i)


def _engaged(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "engaged his counterpart X on bilateral issues": they dealt with each other, by phone where that is told."""
    end = roles.clause_end(view, i)
    others = lists.actors_after(view, i + 1 + (view.word(i + 1) == "with"), end)
    others = [a for a in others if a.kind in _OFFICIALS and a.parties]
    subjects = [s for s in roles.subject(view, i) if s.kind in _SPEAKERS]
    what = status.verb_status(view, i, title)
    if what in ("held", "present", "planned") and _of_two(subjects, others):
        kind = "call" if wired(view, i, end) else "meeting"
        yield Trigger(
            i, i + 1, kind, "held" if what == "present" else what, (*subjects, *others), verb=i, strength=1
        )


def _addressed(view: View, i: int, end: int) -> list[Actor]:
    """Those of one party to whom somebody talks; of a delegation, who leads it."""
    led = next((k for k in range(i, min(i + _LED, end - 1)) if view.words[k] in ("led", "headed")), None)
    if led is not None and view.words[led + 1] == "by" and "delegation" in view.words[i:led]:
        i = led + 2
    found = [a for a in lists.actors_after(view, i, end) if a.kind in _OFFICIALS and a.parties]
    return [a for a in found if a.parties == found[0].parties]


_LED = 10  # tokens of "a delegation of businessmen from Peru"


def _joined(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "joined his counterpart on the border for the ground-breaking of ...": they were there together."""
    others = [
        a for a in lists.actors_after(view, i + 1, min(i + _FAR, len(view.words))) if a.kind in _OFFICIALS
    ]
    if not others or not _ceremony(view, others[-1].last, i + _FAR):
        return
    subjects = [s for s in roles.subject(view, i) if s.kind in _SPEAKERS]
    what = status.verb_status(view, i, title)
    if what in ("held", "present", "planned") and _of_two(subjects, others):
        yield Trigger(
            i, i + 1, "meeting", "held" if what == "present" else what, (*subjects, *others), verb=i
        )


def _ceremony(view: View, start: int, end: int) -> bool:
    """Whether "for the opening of" or "at a ceremony" follows."""
    for k in range(start, min(end, len(view.words))):
        if view.words[k] in _CEREMONIES:
            return bool({"for", "at", "in", "during"} & set(view.words[max(start, k - 4) : k]))
    return False


def _of_two(subjects: list[Actor], others: list[Actor]) -> bool:
    """Whether both sides are told, and of different parties."""
    own = {p for s in subjects for p in s.parties}
    return bool(own) and not own & {p for s in others for p in s.parties} and any(s.parties for s in others)
