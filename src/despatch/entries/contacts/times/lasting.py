"""How long a contact lasts, and which days that makes: "a four-day visit that began on Monday"."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.times.days import days, single
from despatch.entries.contacts.times.durations import duration
from despatch.entries.contacts.times.edges import ENDING, PHRASE, comes_from, day_within
from despatch.entries.contacts.times.leaving import first_after
from despatch.model.when import bounds

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def with_duration(view: View, trigger: Trigger, value: str) -> str:
    """The date with the days that a duration beside the trigger adds to it."""
    length = duration(view, trigger) or _second_and_last(view, trigger)
    last = None if length else _until(view, trigger, value)
    if last is not None:
        return f"{value}/{last}"
    if not length and trigger.kind in ("visit", "conference") and len(value) == 10 and _from(view, value):
        return f"{value}/.."
    span = bounds(value)
    if not length or not span or span[0] != span[1] or "/" in value:
        return value
    day = span[0]
    if _begins_there(view, value):
        return f"{day.isoformat()}/{(day + timedelta(days=length - 1)).isoformat()}"
    homeward = trigger.kind == "visit" and trigger.verb is not None and comes_from(view, trigger.verb)
    if homeward or _at_end(view, trigger) or day_within(view, trigger) == "last":
        return f"{(day - timedelta(days=length - 1)).isoformat()}/{day.isoformat()}"
    if not _at_beginning(view, trigger):
        return value
    return f"{day.isoformat()}/{(day + timedelta(days=length - 1)).isoformat()}"


def _second_and_last(view: View, trigger: Trigger) -> int | None:
    """ "on the second and final day of the summit": how many days it lasts."""
    before = view.words[max(0, trigger.first - PHRASE) : trigger.first]
    ends = [
        k
        for k, word in enumerate(before)
        if word in ("final", "last") and before[k + 1 : k + 3] == ["day", "of"]
    ]
    told = before[ends[-1] - 2 : ends[-1]] if ends and ends[-1] > 1 else []
    return _COUNTED.get(told[0]) if told[1:] == ["and"] else None


_COUNTED = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_UNTIL = frozenset("until till through".split())


def _until(view: View, trigger: Trigger, value: str) -> str | None:
    """The last day that is told after the trigger ("a visit that will last until Saturday"), if it follows on `value`."""
    begin = days(value) if single(value) and trigger.kind in ("visit", "conference") else None
    for first, _, time in view.spans_of_times:
        end = days(time.edtf) if begin and time.type == "DATE" and single(time.edtf) else None
        near = trigger.first < first <= trigger.last + 18 and _closes_at(view, trigger, first)
        if begin and end and near and 0 < (end[0] - begin[0]).days < 15:
            return first_after(view, time.edtf or "", begin[0], end[0]).isoformat()
    return None


def _closes_at(view: View, trigger: Trigger, first: int) -> bool:
    """Whether the time at `first` is told as the last: "until Friday", "opens on Monday and ends on Friday"."""
    if view.word(first - 1) in _UNTIL:
        return True
    at = first - 1
    while view.word(at) in ("on", "here", "home", "up", "late", "early"):
        at -= 1
    return view.word(at) in (_ENDS | _GOES if trigger.kind == "visit" else _ENDS)


_ENDS = frozenset(
    "end ends ended conclude concludes concluded close closes closed wrap wraps finish finishes".split()
)
_GOES = frozenset("leave leaves depart departs return returns".split())


def several_days(view: View, trigger: Trigger, at: int, value: str) -> str:
    """The days from `value` on that are told together with it ("on Tuesday and Wednesday"), as an interval."""
    if not single(value) or trigger.kind not in ("visit", "conference", "meeting"):
        return value
    for first, last, time in view.spans_of_times:
        to = last + (view.word(last) == ",")  # "from 6 May, 2012, to 7 May, 2012"
        if first != at or view.word(to) not in ("and", "-", "to", "through"):
            continue
        nxt = next((t for a, _, t in view.spans_of_times if a == to + 1), None)
        span, end = days(value), days(nxt.edtf) if nxt is not None and single(nxt.edtf) else None
        if span and end and time.type == "DATE" and 0 < (end[0] - span[0]).days < 8:
            return f"{value}/{nxt.edtf}" if nxt is not None else value
    return value


def stay_since(view: View, trigger: Trigger) -> str | None:
    """ "has been in Lima since Thursday": the days from then on."""
    if trigger.kind != "visit" or trigger.status != "ongoing" or trigger.verb is None:
        return None
    if "been" not in view.words[max(0, trigger.verb - 1) : trigger.verb + 1]:
        return None
    for first, _, time in view.spans_of_times:
        if (
            trigger.last < first <= trigger.last + _STAY
            and view.word(first - 1) == "since"
            and single(time.edtf)
        ):
            return f"{time.edtf}/.."
    return None


_STAY = 9  # tokens from the verb to the day


def _from(view: View, value: str) -> bool:
    """Whether the day is only where something begins ("a summit from Thursday")."""
    return any(t.edtf == value and view.word(a - 1) == "from" and view.word(b) not in ("to", "until", "till", "through")
               for a, b, t in view.spans_of_times)  # fmt: skip


def _begins_there(view: View, value: str) -> bool:
    """Whether the date stands right after a verb of beginning ("which started on Tuesday")."""
    for first, _, time in view.spans_of_times:
        if time.edtf == value and {
            "began",
            "begins",
            "started",
            "starts",
            "opened",
            "opens",
            "from",
            "beginning",
            "starting",
        } & set(view.words[max(0, first - 3) : first]):
            return True
    return False


_CROWNED = frozenset("followed after following capped crowned concluded ended".split())


def led_to_news(view: View, trigger: Trigger) -> bool:
    """Whether what is told came at the end of days of it: "the deal followed two days of summit talks"."""
    for first, last, time in view.spans_of_times:
        if time.type == "DURATION" and 0 <= trigger.first - last <= 4 and view.word(last) == "of":
            return view.word(first - 1) in _CROWNED
    return False


def follows(view: View, trigger: Trigger) -> bool:
    """Whether a plan is for soon after what is told before it ("was then to meet X", "before heading into talks")."""
    before = view.words[max(0, trigger.first - 6) : trigger.first]
    if before[-2:] in (["then", "to"], ["also", "to"], ["later", "to"]) and {"was", "were"} & set(
        before[-4:-2]
    ):
        return True
    if {"straight", "immediately"} & set(before) and {"into", "to", "began", "held"} & set(before):
        return True
    return "before" in before and bool({"heading", "going", "entering", "holding", "starting"} & set(before))


def _at_end(view: View, trigger: Trigger) -> bool:
    after = view.words[trigger.last : trigger.last + 14]
    stop = next((k for k, w in enumerate(after) if w in (",", ";", "which", "that", "who")), len(after))
    around = view.words[max(0, trigger.first - 6) : trigger.last + 2] + after[:stop]
    return any(w in ENDING and not (w in _LEAVING and _sets_out(around[k:])) for k, w in enumerate(around))


_LEAVING = frozenset("left leaving leaves".split())


def _sets_out(words: list[str]) -> bool:
    """Whether who leaves does so for somewhere ("leaves for Lima", "leaving on Friday on a three-day tour"), not from there."""
    on = next((k for k, w in enumerate(words) if w == "on" and words[k + 1 : k + 2] in _ONES), None)
    return "for" in words or on is not None


_ONES = (["a"], ["an"], ["his"], ["her"], ["their"])


def _at_beginning(view: View, trigger: Trigger) -> bool:
    words = set(view.words)
    return bool(
        words & {"arrived", "arrives", "arrive", "began", "begins", "begin", "started", "starts", "start", "opened", "opens",
                 "kicked", "beginning", "starting", "from", "gathering", "arriving", "embarked", "leave", "left", "leaves", "departs", "departed", "departing", "leaving", "due", "will",
                 "kicks", "gathered", "open", "opening", "begun"}
    )  # fmt: skip
