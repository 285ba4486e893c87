"""Who else is at a meeting or conference that a noun tells of, besides the sides that its own phrase names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from despatch.entries.contacts.actors import roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.sides import partners as partners_of
from despatch.entries.contacts.structures import Actor
from despatch.entries.contacts.triggers.addressees import spoken_to
from despatch.entries.contacts.triggers.asides import ASIDE

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_PERSONS = frozenset(("person", "office", "group", "pronoun"))


class Around(NamedTuple):
    """The actors that the noun phrase itself names: whose it is, within it, "between ..." and "with ..."."""

    owners: list[Actor]
    inside: list[Actor]
    between: list[Actor]
    partners: list[Actor]

    @property
    def parties(self) -> set[str]:
        """All the parties so named."""
        return {p for actors in self for a in actors for p in a.parties}


def attending(view: View, i: int, first: int, verb: int | None, around: Around, kind: str) -> list[Actor]:
    """The actors that the sentence puts there: subjects of its verb, who spoke there, who travels to it, who signs at it."""
    if _aside(view, first) and (
        kind == "conference" or all(a.kind in ("body", "office") for a in around.between)
    ):
        return _persons(roles.subject(view, first))
    subjects = _of_clause(view, i, first, verb, around)
    if (
        not subjects
        and not around.owners
        and not around.between
        and around.partners
        and _opening(view, first)
    ):
        subjects = _persons(roles.dangling_subject(view, i))
    if not subjects and (kind == "conference" or view.words[i] == "meeting"):
        subjects = _bound_for(view, first)
    if not subjects and not around.parties:
        subjects = partners_of.signers(view, first)
    return subjects


def _of_clause(view: View, i: int, first: int, verb: int | None, around: Around) -> list[Actor]:
    between = around.between
    if verb is not None and not (between and any(a.people for a in between)):
        subjects = roles.subject(view, verb)
        if not subjects and verb <= 2 and view.words[verb].endswith("ing"):
            subjects = roles.dangling_subject(view, i)
        return _persons(subjects) if between or around.inside else subjects
    if not around.owners and not between and around.partners and not around.inside:
        return roles.subject(view, first)
    few = len(around.parties) < 2 or all(a.kind in ("body", "office") for a in between)
    if not few or not partners_of.attended(view, first):
        return []
    return spoken_to(view, first, _persons(roles.subject(view, first)))


def _persons(actors: list[Actor]) -> list[Actor]:
    return [a for a in actors if a.kind in _PERSONS]


def _aside(view: View, first: int) -> bool:
    return bool(ASIDE & set(view.words[max(0, first - 4) : first]))


def _opening(view: View, first: int) -> bool:
    """Whether the sentence opens with it: "In a meeting with X, the president ..."."""
    start = 0
    while (
        start in view.timed
        or (view.word(start) in ("on", "earlier") and start + 1 in view.timed)
        or view.word(start) == ","
    ):
        start += 1  # "On Wednesday, in a meeting with X, the president ..."
    return first <= start + 3 and view.word(start) in ("in", "during", "at", "following", "after", "before")


def _bound_for(view: View, first: int) -> list[Actor]:
    """Who "left here for the summit", "arrived on Friday to attend the summit"."""
    if not {"for", "attend"} & set(view.words[max(0, first - 2) : first]):
        return []
    travel = group("leave_verbs") | group("travel_to_verbs")
    for i in range(first - 2, max(-1, first - 12), -1):
        if view.words[i] in travel:
            return _persons(roles.subject(view, i))
    return []
