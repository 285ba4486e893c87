"""The other side of a contact that only the report as a whole tells: whom its pair of parties leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.structures import Candidate
from despatch.entries.scene import Scene
from despatch.model import Analysis

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def other_sides(analysis: Analysis, views: list[View], told: list[Candidate], home: str | None) -> None:
    """Give contacts of one party the other of the report's pair, where their words point to one."""
    short = [one for one in told if len(one.parties) == 1 and one.strength]
    if not short:
        return
    pair = Scene(analysis).pair
    by_index = {view.index: view for view in views}
    for one in short:
        other = _other(pair, one)
        view = by_index[one.sentence]
        if one.kind == "visit" and one.target is None and (one.here or _says_visit(view, one)):
            _visited(one, view, told, other)
        elif one.kind == "message" and one.former and one.date and other:
            one.parties.add(other)
        elif one.kind == "meeting" and _ours(view, one) and _told_first(told[0], one):
            one.parties |= told[0].parties
        elif one.kind == "meeting" and other and not is_body(other) and home not in one.parties:
            _stranger(analysis, one, view, other)


def _other(pair: tuple[str, ...], one: Candidate) -> str | None:
    rest = [p for p in pair if p not in one.parties]
    return rest[0] if len(rest) == 1 and len(pair) == 2 else None


def _says_visit(view: View, one: Candidate) -> bool:
    """Whether the words are "visit" or "stay" alone: a tour, or a visit to something told there, is none to the other party."""
    last = view.extent(one.heads[0].start, one.heads[0].end)[1]
    if view.words[last - 1] not in ("visit", "stay") or view.word(last - 2) in _SITES:
        return False
    if view.word(last) in ("to", "of", "in", "at"):
        return bool({"country", "nation", "republic"} & set(view.words[last + 1 : last + 5]))
    return True


_SITES = frozenset(
    "mosque church shrine site school factory hospital base hotel temple family private".split()
)


def _visited(one: Candidate, view: View, told: list[Candidate], other: str | None) -> None:
    if not one.people and not one.unnamed:
        return
    goal = _inviting(view, one) or other or _met(one, told)
    if goal is None or is_body(goal):
        return
    if one.definite and one.status == "proposed" and _met(one, told) == goal:
        one.status = "ongoing"  # "hoped that his visit would help", said of somebody who is being received
    if one.definite and one.status == "open" and one.people and _met(one, told[:1]) == goal:
        one.status = "ongoing"  # "the visit by X will help", said of somebody who has just been received
    if one.people and one.status in ("held", "ongoing", "arrived"):
        one.strength = 2
    one.target = goal
    one.parties.add(goal)
    one.country = one.country or goal


def _inviting(view: View, one: Candidate) -> str | None:
    """Whose "invitation" it is made at."""
    if "invitation" not in view.words:
        return None
    at = view.words.index("invitation")
    for a in view.actors:
        own = set(a.parties) - one.parties
        if len(own) == 1 and (at - 4 <= a.last <= at or at < a.first <= at + 4):
            return own.pop()
    return None


def _met(one: Candidate, told: list[Candidate]) -> str | None:
    met = {
        p
        for other in told
        if other.kind == "meeting" and len(other.parties) == 2 and set(other.people) & set(one.people)
        for p in other.parties - one.parties
    }
    return met.pop() if len(met) == 1 else None


def _ours(view: View, one: Candidate) -> bool:
    """Whether it is "our" meeting, told with its place or day."""
    first = view.extent(one.heads[0].start, one.heads[0].end)[0]
    return "our" in view.words[max(0, first - 1) : first + 1] and bool(one.place or one.date)


def _told_first(first: Candidate, one: Candidate) -> bool:
    """Whether the report opens with a message or a meeting of two: "our" is said by one of them to the other."""
    return (
        first is not one
        and first.kind in ("message", "meeting")
        and len(first.parties) == 2
        and one.parties < first.parties
    )


def _stranger(analysis: Analysis, one: Candidate, view: View, other: str) -> None:
    """Somebody in office whose party is not told, or without office whom an official meets; whom an ambassador meets."""
    after = view.extent(one.heads[0].start, one.heads[0].end)[1]
    people = [analysis.people[p] for p in one.people]
    strangers = [p.role for p in people if p.party is None]
    strangers += [
        view.text(a.first, a.last)
        for a in view.actors
        if one.strangers
        and a.first >= after
        and view.word(after) != "of"  # "a meeting of senior security officials": those of one's own
        and a.kind in ("office", "group")
        and not (a.parties or a.people)
    ]
    met = None in strangers and any(_in_office(p.role) for p in people if p.party)
    envoy = len(people) > 1 and any("ambassador" in (p.role or "").lower().split() for p in people)
    if met or envoy or any(_in_office(role) for role in strangers):
        one.parties.add(other)


def _in_office(role: str | None) -> bool:
    return bool(_OFFICIAL & set((role or "").lower().split()))


_OFFICIAL = frozenset(
    "minister ministers president premier king queen chancellor leader leaders officials official authorities governor mayor "
    "secretary chairman chairwoman speaker commander chief vice-president vice-premier counterpart counterparts".split()
)
