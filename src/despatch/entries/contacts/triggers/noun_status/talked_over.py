"""Visits and meetings that others only talk over, or make ready for: "are discussing a visit", "failed to agree on a meeting"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.triggers.status import NONE

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_ONE = frozenset("a an another possible".split())
_SKIPPED = frozenset("a an another the his her their its 's ’s possible early further first official".split())
_TALKED_OVER = frozenset(
    "discuss discusses discussing discussed consider considers considering considered contemplating mulling weighing exploring "
    "explored envisaging envisaged negotiating debating pondering studying".split()
)
_MADE_READY = frozenset(
    "arranging arrange arranges organising organizing organise organize preparing prepare prepares planning brokering finalising "
    "finalizing".split()
)
_ABOUT = frozenset("on about over regarding concerning".split())
_TALKS = frozenset(
    "talks talk talking negotiations negotiating negotiate negotiated discussions contacts consultations agree agreeing".split()
)
_WORKING = frozenset("work works working worked".split())
_SETTLED = frozenset("agreed agree agreement agreeing".split())
_UNSETTLED = frozenset("not n't n’t never without failed fail failing fails unable yet cannot".split())
_NEAR = 3  # tokens before a verb in which its "not" stands
_BEFORE_ONE = 5  # words in which what undoes "agree on" stands


def talked_over(view: View, first: int) -> str | None:
    """`planned` or `proposed` where the words before the phrase at `first` talk the occasion over or make it ready; else None."""
    i = first - 1
    one = view.word(first) in _ONE
    while view.word(i) in _SKIPPED or i in view.timed:
        one = one or view.word(i) in _ONE
        i -= 1
    word, before = view.word(i), view.word(i - 1)
    if word in _MADE_READY and i not in view.actor_at:
        return "planned"
    if not one:
        return None  # "discussed the visit": one that may be over
    if word in _TALKED_OVER:
        return NONE if _UNSETTLED & set(view.words[max(0, i - _NEAR) : i]) else "proposed"
    if word not in _ABOUT:
        return None
    if before in _SETTLED:
        undone = _UNSETTLED & set(view.words[max(0, i - 1 - _BEFORE_ONE) : i - 1])
        return "proposed" if undone else "planned"
    if before in _WORKING:
        return "planned"
    return "proposed" if before in _TALKS else None


_PROPOSED = frozenset(
    "discussed considered negotiated explored envisaged mooted mulled debated weighed studied".split()
)
_READIED = frozenset("arranged organised organized prepared planned".split())
_BEEN = frozenset("was were been be".split())
_TOLD = frozenset("announced agreed".split())
_UNDER = {
    "discussion": "proposed",
    "consideration": "proposed",
    "negotiation": "proposed",
    "study": "proposed",
    "review": "proposed",
    "preparation": "planned",
}
_AT_HAND = (
    ["in", "the", "works"],
    ["on", "the", "cards"],
    ["in", "the", "offing"],
    ["in", "the", "pipeline"],
)


def still_talked_over(words: list[str], i: int) -> str | None:
    """What a predicate after "is" or "was" makes of what it is told of: "is being discussed", "is under consideration", "is in the works"."""
    word, before = words[i], words[i - 1] if i else ""
    if word == "under":
        return _UNDER.get(words[i + 1] if i + 1 < len(words) else "")
    if before == "being" and word in _PROPOSED:
        return "proposed"
    if (before == "being" and word in _READIED) or (before in _BEEN and word in _TOLD):
        return "planned"  # "a visit to Peru on Friday was announced"
    return "planned" if words[i : i + 3] in _AT_HAND else None
