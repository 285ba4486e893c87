"""Verbs that tell of what was not: "would have met", "did not go as planned", "instead of meeting X", "nearly met"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

NONE = "none"  # told as not taking place, or only imagined: no contact at all


def given_up(view: View, verb: int) -> str:
    """ "did not go on Monday as planned", "will not now visit Lima", "will no longer meet": a plan given up; else nothing."""
    after = view.words[verb : verb + _WITHIN]
    planned = any(_as_planned(after, k) for k in range(len(after)))
    before = view.words[max(0, verb - 3) : verb]
    if planned and "did" in before:
        return "unfulfilled"
    if planned and {"will", "would", "wo"} & set(before):
        return "cancelled"
    dropped = bool({"now", "longer"} & set(view.words[max(0, verb - 2) : verb]))
    return "cancelled" if dropped and "will" in view.words[max(0, verb - 4) : verb] else NONE


def _as_planned(words: list[str], k: int) -> bool:
    """ "as planned", "as originally scheduled"."""
    after = words[k + 1 : k + 3]
    after = after[1:] if after[:1] and after[0].endswith("ly") else after
    return words[k] == "as" and after[:1] in (["planned"], ["scheduled"])


def instead(view: View, verb: int) -> bool:
    """ "Instead of meeting X, she flew home", "avoided meeting X", "ruled out meeting X"."""
    before = tuple(view.words[max(0, verb - 2) : verb])
    return before in (("instead", "of"), ("rather", "than"), ("ruled", "out")) or before[1:] in _AVOIDED


_AVOIDED = (("avoided",), ("avoid",), ("avoids",), ("avoiding",), ("nearly",), ("almost",))


def would_have(view: View, verb: int, words: list[str]) -> str | None:
    """ "would have met X on Friday but for the snow": it did not take place; None where the verb is told otherwise.

    `words` are the helpers before the verb, nearest first. What should have been done is a plan only where a day is told.
    """
    if not words or words[0] not in ("have", "been") or "have" not in words:
        return None
    modal = next((w for w in words if w == "would" or w in group("modal_open")), None)
    if modal is None or modal not in ("would", "should"):
        return NONE if modal else None
    dated = any(verb < first <= verb + _WITHIN for first, _, _ in view.spans_of_times)
    told = "that" in view.words[max(0, verb - 8) : verb] or "if" in view.words
    return NONE if told or not dated else "unfulfilled"


_WITHIN = 34  # tokens from such a verb to its day
