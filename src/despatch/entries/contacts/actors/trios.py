"""Officials of a set of states that is told by its members: "ministers of the European trio of Britain, France and Germany"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.structures import Actor

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_SETS = frozenset(
    "trio troika quartet grouping group bloc powers countries nations states members trilateral quad threesome".split()
)
_OPENS = frozenset(("of", "-", "–", "—", "--", ",", "(", ":"))
_FAR = 7  # tokens from the officials to the first of the states
_WORDS_OF_ROW = frozenset((",", "and", "the", "plus", "&"))


def spelt_members(view: View, actors: list[Actor]) -> list[Actor]:
    """The actors, officials of such a set made as many groups as it has members, each of its own state."""
    if _SETS.isdisjoint(view.words):
        return actors
    made: list[Actor] = []
    n = 0
    while n < len(actors):
        row = _row(view, actors, n)
        if row:
            made += _each(view, actors[n], row)
            n += 1 + actors[n + 1 :].index(row[0]) + len(row)
        else:
            made.append(actors[n])
            n += 1
    return made


def _each(view: View, head: Actor, row: list[Actor]) -> list[Actor]:
    """One group a state; the first stands where the officials do, so that whatever governs them governs it."""
    role = view.text(head.first, head.last).partition(" of ")[0]
    if role.lower().split()[-1] in _SETS:  # "officials of the three European powers"
        role = view.word(head.first - 2) if view.word(head.first - 1) in ("of", "from") else "officials"
    first = Actor(head.first, row[0].last, "group", (), row[0].parties, role)
    return [first, *(Actor(a.first, a.last, "group", (), a.parties, role) for a in row[1:])]


def _row(view: View, actors: list[Actor], n: int) -> list[Actor]:
    """The states, three or more, that spell out the set whose officials the n-th actor is; [] if it is told otherwise."""
    head = actors[n]
    if head.kind not in ("office", "group") or head.people:
        return []
    rest = actors[n + 1 :]
    if rest and rest[0].kind in ("body", "organisation"):  # "of the CAN nations, Bolivia, Peru and Chile"
        rest = rest[1:]
    row: list[Actor] = []
    for actor in rest:
        gap = view.words[(row[-1].last if row else head.last) : actor.first]
        if actor.kind != "state" or len(actor.parties) != 1 or actor.modifier:
            break
        if not (_joined(gap) if row else _led(view, head, actor)):
            break
        row.append(actor)
    closed = len(row) > 2 and "and" in view.words[row[-2].last : row[-1].first]
    return row if closed else []


def _joined(gap: list[str]) -> bool:
    return bool(gap) and all(w in _WORDS_OF_ROW for w in gap)


def _led(view: View, head: Actor, state: Actor) -> bool:
    """Whether a word for the set and an opening word stand between the officials and its first member."""
    start = head.first
    gap = view.words[start : state.first]
    gap = gap[:-1] if gap[-1:] == ["the"] else gap
    if not gap or gap[-1] not in _OPENS or state.first - head.last > _FAR:
        return False
    return gap[-2:-1] != [] and gap[-2] in _SETS
