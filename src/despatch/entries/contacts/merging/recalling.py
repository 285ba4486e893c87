"""The days of earlier meetings to which those who meet now look back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.times.dating import date_of
from despatch.entries.contacts.triggers.lookbacks import recalled

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def own_day(view: View, trigger: Trigger, others: list[Trigger]) -> str | None:
    """The day of a trigger; none of a further stop of a journey, nor where the day is of one recalled in the sentence."""
    if trigger.later:
        return None
    when = date_of(view, trigger, others)
    return None if when is not None and _of_recalled(view, trigger, others, when) else when


def _of_recalled(view: View, trigger: Trigger, others: list[Trigger], when: str) -> bool:
    """Whether the day is that of an earlier one: "an occasion to meet again, and recalled their last meeting in January"."""
    return any(
        o is not trigger
        and o.first > trigger.last
        and recalled(view, o)
        and date_of(view, o, others) == when
        and all(first > o.first for first, _, _ in view.spans_of_times)
        for o in others
    )
