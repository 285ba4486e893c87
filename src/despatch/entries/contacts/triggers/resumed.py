"""Talks whose resumption is asked for or agreed: "called for the resumption of talks between A and B", "support in resuming it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_AGAIN = frozenset("resumption restart revival reopening relaunch renewal".split())
_DOING_AGAIN = frozenset("resuming restarting reopening relaunching reviving renewing".split())
_ASKED = group("proposed_cues") | frozenset(
    "support supports supported supporting backed backing pressed pressing pushed pushing push appealed appeal appeals "
    "urgent committed commitment efforts effort importance essential conditions ways way aimed".split()
)
_AGREED = frozenset("agreed agree agreement announced announce announces announcing".split())
_NO = frozenset(
    "not refused rejected ruled against opposed since after following without before until despite no never".split()
)
_ENDS = frozenset(', ; : “ ” " that who which said says because'.split())
_REACH = 9  # tokens before the resumption in which its call stands


def resumption(view: View, first: int, verb: int | None) -> str | None:
    """`proposed` or `planned` where the words before the noun phrase at `first` ask for its talks to go on; None else."""
    at = _word_of_it(view, first, verb)
    if at is None:
        return None
    for i in range(at - 1, max(-1, at - _REACH), -1):
        word = view.words[i]
        if word in _NO or word in _ENDS:
            return None
        if word in _AGREED:
            return "planned"
        if word in _ASKED:
            return "proposed"
    return None


def _word_of_it(view: View, first: int, verb: int | None) -> int | None:
    """Index of "resumption" in "the resumption of [talks]", of "resuming" before its object."""
    if verb is not None:
        return verb if view.words[verb] in _DOING_AGAIN else None
    i = first - 1
    while i >= 0 and view.words[i] in ("the", "their", "its", "a", "these", "those", "'s", "’s"):
        i -= 1
    if view.word(i) == "of" and view.word(i - 1) in _AGAIN:
        return i - 1
    return i if view.word(i) in _DOING_AGAIN else None
