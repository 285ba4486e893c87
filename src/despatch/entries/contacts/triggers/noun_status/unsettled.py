"""Occasions that are but an idea, or for which no day is settled: "hopes of a meeting", "a date for the visit has not been fixed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
