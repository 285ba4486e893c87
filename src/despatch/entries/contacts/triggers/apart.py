"""Two occasions of one sentence, one before the other: "had an informal talk after the council meeting"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.occasions import beside_contact
from despatch.entries.contacts.structures import Candidate, Trigger
from despatch.entries.contacts.triggers.status import is_past
from despatch.model import Span

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_NEXT_TO = frozenset("after following before".split())
_FIRST = frozenset("ahead prior".split())
_OCCASIONS = ("meeting", "call", "conference")
_NEW = ("a", "an", "another")
_MEALS = frozenset("lunch luncheon dinner breakfast banquet".split())
_DETERMINERS = frozenset("the a an their his her its this that".split())


def apart_from(view: View, trigger: Trigger, others: list[Trigger]) -> list[Span]:
    """The words of other occasions of the sentence before or after which that of `trigger` is said to be.

    Only one that is told as news of its own counts ("held a talk", "met"): who speaks "after the meeting" is in none.
    """
    if view.words[trigger.first] == "joint" or trigger.kind not in _OCCASIONS or trigger.definite:
        return []
    found = [_span(view, other) for other in others if _added(view, trigger, other)]
    if trigger.verb is None or not trigger.strength:
        return found
    for other in others:
        if other.kind not in _OCCASIONS or other.first < trigger.last or not other.strength:
            continue
        k = other.first - 1
        while k > trigger.last and view.words[k] in _DETERMINERS:
            k -= 1
        linked = view.words[k] in _NEXT_TO or (view.words[k] in ("of", "to") and view.word(k - 1) in _FIRST)
        linked = linked or (other.kind == "conference" and beside_contact(view, other.first))
        if linked and k >= trigger.last - 1 and not _next_deed(view, trigger.last, k):
            found.append(_span(view, other))
    return found


def _next_deed(view: View, first: int, last: int) -> bool:
    """Whether something else is told between: "held talks on Monday and [they] met reporters after the talks"."""
    for k in range(first, last):
        if view.words[k] == ",":
            return True
        if view.words[k] == "and" and (view.word(k + 1) in _THEY or is_past(view.word(k + 1))):
            return True
    return False


_THEY = frozenset("they both he she later then".split())


def _span(view: View, other: Trigger) -> Span:
    return Span(view.tokens[other.first].start, view.tokens[other.last - 1].end)


def _added(view: View, trigger: Trigger, other: Trigger) -> bool:
    """ "a summit in May, and a meeting of ministers in June": two, as each is told as one that is new."""
    if (
        other.kind not in _OCCASIONS
        or other.first < trigger.last
        or not (trigger.strength and other.strength)
    ):
        return False
    new = view.word(trigger.first - 1) in _NEW and view.word(other.first - 1) in _NEW
    nouns = {view.word(trigger.last - 1), view.word(other.last - 1)}
    return new and view.word(other.first - 2) == "and" and len(nouns) == 2 and not nouns & _MEALS


def told_apart(known: Candidate, one: Candidate) -> bool:
    """Whether one of the two is said to be before or after the other."""
    return any(span in known.heads for span in one.apart) or any(span in one.heads for span in known.apart)
