"""The days of earlier meetings to which those who meet now look back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.times.dating import date_of
from despatch.entries.contacts.times.days import days
from despatch.entries.contacts.triggers.lookbacks import recalled

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def looked_back(view: View, trigger: Trigger, others: list[Trigger]) -> bool:
    """Whether the report looks back to it: "recalled their last meeting", "had joined her counterpart on 11 March", long gone."""
    if recalled(view, trigger):
        return True
    verb = trigger.verb if trigger.verb is not None else trigger.first
    if trigger.kind != "meeting" or "had" not in view.words[max(0, verb - 2) : verb]:
        return False
    if not group("say_verbs").isdisjoint(view.words):
        return False  # "said that she had met X on Monday": the news
    today, span = days(view.analysis.today), days(own_day(view, trigger, others))
    return bool(today and span) and (today[0] - span[1]).days > _WEEK  # type: ignore[index]


_WEEK = 7  # days: what is told of these is the news itself


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
