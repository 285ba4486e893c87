"""Days counted from what a sentence tells first: "arrived on Thursday, a day after X met Y"."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.times.days import days, single

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_NUMBERS = {"a": 1, "one": 1, "the": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_REACH = 14  # tokens from "after" to what it counts to


def day_counted(view: View, trigger: Trigger) -> str | None:
    """The day of what stands after "a day after" or "two days before", counted from the last day told before; else None."""
    opening = _counted_ahead(view, trigger)
    if opening is not None:
        return opening
    found = [k for k in range(2, trigger.first) if _counts(view, k) and trigger.first - k <= _REACH]
    if not found or ";" in view.words[found[-1] : trigger.first]:
        return None
    k = found[-1]
    told = [t for t in view.spans_of_times if t[2].type in ("DATE", "TIME") and t[2].edtf]
    before = [t for first, last, t in told if last <= k - 2 and single((t.edtf or "").split("T")[0])]
    if not before or any(first > k for first, _, _ in told):
        return None
    span = days((before[-1].edtf or "").split("T")[0])
    if span is None or "XXXX" in str(before[-1].edtf):
        return None
    step = timedelta(days=_NUMBERS[view.words[k - 2]])
    return (span[0] + (step if view.words[k] == "before" else -step)).isoformat()


def _counted_ahead(view: View, trigger: Trigger) -> str | None:
    """ "Two days after meeting Y, X flew to Lima on Friday": the day of the meeting, counted from that of the journey."""
    k = trigger.first - 1
    if trigger.verb != trigger.first or k != 2 or not (_counts(view, k) or _counts_weeks(view, k)):
        return None
    comma = next((i for i in range(trigger.last, len(view.words)) if view.words[i] == ","), None)
    told = [t for t in view.spans_of_times if t[2].type in ("DATE", "TIME") and t[2].edtf and t[0] > k]
    if comma is None or len(told) != 1 or told[0][0] < comma or "XXXX" in str(told[0][2].edtf):
        return None
    value = str(told[0][2].edtf).split("T")[0]
    span = days(value) if single(value) else None
    if span is None:
        return None
    step = timedelta(days=_NUMBERS[view.words[0]] * (7 if _counts_weeks(view, k) else 1))
    return (span[0] + (step if view.words[k] == "before" else -step)).isoformat()


def _counts_weeks(view: View, k: int) -> bool:
    """Whether "a week" or "two weeks" stands right before an "after" or "before" at `k`."""
    counted = view.words[k] in ("after", "before") and view.words[k - 1] in ("week", "weeks")
    return counted and view.words[k - 2] in _NUMBERS


def _counts(view: View, k: int) -> bool:
    """Whether "a day" or "two days" stands right before an "after" or "before" at `k`."""
    counted = view.words[k] in ("after", "before") and view.words[k - 1] in ("day", "days")
    return counted and view.words[k - 2] in _NUMBERS
