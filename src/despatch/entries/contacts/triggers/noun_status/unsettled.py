"""Occasions that are but an idea, or for which no day is settled: "hopes of a meeting", "a date for the visit has not been fixed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.triggers.unreal import NONE
from despatch.entries.contacts.triggers.weighed import IDEAS, THINKING

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_ONE = frozenset("a an another".split())
_DATES = frozenset("date dates timing time timetable".split())
_EXACT = frozenset("exact precise specific final concrete new".split())
_FIXED = frozenset(
    "fixed set decided finalised finalized agreed settled determined announced confirmed scheduled".split()
)
_AUXILIARIES = frozenset("has have had is are was were".split())
_TO_PREDICATE = 24  # tokens from the noun to "has not been fixed"


def unsettled(view: View, first: int, noun: int) -> str | None:
    """`proposed` or `planned` where the phrase [first, noun] is what an idea is of, or a day is sought for; else None."""
    chance = _of_chance(view, noun + 1)
    if chance is not None:
        beside = {view.word(first - 1), view.word(first - 2)} & _BESIDE
        return chance if not beside else "planned" if chance == "proposed" else None
    i = first - 1
    one = view.word(first) in _ONE
    while i >= 0 and (
        i in view.actor_at
        or view.words[i] in ("'s", "’s", "the", "a", "an", "another", "his", "her", "their")
    ):
        one = one or view.words[i] in _ONE
        i -= 1
    if view.word(i) not in ("of", "for", "about"):
        return None
    if view.word(i - 1) in IDEAS or view.word(i - 1) in THINKING:
        return "proposed" if one else None
    if view.word(i - 1) in _DATES and _unfixed(view, noun + 1):
        return "planned" if _EXACT & set(view.words[max(0, i - 3) : i - 1]) else "proposed"
    return None


_BESIDE = frozenset("at during on in of".split())  # "a meeting at the summit is possible": it will sit
_COPULAS = frozenset("is are was were be remains remained seems looks appears 's ’s".split())
_DEGREES = frozenset(
    "still now also very quite highly more a an the real distinct strong another only indeed well".split()
)
_POSSIBLE = frozenset(
    "possible possibility likely conceivable option uncertain unclear doubtful premature".split()
)
_IMPOSSIBLE = frozenset("unlikely impossible inconceivable unthinkable".split())
_STOPS = frozenset("that which who whom where ; : has have had will would said says , but if".split())
_TO_CHANCE = 34  # tokens from the noun over its sides to "is possible"


def _of_chance(view: View, first: int) -> str | None:
    """What "is possible", "is still an option", "is unlikely" make of the noun before `first`; None if neither is told."""
    for k in range(first, min(first + _TO_CHANCE, len(view.words))):
        if view.words[k] in _STOPS and k not in view.actor_at:
            return None
        if view.words[k] == "to" and _infinitive(view, k + 1):
            return None  # "talks to end the war are ..."
        if view.words[k] not in _COPULAS or k in view.actor_at:
            continue
        k += 1
        while view.word(k) in _DEGREES:
            k += 1
        if view.word(k + 1) in ("to", "that", "for"):
            return None
        if view.words[k : k + 4] == ["out", "of", "the", "question"] or view.word(k) in _IMPOSSIBLE:
            return NONE
        return "proposed" if view.word(k) in _POSSIBLE else None
    return None


def _infinitive(view: View, k: int) -> bool:
    """Whether a verb stands at `k`, after "to", and no name or "the"."""
    return k >= len(view.tokens) or (view.tokens[k].word[:1].islower() and view.words[k] != "the")


def _unfixed(view: View, first: int) -> bool:
    """Whether the predicate after `first` tells that it is not settled: "has not yet been fixed", "is yet to be decided"."""
    words = view.words[first : first + _TO_PREDICATE]
    for k, word in enumerate(words):
        if word in (";", ":", "but", "who", "which"):
            return False
        if word in _AUXILIARIES and first + k not in view.actor_at:
            after = words[k + 1 : k + 6]
            return bool({"not", "yet", "n't", "n’t", "never"} & set(after)) and not _FIXED.isdisjoint(after)
        if word.endswith(("n't", "n’t")):
            return not _FIXED.isdisjoint(words[k + 1 : k + 5])
    return False
