"""Contacts that stand although a denial or a cancelling is told beside them, and those that only happen every year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.triggers.undoing import undoing_at

if TYPE_CHECKING:
    from despatch.entries.contacts.structures import Trigger
    from despatch.entries.contacts.view import View

_REJECTING = frozenset("rejected rejects rejecting rubbished".split())
_REPORTED = frozenset("that reports claims rumours rumors suggestions speculation having".split())
_FAR = 24  # tokens from the contact to the predicate that undoes it
_BEFORE = 30  # tokens before it in which that predicate is denied
_ENDS = frozenset((";", ":", "but", "who", "which", "said"))
_HELPERS = frozenset(("been", "was", "were", "is", "are", "be", "being"))
_EVERY = frozenset(("each", "every"))
_USUAL = frozenset(
    "ordinarily usually normally typically regularly traditionally routinely always often generally rarely seldom "
    "customarily".split()
)


def denied_off(view: View, trigger: Trigger) -> bool:
    """ "dismissed claims that the meeting with X has been postponed": what is denied is that it is off."""
    at = next(
        (i for i in range(trigger.last, min(trigger.last + _FAR, len(view.words))) if _off(view, i)), None
    )
    if at is None or not _ENDS.isdisjoint(view.words[trigger.last : at]):
        return False
    opens = range(max(0, trigger.first - _BEFORE), trigger.first)
    denial = next((i for i in opens if view.words[i] in group("denied_cues") | _REJECTING), None)
    if denial is None or view.words[denial] in group("negation"):
        return False
    return not _REPORTED.isdisjoint(view.words[denial + 1 : trigger.first])


def _off(view: View, i: int) -> bool:
    """Whether the token is a passive that undoes: "has been postponed", "was called off"."""
    if not undoing_at(view, i):
        return False
    before = [w for w in view.words[max(0, i - 3) : i] if not w.endswith("ly")]
    return not _HELPERS.isdisjoint(before[-2:])


def habitual(view: View, verb: int) -> bool:
    """ "usually meets X", "meets X each September": no one occasion."""
    if not _USUAL.isdisjoint(view.words[max(0, verb - 2) : verb + 2]):
        return True
    after = range(verb + 1, min(verb + _FAR, len(view.words) - 1))
    return any(view.words[i] in _EVERY and i in view.timed for i in after)


def other_goal_off(view: View, trigger: Trigger, at: int) -> bool:
    """ "was due in Peru and Cuba but cancelled her trip to Cuba": of what is off at `at`, whether it is another goal.

    "The two latter countries" are those told last.
    """
    if trigger.kind != "visit" or not trigger.target:
        return False
    words = view.words[at : at + _GOAL]
    if "latter" in words:
        named = [m.of for first, _, m in view.places if trigger.last <= first < at and m.type == "state"]
        count = 2 if "two" in words else 1
        return trigger.target in named and trigger.target not in named[-count:]
    goals = {m.of or m.country for first, _, m in view.places if at < first < at + _GOAL}
    return bool(goals - {None}) and trigger.target not in goals


_GOAL = 9  # tokens from what cancels to the goal that it names
