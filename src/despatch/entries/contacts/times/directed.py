"""Which way a weekday or month without a year lies: ahead for what is planned, behind for what was held."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.times.ahead import LONG_AGO, coming_month
from despatch.entries.contacts.times.days import days, lies_ahead, single
from despatch.entries.contacts.triggers.met_there import met_there

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


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
