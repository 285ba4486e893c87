"""Officials of sides told before: "the leaders of the two countries", "the two sides' negotiators", "their foreign ministers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.structures import Actor

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_GENITIVES = frozenset(("'", "’", "'s", "’s"))
_TWO = 2
_PLURALS = frozenset(
    "delegations delegates teams envoys negotiators representatives officials experts".split()
)


def of_both(view: View, actors: list[Actor]) -> list[Actor]:
    """The actors with the unnamed officials of "the two countries" made officials of those."""
    actors = _of_either(view, actors)
    theirs = {i: a for i, a in view.possessives.items() if view.word(i) == "their" and len(a.parties) > 1}
    if not theirs and not any(_sides(a) for a in actors):
        return actors
    found: list[Actor] = []
    for actor in actors:
        before = found[-1] if found else None
        if _sides(actor) and len(actor.parties) > _TWO and _beside_theirs(actor, found):
            found.append(actor)
            continue
        if before is not None and _sides(before) and _unsided(actor) and _owns(view, before, actor):
            found[-1] = _made(view, before.first, actor.last, actor, before.parties)
        elif (
            before is not None and _sides(actor) and _unsided(before) and _of(view, before.last, actor.first)
        ):
            found[-1] = _made(view, before.first, actor.last, before, actor.parties)
        elif _sides(actor) and _sent(view, actor):
            found.append(msgspec.structs.replace(actor, first=actor.first - 2))
        elif _unsided(actor) and actor.first - 1 in theirs and _several(view, actor):
            found.append(_made(view, actor.first, actor.last, actor, theirs[actor.first - 1].parties))
        else:
            found.append(actor)
    return found


def _of_either(view: View, actors: list[Actor]) -> list[Actor]:
    """ "Peruvian and Chilean delegations": a group of which the last party alone is read as its own."""
    found: list[Actor] = []
    for actor in actors:
        own = actor.kind in ("group", "organisation") and len(actor.parties) == 1 and not actor.people
        made, gap = actor, ["and"]
        while own and found and _several(view, actor) and _qualifies(view, found[-1], made, gap):
            before = found.pop()
            role = view.text(actor.first + 1, actor.last) or None
            made, gap = (
                Actor(before.first, actor.last, "group", (), (*before.parties, *made.parties), role),
                [","],
            )
        found.append(made)
    return found


def _qualifies(view: View, before: Actor, actor: Actor, gap: list[str]) -> bool:
    """Whether an adjective of a state stands before the group, with only `gap` between them."""
    adjective = before.kind == "state" and before.modifier and not set(before.parties) & set(actor.parties)
    return adjective and view.words[before.last : actor.first] == gap


def _beside_theirs(actor: Actor, before: list[Actor]) -> bool:
    """Whether one of theirs is told before: who "meets the leaders of the three countries" is of another."""
    return any(set(one.parties) & set(actor.parties) for one in before)


def _sides(actor: Actor) -> bool:
    return actor.kind == "group" and len(actor.parties) > 1 and not actor.people


def _unsided(actor: Actor) -> bool:
    """Whether it is several officials whose party the words do not tell."""
    return actor.kind in ("office", "group") and not actor.parties and not actor.people


def _owns(view: View, sides: Actor, officials: Actor) -> bool:
    between = view.words[sides.last : officials.first]
    return len(between) == 1 and between[0] in _GENITIVES and _several(view, officials)


def _of(view: View, start: int, end: int) -> bool:
    return view.words[start:end] in (["of"], ["from"]) and view.word(start - 1).endswith("s")


def _several(view: View, actor: Actor) -> bool:
    return view.word(actor.last - 1).endswith("s")


def _sent(view: View, actor: Actor) -> bool:
    """ "delegations from the two sides": a plural that is nobody by itself."""
    return view.word(actor.first - 1) in ("of", "from") and view.word(actor.first - 2) in _PLURALS


def _made(view: View, first: int, last: int, officials: Actor, parties: tuple[str, ...]) -> Actor:
    role = officials.role or view.text(officials.first, officials.last)
    return Actor(first, last, "office", (), parties, role)
