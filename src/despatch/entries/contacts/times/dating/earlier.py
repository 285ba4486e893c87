"""Times left of a trigger that are those of what is told before it: a return, a journey, a request, a talk about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Trigger

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def of_before(view: View, trigger: Trigger, first: int, last: int, others: list[Trigger]) -> bool:
    """Whether a time left of the trigger is that of what is told before it: a return, a journey, a request, a talk about it."""
    if trigger.kind == "visit" and _back_from(view, trigger):
        return True
    if trigger.kind in ("conference", "meeting") and _on_the_way(view, trigger, first):
        return True
    if trigger.kind == "meeting" and _left_after(view, trigger, first, last):
        return True
    made_for = trigger.status == "purpose" or (trigger.kind == "conference" and _to_attend(view, trigger))
    if made_for and (any(_journeys(o, trigger) for o in others) or _travelled(view, first)):
        return True
    return _spoken_of(view, trigger, last) or _asked_for(view, trigger, first, last)


def stay_made_for(view: View, trigger: Trigger, first: int) -> bool:
    """ "will be in Lima from 3 to 5 May to take part in the forum": all the days of a stay made for a gathering are its."""
    times = [
        (start, time.edtf or "") for start, _, time in view.spans_of_times if first <= start < trigger.first
    ]
    if trigger.kind != "conference" or len(times) != 1 or len(times[0][1]) != _SPAN:
        return False
    between = view.words[first : trigger.first]
    attends = "to" in between and bool((group("attend_verbs") | {"part"}) & set(between[-_REACH:]))
    return attends or "for" in between[-5:]


_SPAN = 21  # characters of two days with a stroke between
_REACH = 7  # tokens from "to take part in" to the gathering


def _back_from(view: View, trigger: Trigger) -> bool:
    """ "returned on Friday after a visit to Peru", "on his way home on Friday from his tour": the day is that of the return."""
    i = trigger.first - 1
    if view.word(i) in ("after", "following"):
        return True
    i -= view.word(i) in ("a", "an", "the", "his", "her", "their")
    if view.word(i) in ("after", "following"):
        return bool(HOMEWARD & set(view.words[max(0, i - _REACH) : i]))
    home = trigger.verb is None or view.words[trigger.verb] in HOMEWARD
    return view.word(i) == "from" and home


HOMEWARD = frozenset("return returned returns returning back home".split())


def days_of_return(view: View, trigger: Trigger) -> frozenset[str]:
    """The days on which somebody returned from the visit."""
    if trigger.kind != "visit" or not _back_from(view, trigger):
        return frozenset()
    return frozenset(str(t.edtf) for _, last, t in view.spans_of_times if last <= trigger.first and t.edtf)


def _spoken_of(view: View, trigger: Trigger, last: int) -> bool:
    """ "will come on Monday to discuss the upcoming summit": the day is that of the talk, not of what is talked about."""
    if trigger.kind not in ("conference", "visit"):
        return False
    between = set(view.words[last : trigger.last])
    return bool(between & (group("discuss_verbs") | _MATTER)) and not between & {"during", "at"}


_MATTER = frozenset("review reviewed preparations preparing upcoming forthcoming".split())


def _asked_for(view: View, trigger: Trigger, first: int, last: int) -> bool:
    """ "on Monday urged them to hold talks", "agreed on Monday to meet": the day is that of the asking or agreeing."""
    if trigger.status not in ("proposed", "planned", "purpose"):
        return False
    before = first - 1 - (view.word(first - 1) in ("on", "late", "earlier"))
    asked = _ASKED if trigger.status == "proposed" else _AGREED
    return bool(asked & {view.word(before), *view.words[last : trigger.first]})


_AGREED = frozenset("agreed decided accepted announced confirmed pledged".split())


_ASKED = _AGREED | frozenset(
    "urged invited proposed suggested offered called asked requested sought demanded reaffirmed reiterated repeated expressed "
    "rejected dismissed appealed renewed extended".split()
)


def _on_the_way(view: View, trigger: Trigger, first: int) -> bool:
    """Whether the time is of the journey to a gathering: "said on Friday as she left for the summit"."""
    if trigger.kind == "conference" and _travelled(view, first):
        return True
    return (
        _to_attend(view, trigger)
        and _travelled(view, trigger.first)
        and view.words[trigger.last - 1] in _GATHERINGS
    )


def _left_after(view: View, trigger: Trigger, first: int, last: int) -> bool:
    """ "left on Friday after holding talks": the day is that of the departure."""
    before = set(view.words[max(0, first - 8) : first])
    return "after" in view.words[last : trigger.first] and bool(
        before & (group("leave_verbs") | {"returned"})
    )


_GATHERINGS = frozenset(("meeting", "summit", "conference", "forum", "session"))


def _travelled(view: View, first: int) -> bool:
    """Whether a verb of travel stands before the time ("came to Lagos on Monday to attend ...")."""
    travel = group("travel_to_verbs") | group("leave_verbs")
    return any(w in travel for w in view.words[max(0, first - 9) : first])


def _to_attend(view: View, trigger: Trigger) -> bool:
    """Whether the journey before is made to be there: "arrived on Thursday to attend the summit", "for the summit"."""
    before = view.words[max(0, trigger.first - 4) : trigger.first]
    return ("to" in before and bool(group("attend_verbs") & set(before))) or "for" in before[-2:]


def _journeys(other: Trigger, trigger: Trigger) -> bool:
    return other.kind == "visit" and other.last <= trigger.first
