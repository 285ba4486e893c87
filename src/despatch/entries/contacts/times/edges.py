"""The first day of a visit or gathering, or its last: arrivals, openings, departures, ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.structures import Trigger

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


ENDING = frozenset(
    "ended ending end ends concluded concluding conclude wrapped wrapping wraps wrap wound winding finished finishing finish finishes "
    "complete completes completed completing left leaving leaves final closing capped conclusion close closed closes".split()
)


def edge_of(view: View, trigger: Trigger) -> str | None:
    """Whether the verb tells of the first day of a visit ("arrived", "began") or its last ("ended"); None if of neither."""
    word = view.word(trigger.verb) if trigger.verb is not None else ""
    if word.startswith(_OPENING_STEMS) or (trigger.status == "arrived" and word in ("left", "departed")):
        return "first"
    ends = word in ENDING and not word.startswith(("left", "leav"))
    return "last" if ends or (trigger.verb is not None and comes_from(view, trigger.verb)) else None


def comes_from(view: View, verb: int) -> bool:
    """Whether a verb of travel tells of the way home: "returned on Tuesday from Lima", "flew home from Lima"."""
    k = verb + 1
    while k in view.timed or view.word(k) in ("on", "late", "early"):
        k += 1
    return view.word(k) == "home" or (view.words[verb].startswith("return") and view.word(k) == "from")


def sitting_edge(view: View, trigger: Trigger) -> str | None:
    """Whether a gathering is told on its first day ("opened here", "the opening ceremony of") or its last."""
    edge = edge_of(view, trigger)
    if edge is not None:
        return edge
    after = view.words[trigger.last : trigger.last + 3]
    before = view.words[max(0, trigger.first - 6) : trigger.first]
    relative = after[1:] if after[:1] == [","] else after
    if relative[:1] in (["which"], ["that"]) and relative[1:] and relative[1].startswith(_OPENING_STEMS):
        return "first"
    day = day_within(view, trigger)
    if day is not None:
        return day
    if (
        _goes_on(view, trigger, _OPENS)
        or before[-3:] == ["a", "first", "day"]
        or before[-4:-1] == ["a", "first", "day"]
    ):
        return "first"
    if {"ceremony", "session", "plenary"} & set(before) and "opening" in before:
        return "first"
    closing = {"ceremony", "session"} & set(before) and "closing" in before
    return "last" if closing or _goes_on(view, trigger, _CLOSES) else None


def day_within(view: View, trigger: Trigger) -> str | None:
    """The edge that "the first day of", "the final day of a three-day summit" tell; None of a day between."""
    before = view.words[max(0, trigger.first - PHRASE) : trigger.first]
    at = next((k for k in range(len(before) - 1) if before[k : k + 2] == ["day", "of"]), 0)
    named = set(before[max(0, at - 1) : at])
    if named & {"first", "opening"}:
        return "first"
    return "last" if named & {"final", "last", "closing", "concluding"} else None


PHRASE = 8  # words before the noun: "the second and final day of the annual"
_OPENS = frozenset("opens opened began begins starts started".split())


_CLOSES = frozenset("wrapped ended concluded closed finished ends concludes".split())


def _goes_on(view: View, trigger: Trigger, verbs: frozenset[str]) -> bool:
    """Whether one of `verbs` is the first after the noun: "the forum on the Greater Gulf opens in Doha"."""
    for word in view.words[trigger.last : trigger.last + 8]:
        if word in verbs:
            return True
        if word in (",", ";", "that", "who", "said", "is", "was", "will", "has", "had", "to", "and"):
            return False
    return False


_OPENING_STEMS = ("arriv", "land", "began", "begin", "start", "kick", "embark", "open")
