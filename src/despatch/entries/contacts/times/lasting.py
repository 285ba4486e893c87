"""How long a contact lasts, and which days that makes: "a four-day visit that began on Monday"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.times.ahead import LONG_AGO, coming_month
from despatch.entries.contacts.times.days import days, lies_ahead, single
from despatch.entries.contacts.times.leaving import first_after
from despatch.entries.contacts.triggers.met_there import met_there
from despatch.model import Time
from despatch.model.when import bounds

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


_DURATION = re.compile(r"P(\d+)([DWM])\Z")


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
    homeward = trigger.kind == "visit" and trigger.verb is not None and _comes_from(view, trigger.verb)
    if homeward or _at_end(view, trigger) or _day_within(view, trigger) == "last":
        return f"{(day - timedelta(days=length - 1)).isoformat()}/{day.isoformat()}"
    if not _at_beginning(view, trigger):
        return value
    return f"{day.isoformat()}/{(day + timedelta(days=length - 1)).isoformat()}"


def _second_and_last(view: View, trigger: Trigger) -> int | None:
    """ "on the second and final day of the summit": how many days it lasts."""
    before = view.words[max(0, trigger.first - _PHRASE) : trigger.first]
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


_WEEK = timedelta(days=7)


def directed(view: View, trigger: Trigger, at: int, value: str) -> str:
    """A bare weekday that a plan is made for lies ahead ("and on Saturday was scheduled to meet X"), a bare month of
    what was held behind ("after their talks in May, they will ...")."""
    published, span = days(view.analysis.today), days(value)
    if trigger.status == "unfulfilled" and published and span and single(value) and "XXXX" not in value:
        missed = "but" in view.words[trigger.last :] or "have" in view.words[: trigger.first]
        ahead = published[0] < span[0] <= published[0] + _WEEK and view.words[at].rstrip(".") in _WEEKDAYS
        ahead = ahead and missed
        return (span[0] - _WEEK).isoformat() if ahead else value  # "was to come on Friday but fell ill"
    talks = trigger.kind in ("meeting", "call") or met_there(view, trigger.first, trigger.last - 1)
    gone = trigger.status == "held" and talks
    if gone and _bare_month(view, at, value) and lies_ahead(view.analysis.today, value):
        return f"{int(value[:4]) - 1}{value[4:]}"
    if published and span and coming_month(view, trigger, at) and _bare(view, at, value):
        return f"{int(value[:4]) + 1}{value[4:]}" if (published[0] - span[1]).days > LONG_AGO else value
    if (
        trigger.status in ("planned", "purpose")
        and published
        and span
        and _over(published[0], span)
        and "XXXX" not in value
    ):
        # "will travel there this week", told on a Sunday: the week that begins
        return f"{published[0].isoformat()}/{(published[0] + _WEEK - timedelta(days=1)).isoformat()}"
    coming = trigger.verb is not None and view.word(trigger.verb) in _PRESENT and at > trigger.verb
    if (
        (trigger.status not in ("planned", "purpose") and not (coming and not view.sentence.title))
        or trigger.former
        or not published
        or not span
        or not single(value)
    ):
        return value
    if trigger.verb and view.words[trigger.verb - 1] == "before" and view.words[trigger.verb].endswith("ing"):
        return value  # "met X on Monday before meeting Y on Tuesday": over as well
    if view.words[at].rstrip(".") not in _WEEKDAYS or not published[0] - _WEEK <= span[0] < published[0]:
        return value
    return (span[0] + _WEEK).isoformat() if "XXXX" not in value and trigger.status != "purpose" else value


def _bare(view: View, at: int, value: str) -> bool:
    """Whether the time at token `at` tells a month, a day of it or a season without a year."""
    if _SEASON.match(value):
        told = next((t for first, _, t in view.spans_of_times if first == at), None)
        return told is not None and not any(
            c.isdigit() for c in view.analysis.report.text[told.start : told.end]
        )
    return _bare_month(view, at, value)


_SEASON = re.compile(r"\d{4}-2[1-4]\Z")


def _bare_month(view: View, at: int, value: str) -> bool:
    """Whether the time at token `at` tells a month or a day of it without a year."""
    told = next((t for first, _, t in view.spans_of_times if first == at), None)
    text = view.analysis.report.text[told.start : told.end] if told else ""
    dated = len(value) in (7, 10) and value[:4].isdigit() and not value.endswith("-02-29")
    return dated and text[:1].isupper() and text[:3].lower() in _MONTHS and value[:4] not in text


_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())


def _over(published: date, span: tuple[date, date]) -> bool:
    """Whether a week ends on the day of the report."""
    return span[1] == published and (span[1] - span[0]).days == 6


# In a report's text the present tense with a weekday is the future: "flies into Tokyo on Monday".
_PRESENT = frozenset(
    "flies arrives visits travels leaves heads meets goes begins opens starts hosts departs lands".split()
)


def arrives(view: View, trigger: Trigger, when: str | None) -> bool:
    """Whether a verb in the present tells of a journey on a day to come: "flies into Tokyo on Monday"."""
    verb = view.word(trigger.verb) if trigger.verb is not None else ""
    told = trigger.kind == "visit" and trigger.status == "arrived" and verb in _PRESENT
    return told and lies_ahead(view.analysis.today, when) and "XXXX" not in str(when)


_WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun".split()
)


def duration(view: View, trigger: Trigger) -> int | None:
    """Days that a duration beside the trigger gives ("a four-day visit"); None if there is none or only one."""
    for first, last, time in view.spans_of_times:
        if time.type != "DURATION" or not time.value or view.word(last) in ("after", "before"):
            continue
        if "past" in view.words[first:last] or view.word(first - 1) == "past":
            continue  # "comes after he visited Peru in the past week"
        if trigger.kind == "meeting" and group("visit_nouns") & set(view.words[last : last + 3]):
            continue  # "who came home from a two-day visit to Peru, met X"
        length = length_of(time)
        last_for = {"last", "lasting", "lasts"} & set(view.words[max(0, first - 2) : first])
        near = (
            -1 <= first - trigger.first <= (24 if last_for else 12)
            or 0 <= trigger.last - last <= 8
            or 0 <= trigger.first - last <= 6
        )
        if length and near and 2 <= length <= 40:
            return length
    return None


def length_of(time: Time) -> int | None:
    """Whole days that a duration gives, or None if it is not told in days or weeks."""
    match = _DURATION.match(_in_days(time.value or ""))
    if not match or match[2] not in "DW":
        return None
    return int(match[1]) * (7 if match[2] == "W" else 1)


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


def _in_days(value: str) -> str:
    """ "PT48H" as days where it is a whole number of them."""
    hours = value[2:-1] if value.startswith("PT") and value.endswith("H") else ""
    return f"P{int(hours) // 24}D" if hours.isdigit() and int(hours) % 24 == 0 else value


_ENDING = frozenset(
    "ended ending end ends concluded concluding conclude wrapped wrapping wraps wrap wound winding finished finishing finish finishes "
    "complete completes completed completing left leaving leaves final closing capped conclusion close closed closes".split()
)


def edge_of(view: View, trigger: Trigger) -> str | None:
    """Whether the verb tells of the first day of a visit ("arrived", "began") or its last ("ended"); None if of neither."""
    word = view.word(trigger.verb) if trigger.verb is not None else ""
    if word.startswith(_OPENING_STEMS) or (trigger.status == "arrived" and word in ("left", "departed")):
        return "first"
    ends = word in _ENDING and not word.startswith(("left", "leav"))
    return "last" if ends or (trigger.verb is not None and _comes_from(view, trigger.verb)) else None


def _comes_from(view: View, verb: int) -> bool:
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
    day = _day_within(view, trigger)
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


def _day_within(view: View, trigger: Trigger) -> str | None:
    """The edge that "the first day of", "the final day of a three-day summit" tell; None of a day between."""
    before = view.words[max(0, trigger.first - _PHRASE) : trigger.first]
    at = next((k for k in range(len(before) - 1) if before[k : k + 2] == ["day", "of"]), 0)
    named = set(before[max(0, at - 1) : at])
    if named & {"first", "opening"}:
        return "first"
    return "last" if named & {"final", "last", "closing", "concluding"} else None


_PHRASE = 8  # words
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
    return any(w in _ENDING and not (w in _LEAVING and _sets_out(around[k:])) for k, w in enumerate(around))


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
