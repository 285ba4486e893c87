"""Verbs in a row said of one subject: "held talks with A; met B; and will receive C"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_LINKING = frozenset("and also then later earlier again has had have is was will would to be been".split())
_GROUPS = (
    "meet_verbs visit_verbs travel_to_verbs leave_verbs light_verbs speak_verbs host_verbs phone_verbs congratulate_verbs "
    "attend_verbs confer_verbs"
).split()
_MORE = frozenset("call calls called signed sign signs saw see sees discussed discuss addressed".split())


@cache
def verbs() -> frozenset[str]:
    """Verbs that tell what somebody does with others."""
    return _MORE.union(*(group(name) for name in _GROUPS))


def opening_predicate(view: View, verb: int) -> int | None:
    """Index of the verb that has the subject of the one at `verb`, which follows right on a semicolon; None where it does not."""
    i = verb - 1
    while i > 0 and _links(view.words[i]):
        i -= 1
    if i <= 0 or view.words[i] != ";":
        return None
    while i > 0:
        close = i
        i -= 1
        while i >= 0 and view.words[i] != ";":
            i -= 1
        first = i + 1
        while first < close and _links(view.words[first]):
            first += 1
        if i < 0 or view.words[first] not in verbs():
            return _first_of(view, i + 1, close)
    return None


def _links(word: str) -> bool:
    """Whether a word only leads up to a verb: "and later", "has formally"."""
    return word in _LINKING or word.endswith("ly")


def _first_of(view: View, first: int, last: int) -> int | None:
    """The first verb of the stretch that has somebody before it in it."""
    for k in range(first, last):
        named = any(first <= a.first and a.last <= k for a in view.actors)
        if named and view.words[k] in verbs() and k not in view.actor_at:
            return k
    return None
