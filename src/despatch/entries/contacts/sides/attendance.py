"""Who else is at a meeting or conference that a noun tells of, besides the sides that its own phrase names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from despatch.entries.contacts.actors import roles
from despatch.entries.contacts.bodies import is_body
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
    if not subjects and kind == "meeting" and around.partners and len(around.parties) == 1:
        subjects = _who_says(view, i, around.parties)
    if not subjects and not around.parties and kind == "meeting":
        subjects = _sitting_body(view, i, first) or _convener(view, i, first) or _agreeing(view, i, first)
    return subjects


def _who_says(view: View, i: int, others: set[str]) -> list[Actor]:
    """ "Talks with Peru are going on, the Chilean ministry said": whoever tells of talks with somebody has them."""
    for actor in reversed(view.actors):
        if actor.first < i:
            return []
        if view.word(actor.last) not in ("said", "says", "announced", "confirmed", "told", "added"):
            continue
        start = actor.first - (view.word(actor.first - 1) in ("the", "a", "an"))
        own = len(actor.parties) == 1 and not is_body(actor.parties[0]) and not others & set(actor.parties)
        return [actor] if own and view.word(start - 1) == "," else []
    return []


def _convener(view: View, i: int, first: int) -> list[Actor]:
    """ "The NATO chief called for a meeting of defence ministers": who of a body speaks of its ministers' meeting."""
    if view.words[i] not in _SITTINGS or not ministers_at_large(view, i + 1):
        return []
    found = [a for a in roles.subject(view, first) if a.kind in ("person", "office", "body")]
    parties = {p for a in found for p in a.parties}
    return found if len(parties) == 1 and all(is_body(p) for p in parties) else []


def ministers_at_large(view: View, at: int) -> bool:
    """Whether "of defence ministers" stands at `at`: of ministers whose states are not told."""
    if view.word(at) != "of":
        return False
    at += 1
    while view.word(at) in group("group_modifiers") or view.word(at) in ("its", "the", "all"):
        at += 1
    return view.word(at) in _MINISTERS and view.word(at + 1) not in ("of", "from")


_MINISTERS = frozenset("ministers leaders members ambassadors governors heads chiefs".split())


def _sitting_body(view: View, i: int, first: int) -> list[Actor]:
    """The body that did what is told "at a meeting": "OPEC decided at a meeting in Oran", "was expelled by the AU at a session"."""
    if view.words[i] not in _SITTINGS or view.word(first - 1) not in ("a", "an"):
        return []
    if view.word(first - 2) not in ("at", "during", "in", "after", "following"):
        return []
    before = [a for a in view.actors if a.last == first - 2]
    agent = before and view.word(before[0].first - 1) in ("by", "the") and not before[0].modifier
    found = before if agent else roles.subject(view, first)
    if not found and _opening(view, first):
        found = roles.dangling_subject(view, i) or _next_named(view, i)
    bodies = {p for a in found for p in a.parties}
    return (
        found
        if len(bodies) == 1
        and all(is_body(p) for p in bodies)
        and all(a.kind in ("body", "organisation") for a in found)
        else []
    )


def _agreeing(view: View, i: int, first: int) -> list[Actor]:
    """ "At talks in Accra on Friday, Ghana and Togo agreed to reopen the border": those who agree on something there."""
    found = roles.dangling_subject(view, i) if _opening(view, first) else []
    parties = {p for a in found for p in a.parties}
    agreed = found and view.word(found[-1].last) in _AGREED and not any(map(is_body, parties))
    return found if agreed and len(parties) > 1 else []


_AGREED = frozenset("agreed decided pledged signed vowed resolved reaffirmed exchanged initialled".split())


def _next_named(view: View, i: int) -> list[Actor]:
    """Who is named first after an opening without a comma: "At a meeting in Oran on Monday OPEC decided"."""
    after = [a for a in view.actors if a.first > i and roles.preposition_before(view, a) is None]
    return after[:1]


_SITTINGS = frozenset(("meeting", "session", "sitting"))


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


_READY = frozenset("preparing prepare prepared ready readying gearing braced bracing".split())


def _bound_for(view: View, first: int) -> list[Actor]:
    """Who "left here for the summit", "arrived on Friday to attend the summit", "are preparing for Friday's summit"."""
    while first - 1 in view.timed or view.word(first - 1) in ("'s", "’s"):
        first -= 1
    if view.word(first - 1) == "for" and view.word(first - 2) in _READY:
        both = roles.subject(view, first - 2)
        return both if len({p for a in both for p in a.parties}) > 1 else []
    if not {"for", "attend"} & set(view.words[max(0, first - 2) : first]):
        return []
    travel = group("leave_verbs") | group("travel_to_verbs")
    for i in range(first - 2, max(-1, first - 12), -1):
        if view.words[i] in travel:
            return _persons(roles.subject(view, i))
    return []
