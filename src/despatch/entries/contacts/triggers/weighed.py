"""Verbs of what somebody only has in mind: "considered visiting Lima", "was thinking of meeting X", "whether to travel"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.triggers.unreal import NONE

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_STEMS = ("consider", "weigh", "mull", "ponder", "contemplat", "envisag", "explor", "debat", "ruminat")
_NOUNS_OF = ("considera", "explora", "debates", "weight", "contemplation")  # nouns of the same stems
THINKING = frozenset("think thinks thinking thought dream dreams dreamt dreamed dreaming".split())
IDEAS = frozenset(
    "idea ideas possibility possibilities hope hopes prospect prospects option chance chances thought thoughts dream dreams "
    "likelihood notion talk question".split()
)
_INTEREST = frozenset("interest interested".split())
_DROPPED = frozenset(
    "dropped drop drops dropping abandoned abandons abandon abandoning scrapped rejected rejects reject rejecting dismissed "
    "dismisses dismiss ruled opposed opposes oppose against shelved".split()
)
_UNDECIDED = frozenset("decide decided deciding decides undecided determine determined".split())
_SKIPPED = frozenset("also first even personally possibly soon again either his her their its 's ’s".split())
_WHETHER = 6  # tokens from "whether" to its verb ("whether he should visit")
_BEFORE = 7  # tokens before the word of thought in which it is undone
_CHAIN = 14  # tokens from one gerund to the next ("considering visiting Lima and meeting X")


def weighed(view: View, verb: int) -> str | None:
    """`proposed` where the gerund or infinitive at `verb` is only thought of, `NONE` where the thought was dropped; else None."""
    whether = next(
        (k for k in range(verb - 1, max(-1, verb - _WHETHER), -1) if view.words[k] == "whether"), None
    )
    if whether is not None:
        return _of_thought(view, whether - 1, asked=True)
    if not view.words[verb].endswith("ing"):
        return None
    i = _before(view, verb)
    if view.word(i) in ("and", "or", ","):
        for k in range(i - 1, max(0, i - _CHAIN), -1):
            if view.words[k].endswith("ing") and k not in view.actor_at and k not in view.timed:
                told = _of_thought(view, _before(view, k))
                if told is not None:
                    return told
        return None
    return _of_thought(view, i)


def _before(view: View, verb: int) -> int:
    """The token before a gerund, its adverbs and whoever does it: "the possibility of [X also] visiting"."""
    i = verb - 1
    while i >= 0 and (view.words[i] in _SKIPPED or view.words[i].endswith("ly") or i in view.actor_at):
        i -= 1
    return i


def _of_thought(view: View, i: int, asked: bool = False) -> str | None:
    """What a word of thought at `i` makes of what it governs."""
    while asked and view.word(i) in ("on", "about", "over", "yet", "the", "of", "question"):
        i -= 1
    word, before = view.word(i), view.word(i - 1)
    if asked and word in _UNDECIDED:
        return "proposed"  # "has not decided whether to visit"
    if word in ("of", "about") and (before in IDEAS or before in THINKING):
        return _kept(view, i - 1)
    if word == "against" and before.startswith(("decid", "advis", "argu")):
        return NONE
    if word == "in" and before in _INTEREST:
        return _kept(view, i - 1)
    if word.startswith(_STEMS) and not word.startswith(_NOUNS_OF):
        return _kept(view, i)
    return None


def _kept(view: View, i: int) -> str:
    """`proposed`, unless the thought at `i` is told as dropped, or as one that nobody has."""
    before = set(view.words[max(0, i - _BEFORE) : i])
    near = view.words[max(0, i - 3) : i]
    undone = any(
        w in group("negation") or w.endswith(("n't", "n’t")) or w in ("little", "longer") for w in near
    )
    return NONE if undone or _DROPPED & before else "proposed"
