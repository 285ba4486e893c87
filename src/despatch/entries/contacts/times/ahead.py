"""What is told as lying ahead on the day of the report: that day is when it was said, unless it stands beside."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.times.days import single

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_AHEAD = frozenset("upcoming imminent forthcoming impending looming approaching".split())
_BESIDE = 4  # words from the noun to a day of its own ("the upcoming visit here on Tuesday")


def lying_ahead(view: View, trigger: Trigger, when: str | None) -> str | None:
    """The day of a visit or meeting, of which `when` may be but the day when somebody spoke of it: then the next, or none."""
    if when is None or not single(when) or "X" in when:
        return when
    own = (first for first, _, time in view.spans_of_times if (time.edtf or "").startswith(when))
    if any(trigger.first <= first <= trigger.last + _BESIDE for first in own):
        return when
    if _on_the_eve(view, trigger) and not {trigger.first - 1, trigger.first - 2} & view.timed:
        return (date.fromisoformat(when) + timedelta(days=1)).isoformat()
    said = when == view.analysis.today and _AHEAD & set(view.words[trigger.first : trigger.last])
    return None if said else when


def _on_the_eve(view: View, trigger: Trigger) -> bool:
    """ "on the eve of a visit": it is a day later."""
    before = view.words[max(0, trigger.first - 8) : trigger.first]
    return any(before[i : i + 2] == ["eve", "of"] for i in range(len(before)))


LONG_AGO = 25  # days: who tells of a plan for a month gone by for so long means that of the next year
_PLANNED_THEN = frozenset("was were had originally initially earlier".split())
_AMID = frozenset("during at in after from following since".split())
_BEFORE = 12  # words before the trigger


def coming_month(view: View, trigger: Trigger, at: int) -> bool:
    """Whether the time at token `at` tells when something is to be: after the words of what is planned or only talked over."""
    if trigger.status not in ("planned", "proposed") or trigger.former or at < trigger.last:
        return False
    if not _AMID.isdisjoint(view.words[max(0, trigger.first - 2) : trigger.first]):
        return False  # "will talk over what was decided during their meeting in May"
    return _PLANNED_THEN.isdisjoint(view.words[max(0, trigger.first - _BEFORE) : at])
