"""The journey that a meeting or gathering is made for, and what it tells of its status and day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.merging.recalling import own_day
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.times.ahead import lying_ahead
from despatch.entries.contacts.times.dating import date_of, told_until
from despatch.entries.contacts.times.days import single
from despatch.entries.contacts.times.returns import days_until_return

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def day_told(view: View, trigger: Trigger, others: list[Trigger], journey: Trigger | None) -> str | None:
    """The day of a trigger, or that of the journey made for it."""
    when = own_day(view, trigger, others)
    if journey is not None and when is None and not single(date_of(view, journey, others)):
        when = date_of(view, journey, others)
    elif journey is not None and journey.status in (*_MADE, "unfulfilled"):
        when = when or date_of(view, journey, others)  # "paid a visit on Tuesday for talks with X"
    if when is not None and when.endswith("/..") and journey is not None and trigger.kind == "meeting":
        when = None  # "has been in Lima since Monday for talks"
    when = days_until_return(view, trigger) or lying_ahead(view, trigger, when)
    return _day_ahead(view, trigger) if view.words[trigger.last - 1] == "delegation" else when


def _of_body(trigger: Trigger) -> bool:
    """Whether it is a body's, with nobody besides but who travels to it."""
    kinds = {a.kind for a in trigger.sides}
    return "body" in kinds and kinds <= {"body", "person", "office", "pronoun"}


_MADE = ("held", "went")


def status_of(view: View, trigger: Trigger, journey: Trigger | None) -> str:
    """What a journey that was made tells of the meeting or gathering that it was made for."""
    if journey is not None and journey.status == "proposed" and trigger.kind == "meeting":
        return "proposed"  # "could travel to Lima for talks"
    if journey is not None and trigger.kind == "meeting" and trigger.status == "purpose":
        if journey.status == "unfulfilled":
            return "unfulfilled"  # "was to have travelled to Lima for talks"
        if journey.status == "open" and view.word(journey.first - 1) in ("after", "following"):
            return "held"  # "after visiting Lima for talks"
    if journey is None or journey.status not in _MADE:
        return trigger.status
    if trigger.kind == "conference" and trigger.status == "purpose":
        return "during"
    return "held" if trigger.kind == "meeting" and journey.status == "held" else trigger.status


def _day_ahead(view: View, trigger: Trigger) -> str | None:
    """The day told after a delegation announced or led ("today announced a delegation to X on 28 October")."""
    led = trigger.verb is not None
    return next(
        (
            t.edtf
            for a, _, t in view.spans_of_times
            if t.edtf and (led or (a > trigger.last and single(t.edtf)))
        ),
        None,
    )


def journey_of(view: View, trigger: Trigger, others: list[Trigger]) -> Trigger | None:
    """The visit right before a gathering that it is made for ("visit to India this year for the annual summit")."""
    gone = (
        trigger.kind == "conference"
        and (all(a.kind == "body" for a in trigger.sides) or _of_body(trigger))
        and "for" in view.words[max(0, trigger.first - 2) : trigger.first]
    )
    if not gone and (trigger.status != "purpose" or trigger.kind not in ("meeting", "conference")):
        return None
    before = [
        o
        for o in others
        if o.kind == "visit" and o.sides and o.last <= trigger.first and trigger.first - told_until(o) <= 10
    ]
    return before[-1] if before else None
