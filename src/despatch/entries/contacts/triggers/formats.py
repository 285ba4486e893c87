"""Sittings of standing formats of two sides: "the U.S.-EU Council, which met in Lyon", "the Task Force is to reconvene in June"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers import status

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_MEETS = frozenset("met meet meets convene convenes convened reconvene reconvenes reconvened".split())
_ORGANS = frozenset(
    "council commission committee group force forum dialogue panel board troika partnership mechanism".split()
)
_BETWEEN = (
    group("have")
    | group("be")
    | group("future")
    | frozenset(
        "which that to also would agreed decided due scheduled expected planned plans last first next recently , just since "
        "itself again itself will itself twice formally jointly".split()
    )
)
_COMING = frozenset("agreed decided due scheduled expected planned plans".split())
_NAME = 80  # characters in which the name of a format goes on
_BACK = 4000  # characters before in which a format pointed back to is told by its whole name


_HOLDS = frozenset("held hold holds holding".split())
CONVENES = _MEETS | _HOLDS
_SESSIONS = frozenset("meeting session round sitting".split())


def formats(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """The sitting that the verb at `i` tells of, if a format of two sides is its subject and nobody is its object."""
    if view.words[i] in _HOLDS:
        if view.word(i + 1) not in ("its", "the") or not _SESSIONS & set(view.words[i + 2 : i + 6]):
            return
    elif i + 1 in view.actor_at or view.word(i + 1) in group("bare_object"):
        return
    end = i
    while end > 0 and (view.words[end - 1] in _BETWEEN or end - 1 in view.timed):
        end -= 1
    between = view.words[end:i]
    relative = between[:2] == [",", "which"] or between[:1] in (["which"], ["that"])
    if "," in between and not relative:
        return
    who = _named(view, end) if relative or view.words[i] in _HOLDS else None
    who = who or _pointed_to(view, end)
    if who is None:
        return
    what = status.verb_status(view, i, title)
    if _COMING & set(between):
        what = "planned"
    if what in ("held", "planned", "present", "ongoing", "postponed", "cancelled"):
        yield Trigger(i, i + 1, "meeting", what, (who,), verb=i, definite=not relative)


def _named(view: View, end: int) -> Actor | None:
    """The format of two sides whose name ends at `end`: the compound of both, then the words of the name."""
    i = end - 1
    while i > 0 and i not in view.actor_at and _of_name(view, i):
        i -= 1
    n = view.actor_at.get(i)
    one = view.actors[n] if n is not None else None
    if one is None or one.kind not in ("organisation", "state", "body") or len(one.parties) != 2:
        return None
    return one if _ORGANS & set(view.words[one.first : end]) else None


def _of_name(view: View, i: int) -> bool:
    return view.tokens[i].word[0].isupper() or view.words[i] in ("and", "on", "of", "for")


def _pointed_to(view: View, end: int) -> Actor | None:
    """ "the Task Force", "the Commission": the format of two sides that was told by its whole name before."""
    if end < 2 or view.words[end - 1] not in _ORGANS or not view.tokens[end - 1].word[0].isupper():
        return None
    first = end - 1
    while first > 0 and view.tokens[first - 1].word[0].isupper() and view.word(first - 1) != "the":
        first -= 1
    if view.word(first - 1) != "the" or any(view.actors[n].parties for n in _actors(view, first, end)):
        return None
    parties = _parties_of(view, view.text(first, end), view.tokens[first].start)
    return Actor(first, end, "organisation", (), parties) if parties else None


def _parties_of(view: View, name: str, before: int) -> tuple[str, ...]:
    """Both parties of the compound ("U.S.-EU") that stands before `name` where it was told last."""
    text = view.analysis.report.text
    told = [
        m
        for m in view.analysis.mentions
        if m.type in ("state", "body", "organisation") and before - _BACK < m.start < before
    ]
    for left, right in reversed(list(pairwise(told))):
        joined = text[left.end : right.start] in ("-", "–")
        if joined and left.parties != right.parties and name in text[right.start : right.start + _NAME]:
            return (*left.parties, *right.parties)
    return ()


def _actors(view: View, first: int, end: int) -> set[int]:
    return {view.actor_at[k] for k in range(first, end) if k in view.actor_at}
