"""Contacts of before that are looked back on in the one that is the news: "briefed them on his call with X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Trigger

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_Where = tuple[str | None, str | None, bool]
_ABOUT = frozenset("on upon about regarding".split())
_TELLING = (
    "brief",
    "debrief",
    "updat",
    "inform",
    "build",
    "built",
    "follow",
    "report",
    "reflect",
    "congratulat",
)
_DETERMINERS = frozenset("a an the his her their its this that 's ’s recent successful historic".split())
_FAR = 6  # words from the verb to the preposition ("briefed leaders on")


def looked_back_on(view: View, trigger: Trigger) -> bool:
    """Whether the noun is but what somebody told others about, or built on."""
    i = _before_phrase(view, trigger)
    if i is None or view.word(i) not in _ABOUT:
        return False
    return any(w.startswith(_TELLING) for w in view.words[max(0, i - _FAR) : i])


def _talked_over(view: View, trigger: Trigger) -> bool:
    """Whether the noun is what others discussed: "in Lima, where he discussed the dialogue"."""
    i = _before_phrase(view, trigger)
    return i is not None and view.word(i) in group("discuss_verbs")


def _before_phrase(view: View, trigger: Trigger) -> int | None:
    """The word before the phrase of a noun that opens a contact; None of verbs and visits."""
    if trigger.kind in ("any", "visit") or trigger.verb == trigger.first:
        return None
    i = trigger.first - 1
    while i >= 0 and (view.words[i] in _DETERMINERS or i in view.actor_at):
        i -= 1
    return i


def recalled(view: View, trigger: Trigger) -> bool:
    """Whether the noun is of an earlier one, to which those who meet now look back: "recalled their last meeting in Lima"."""
    if trigger.kind not in ("meeting", "call", "visit") or trigger.verb == trigger.first:
        return False
    before = view.words[max(0, trigger.first - _RECALLED) : trigger.first]
    earlier = _EARLIER & set(view.words[max(0, trigger.first - 2) : trigger.last - 1])
    return bool(earlier) and ("since" in before or any(w.startswith(_RECALLING) for w in before))


_RECALLED = 5  # words from "recalled" to the noun
_RECALLING = ("recall", "remember", "recollect", "reminisc", "mention", "referr")
_EARLIER = frozenset("last previous earlier past recent latest first former two three several".split())


def its_own(
    view: View, trigger: Trigger, others: list[Trigger], when: str | None, where: _Where
) -> tuple[str | None, _Where]:
    """Its day and place; of what is looked back on not those of the contact in which it is told, unless they follow its noun."""
    told_in = any(o is not trigger and o.kind in ("meeting", "call") for o in others)
    if not (looked_back_on(view, trigger) and told_in) and not _talked_over(view, trigger):
        return when, where
    dated = any(first >= trigger.first for first, _, _ in view.spans_of_times)
    placed = any(first >= trigger.last for first, _, _ in view.named_places)
    return when if dated else None, where if placed else (None, None, False)
