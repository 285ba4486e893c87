"""Verbs of what nobody came to do: "did not get to meet X", "was not able to visit", "failed to hold the first talks since May"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_MEANS = frozenset(
    "get got manage managed able be been chance opportunity occasion time position in a an the any choose bother happen find".split()
)
_HOLDING = frozenset("hold have start open begin resume arrange secure conduct stage schedule".split())
_CLOSES = frozenset(', ; : and but that which who “ ” " for to of in at on with after'.split())
_REACH = 7  # tokens from the verb to the noun ("hold the first substantive direct talks")


def unable(view: View, verb: int) -> bool:
    """Whether the infinitive at `verb` is of what somebody could not do, or got no chance to."""
    if view.word(verb - 1) != "to":
        return False
    i = verb - 2
    if view.word(i) == "unable":
        return True
    while i >= 0 and view.words[i] in _MEANS:
        i -= 1
    word = view.word(i)
    return i < verb - 2 and (word in group("negation") or word.endswith(("n't", "n’t")))


_WORD = frozenset(
    "agreement agreements deal promise pledge commitment arrangement understanding plan plans".split()
)
_BROKE = frozenset(
    "broke broken breaking breaks reneged reneging backed withdrew scrapped cancelled abandoned dropped".split()
)


def went_back(view: View, verb: int) -> bool:
    """ "broke a tentative agreement to hold talks", "reneged on its promise to visit": what was settled is given up."""
    if view.word(verb - 1) != "to" or view.word(verb - 2) not in _WORD:
        return False
    before = view.words[max(0, verb - 8) : verb - 2]
    return bool(_BROKE & set(before)) and not (group("negation") | {","}) & set(before)


def failed_to_hold(view: View, first: int) -> bool:
    """Whether the phrase at `first` is what somebody failed, or was not able, to hold: "failed to hold direct talks"."""
    for i in range(first - 1, max(-1, first - _REACH), -1):
        if view.words[i] in _CLOSES:
            return False
        if view.words[i] in _HOLDING and view.word(i - 1) == "to":
            return view.word(i - 2) in group("refused_cues") or unable(view, i)
    return False
