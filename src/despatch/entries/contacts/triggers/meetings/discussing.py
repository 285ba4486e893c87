"""Triggers by verbs of talking: "sat down with", "conferred with", "discussed X with"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.meetings.among import of_two_sides, reciprocal
from despatch.entries.contacts.triggers.meetings.clauses import settled
from despatch.entries.contacts.triggers.wires import wired

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def confers(view: View, i: int) -> bool:
    """Whether "with" follows the verb at `i`, be it after a place or a day ("conferred in Lima on Monday with X")."""
    k = i + 1
    while k in view.timed or view.word(k) in _BETWEEN or any(a <= k < b for a, b, _ in view.named_places):
        k += 1
    return view.word(k) == "with"


_BETWEEN = frozenset("in on here at briefly privately separately also late early".split())


def conferred(view: View, i: int, title: bool, strength: int) -> Iterator[Trigger]:
    """ "sat down with X", "conferred with X", "the two sat down together": a meeting of the subject and whom "with" names."""
    what = settled(view, i, status.verb_status(view, i, title))
    end = roles.clause_end(view, i)
    objects = lists.with_phrase(view, i + 1, end)
    subjects = roles.subject(view, i)
    if objects or reciprocal(subjects):
        yield Trigger(i, i + 1, "meeting", what, (*subjects, *objects), verb=i, strength=strength)


def discussed(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "discussed X with Y" and "the Czech and the Norwegian minister discussed X" tell of a meeting; "the ministers discussed X" adds to one."""
    what = settled(view, i, status.verb_status(view, i, title))
    if what not in ("held", "planned", "present", "ongoing"):
        return
    end = roles.clause_end(view, i)
    objects = lists.with_phrase(view, i + 1, end)
    subjects = roles.subject(view, i)
    if _of_relations(view, objects) or (of_two_sides(subjects) and _of_dealings(view, objects)):
        objects = []
    if view.word(i - 1) in ("was", "were", "been", "being") and not objects:
        subjects = _discussed_by(view, i, end)
    if objects or (what == "held" and of_two_sides(subjects)) or _of_third_parties(view, i, end, subjects):
        kind, strength = ("call", 2) if wired(view, i, end) else ("meeting", 1)
        yield Trigger(i, i + 1, kind, what, (*subjects, *objects), verb=i, strength=strength)
    elif not subjects and view.word(i - 1) in ("was", "were", "been") and wired(view, i, end):
        yield Trigger(
            i, i + 1, "call", what, (), verb=i, strength=0, definite=True
        )  # "was discussed over the phone"
    elif subjects:
        yield Trigger(i, i + 1, "any", what, tuple(subjects), verb=i, strength=0, definite=True)


def _discussed_by(view: View, i: int, end: int) -> list[Actor]:
    """ "was discussed in Lima last week by X and Y": who talked about it."""
    by = next((k for k in range(i + 1, min(i + 9, end)) if view.words[k] == "by"), None)
    return lists.actors_after(view, by + 1, end) if by is not None else []


def _of_third_parties(view: View, verb: int, end: int, subjects: list[Actor]) -> bool:
    """ "The leaders will discuss the relationship with Peru": those of two sides, about a third."""
    ties = any(
        view.words[k] in _RELATIONS and view.word(k + 1) == "with"
        for k in range(verb + 1, min(end, verb + 9))
    )
    return ties and len(subjects) == 1 and subjects[0].kind == "group" and len(set(subjects[0].parties)) > 1


def _of_relations(view: View, objects: list[Actor]) -> bool:
    """ "discussed Peru's relations with Chile and Brazil": states that are spoken of, not spoken with."""
    if len(objects) < 2 or any(o.kind not in ("state", "body") for o in objects):
        return False
    return _with_whom(view, objects) in _RELATIONS


def _of_dealings(view: View, objects: list[Actor]) -> bool:
    """ "A and B discussed the agreement with the EU": who has sat together spoke of a third."""
    stated = bool(objects) and all(o.kind in ("state", "body") for o in objects)
    return stated and _with_whom(view, objects) in _RELATIONS | _DEALINGS


def _with_whom(view: View, objects: list[Actor]) -> str:
    """The word before "with": what somebody has with the objects."""
    i = objects[0].first - 1
    while i > 0 and view.words[i] not in ("with", "alongside"):
        i -= 1
    return view.word(i - 1)


_DEALINGS = frozenset(
    "agreement agreements deal deals treaty pact accord trade cooperation talks negotiations partnership dispute tensions".split()
)
_RELATIONS = frozenset("relations relationship relationships ties war peace border conflict".split())
