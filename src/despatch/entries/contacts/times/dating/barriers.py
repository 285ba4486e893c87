"""Costs of the words between a time and a trigger: ends of clauses, relatives, verbs of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


_BRIDGES = frozenset(("as", "when", "while", "after", "during", "in", "at", "following"))


FAR = 30


_TAKES_PLACE = frozenset(
    "held place scheduled due opened opens began begins started starts happening runs running set closed closes concluded "
    "concludes ended ends wrapped finished kicked convened took met meets gathered".split()
)


def _leads_off(word: str, following: str) -> bool:
    """Whether what follows is something else: "before leaving in May", "it was decided to hold a fair in 2003"."""
    if word in ("decided", "agreed"):
        return following == "to"
    return word == "before" and following.endswith("ing")


_PREPARING = frozenset(
    "preparation preparations preparing prepare groundwork rehearsal prelude precursor run-up".split()
)


def prepared(word: str, following: str) -> bool:
    """ "met on Monday in preparation for a summit": the day of what is made ready for is another."""
    return word in _PREPARING and following in ("for", "to")


def _told_there(words: list[str], k: int) -> bool:
    """ "At talks with Y, X said Peru would reopen its port in May": the day is that of what was said there."""
    if words[k] not in group("say_verbs") or not _WHO.isdisjoint(words[:k]):
        return False
    after = words[k + 1 :]
    told = next((n for n, word in enumerate(after) if word in ("would", "will")), 0)
    return told > 0 and "," not in after[:told] and after[0] not in _THE_SAME


_THE_SAME = frozenset("it they that he she on last".split())
_WHO = frozenset(("which", "who", "whom"))


def _breaks_off(words: list[str], k: int, leftwards: bool) -> bool:
    """Whether the k-th word opens what has a day of its own."""
    if leftwards:
        return prepared(words[k], "".join(words[k + 1 : k + 2]))
    return _leads_off(words[k], "".join(words[k + 1 : k + 2])) or _told_there(words, k)


def barriers(view: View, between: list[int], leftwards: bool) -> int:
    """Cost of the words `between` a time and a trigger, `leftwards` where the time stands left of it."""
    cost = 0
    words = [view.words[i] for i in between]
    for k, word in enumerate(words):
        if word in (";", ":") or (word in ("“", "”", '"') and between[k] + 1 in view.quoted):
            cost += 12
        elif word == "which" and not leftwards and _TAKES_PLACE & set(words[k : k + 6]):
            cost += 1
        elif (
            word in ("which", "who") and not leftwards and words[-1] in (",", "on") and "," in words[k + 1 :]
        ):
            cost += (
                2  # an insertion closed before the time: "a visit, which will include a dinner, on 22 June"
            )
        elif word == "where" and leftwards:
            cost += 3
        elif word in ("that", "who", "which", "where", "whose"):
            cost += 10 if leftwards else 20
        elif word in ("since", "until"):
            cost += FAR if word == "since" else 12
        elif _breaks_off(words, k, leftwards):
            cost += FAR
        elif word in ("after", "when", "while", "before", "but", "ahead", "although"):
            cost += 6 if leftwards else 12
        elif word in group("say_verbs"):
            cost += _saying(view, between[0], words, k, leftwards=leftwards)
        elif word in ("and", ","):
            cost += 1
    return cost


def _saying(view: View, first: int, words: list[str], k: int, *, leftwards: bool) -> int:
    """Cost of the verb of saying at `words[k]`, of the words from token `first` on."""
    if leftwards and _of_what_is_said(view, first, words[:k]):
        return FAR
    return 12 if not any(w in _BRIDGES for w in words[k:]) or not leftwards else 2


def _of_what_is_said(view: View, comma: int, speaker: list[str]) -> bool:
    """ "The line will open in June, X said at talks with Y": the day of what is said, told in a clause of its own before the speaker."""
    if view.word(comma) != "," or "," in speaker[1:]:
        return False
    return any(w in _FINITE or w.endswith("ed") for w in view.words[: comma - 1])


_FINITE = (
    group("future")
    | group("be")
    | group("have")
    | frozenset("would could may might should must plans plan".split())
)
