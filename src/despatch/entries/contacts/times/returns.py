"""The days of a stay from the day on which the guest is home again: "returned on Tuesday after a five-day visit"."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.times.dating import days_of_return
from despatch.entries.contacts.times.dating.earlier import HOMEWARD
from despatch.entries.contacts.times.days import days, single
from despatch.entries.contacts.times.durations import duration

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_TO_COME = frozenset("will would to due before until".split())
_REACH = 14  # tokens from the return to the visit


def days_until_return(view: View, trigger: Trigger) -> str | None:
    """The days of a visit of so many days that ended with the return on the one day told before it; of several states that
    one journey led to, nothing is told but that it was in these days."""
    length = duration(view, trigger) if trigger.kind == "visit" else None
    told = [day for day in days_of_return(view, trigger) if single(day)] if length else []
    span = days(told[0]) if len(told) == 1 and "XXXX" not in told[0] else None
    if span is None or length is None or not _home_again(view, trigger):
        return None
    return f"{(span[0] - timedelta(days=length - 1)).isoformat()}/{span[0].isoformat()}"


def _home_again(view: View, trigger: Trigger) -> bool:
    """Whether somebody has come home before the visit is told, and not set out again."""
    start = max(0, trigger.first - _REACH)
    home = next((k for k in range(start, trigger.first) if view.words[k] in HOMEWARD), None)
    return home is not None and not _TO_COME & set(view.words[max(0, home - 3) : home])
