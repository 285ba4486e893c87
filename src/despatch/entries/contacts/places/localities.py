"""Towns that no table knows, where the report itself says what they are: "the Croatian border town of Miljana"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.model import Mention
from despatch.registers.states import states

if TYPE_CHECKING:
    from despatch.entries.contacts.structures import Trigger
    from despatch.entries.contacts.view import View

Locality = tuple[int, int, Mention]

_NOUNS = frozenset(
    "town city village resort port capital suburb township settlement district island province region hamlet".split()
)
_BEFORE = frozenset(("in", "at", "near", "outside", "to", "from", "of", "reached", "visited"))
_NO_TOWN = frozenset("the a an his her their its this that".split())
_MOST_MODIFIERS = 5


def localities(view: View, known: list[Locality]) -> list[Locality]:
    """Places named after a town noun ("the resort of X") or before their state ("X, Peru"), beyond the `known` ones."""
    taken = {i for first, last, _ in known for i in range(first, last)}
    found = []
    for i, word in enumerate(view.words):
        if word in _NOUNS:
            found += _named_after(view, i, taken)
        elif word in _BEFORE and word != "of":
            found += _before_state(view, i, known, taken) or _arrived_at(view, i, known, taken)
    return found


def _named_after(view: View, noun: int, taken: set[int]) -> list[Locality]:
    first = noun + 1 + (view.word(noun + 1) == "of")
    last = _name_end(view, first, taken)
    country = _qualified(view, noun)
    return [_place(view, first, last, country)] if last > first and country else []


def _qualified(view: View, noun: int) -> str | None:
    """The state whose adjective or possessive stands before the town noun, or that follows the name."""
    for i in range(noun - 1, max(-1, noun - 1 - _MOST_MODIFIERS), -1):
        n = view.actor_at.get(i)
        if n is not None and view.actors[n].kind == "state" and len(view.actors[n].parties) == 1:
            code = view.actors[n].parties[0]
            return code if code in states() else None
        if view.words[i] in _BEFORE:
            break
    return None


def _before_state(view: View, at: int, known: list[Locality], taken: set[int]) -> list[Locality]:
    first = at + 1
    last = _name_end(view, first, taken)
    if last == first or view.word(last) != "," or not _BUILDINGS.isdisjoint(view.words[first:last]):
        return []  # "at State House, Nairobi"
    for a, _, mention in known:
        if a == last + 1 and mention.type == "state" and mention.form != "demonym" and mention.of:
            return [_place(view, first, last, mention.of)]
    return []


def _arrived_at(view: View, at: int, known: list[Locality], taken: set[int]) -> list[Locality]:
    """ "arrived in X on Friday for a visit to Peru": X lies in Peru."""
    first = at + 1
    last = _name_end(view, first, taken)
    if last == first or not view.word(at - 1).startswith(("arriv", "land")):
        return []
    for a, _, mention in known:
        between = view.words[last:a]
        of_visit = {"visit", "trip", "tour", "stay"} & set(between[-2:]) and between[-1:] == ["to"]
        if (
            mention.type == "state"
            and mention.form != "demonym"
            and mention.of
            and len(between) < 14
            and of_visit
        ):
            return [_place(view, first, last, mention.of)]
    return []


def untabled(view: View, trigger: Trigger) -> str | None:
    """The town that no table knows and of which nothing is said but that it was there: "met at Panaji on Thursday"."""
    if trigger.kind not in ("meeting", "conference"):
        return None
    taken = {i for first, last, _ in view.places for i in range(first, last)}
    for i in range(trigger.last, min(trigger.last + 9, len(view.words) - 2)):
        if view.words[i] in _ENDS:
            return None
        if view.words[i] not in ("in", "at") or i + 1 in view.timed:
            continue
        last = _name_end(view, i + 1, taken)
        named = view.words[i + 1 : last]
        dated = last in view.timed or (view.word(last) in ("on", "last", "this") and last + 1 in view.timed)
        plain = len(named) in (1, 2) and all(w.isalpha() and len(w) > 3 for w in named) and dated
        return view.text(i + 1, last) if plain and _BUILDINGS.isdisjoint(named) else None
    return None


_ENDS = frozenset("that who which while when but said where after before ; :".split())
_BUILDINGS = frozenset(
    "house palace hall centre center airport hotel castle room summit forum assembly conference meeting club residence "
    "ministry office university college institute base camp fair session court parliament senate congress village".split()
)


def _name_end(view: View, first: int, taken: set[int]) -> int:
    """Index after the capitalised words from `first` on that are no known place, no time and nobody."""
    i = first
    while i < min(len(view.tokens), first + 4):
        word = view.tokens[i].word
        if (
            not word[0].isupper()
            or i in taken
            or i in view.timed
            or i in view.actor_at
            or word.lower() in _NO_TOWN
        ):
            break
        i += 1
    return i


def _place(view: View, first: int, last: int, country: str) -> Locality:
    start, end = view.tokens[first].start, view.tokens[last - 1].end
    return (
        first,
        last,
        Mention(start=start, end=end, type="place", of=view.text(first, last), country=country),
    )
