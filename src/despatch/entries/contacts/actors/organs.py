"""Joint organs as one side: "the joint commission of Peru and Chile", "a working group on fish between the two"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_ORGANS = frozenset("commission committee council group subgroup board panel taskforce".split())
_OF = frozenset("of between for".split())
_GROUPING = frozenset("grouping comprising".split())
_FAR = 8  # words between the organ and its first state ("the joint commission on trade and industry between ...")
_BREAKS = frozenset(". ; : , said says who which that and".split())


def with_joint_organs(view: View, actors: list[Actor]) -> list[Actor]:
    """`actors` with the two or more states whose joint organ is named put together into that organ."""
    if _ORGANS.isdisjoint(view.words):
        return actors
    made: list[Actor] = []
    n = 0
    while n < len(actors):
        row = _row(view, actors, n)
        organ = _organ_before(view, actors[n].first, made[-1].last if made else 0) if row else None
        if organ is None:
            made.append(_premodified(view, actors[n]))
            n += 1
            continue
        sides = tuple(dict.fromkeys(p for one in row for p in one.parties))
        made.append(Actor(organ, _field(view, row[-1].last), "state", (), sides))
        n += len(row)
    return made


def _premodified(view: View, actor: Actor) -> Actor:
    """ "The Peruvian-Chilean joint commission": the organ whose two states stand before it."""
    if actor.kind != "state" or len(actor.parties) != 2:
        return actor
    for k in range(actor.last, min(actor.last + 4, len(view.words))):
        if view.words[k] in _ORGANS:
            return Actor(actor.first, k + 1, "state", (), actor.parties)
        if (
            not view.words[k].isalpha()
            or view.words[k] in _BREAKS | _VERBS
            or view.words[k] in group("prepositions")
        ):
            break
    return actor


def joint_organ(view: View, actor: Actor) -> bool:
    """Whether an actor is a joint organ of two states or more."""
    organ = not _ORGANS.isdisjoint(view.words[actor.first : actor.last])
    return organ and actor.kind == "state" and len(actor.parties) > 1


def _row(view: View, actors: list[Actor], n: int) -> list[Actor]:
    """Two or more different states joined by commas and "and" from the n-th actor on; [] if there are none."""
    row: list[Actor] = []
    for actor in actors[n:]:
        if actor.kind != "state" or len(actor.parties) != 1 or actor.modifier:
            break
        gap = [w for w in view.words[row[-1].last : actor.first] if w != "the"] if row else []
        if row and gap not in _JOINING:
            break
        row.append(actor)
        if "and" in gap:
            return row if len({p for a in row for p in a.parties}) == len(row) else []
    return []


_JOINING = ([","], ["and"], [",", "and"])


def _organ_before(view: View, first: int, limit: int) -> int | None:
    """Index of the organ that is said to be of, or between, the states from `first` on; None if there is none."""
    i = first - 1 - (view.word(first - 1) == "the")
    if view.word(i) in _GROUPING:
        i -= view.word(i - 1) == ","  # "the regional commission, grouping Peru, Chile and Cuba"
    elif view.word(i) not in _OF:
        return None
    for k in range(i - 1, max(limit - 1, i - 1 - _FAR), -1):
        if view.words[k] in _ORGANS:
            return _opening(view, k, limit)
        if view.words[k] in _BREAKS and not (view.words[k] == "and" and view.word(i) == "between"):
            return None
    return None


def _opening(view: View, organ: int, limit: int) -> int:
    """Index of the first word that qualifies the organ ("joint", "fifth intergovernmental")."""
    first = organ
    while first > limit and organ - first < 5 and view.words[first - 1].replace("-", "").isalpha():
        if view.words[first - 1] in _DETERMINERS or view.words[first - 1] in group("prepositions"):
            break
        first -= 1
    return first


_DETERMINERS = frozenset("the a an their its this that each".split())


def _field(view: View, last: int) -> int:
    """Index after what the organ is for, where its verb follows ("... of Peru and Chile on fish met")."""
    if view.word(last) not in ("on", "for"):
        return last
    verbs = _VERBS | group("meet_verbs") | group("gather_verbs") | group("light_verbs")
    for k in range(last + 2, min(last + 9, len(view.words))):
        if view.words[k] in verbs:
            return k
        if view.words[k] in _BREAKS - {"and"} or k in view.timed:
            return last
    return last


_VERBS = frozenset("will would is was has had were are".split())
