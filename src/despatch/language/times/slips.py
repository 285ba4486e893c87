"""Days whose weekday and figure do not agree: "on Saturday, August 8", where the 8th of this August is a Tuesday."""

from datetime import timedelta

from despatch.language.times.context import Context
from despatch.language.times.dates import Moment, is_real, weekday_near
from despatch.language.times.grammar import Phrase

_NEAR = timedelta(days=10)  # from the publication, within which no other year is meant
_SEASON = timedelta(days=100)


def slip(base: Moment, month: int, day: int, fits: int) -> bool:
    """Whether a day falls on its weekday only in another year (`fits`), though it is one of these days."""
    if base.date is None or base.year is None:
        return False
    fitting = Moment(fits, month, day).date
    if fitting is None or abs(fitting - base.date) <= _SEASON:
        return False
    beside = [Moment(base.year + step, month, day) for step in (-1, 0, 1)]
    return any(m.date and abs(m.date - base.date) <= _NEAR for m in beside if is_real(m))


def unslipped(ctx: Context, phrase: Phrase, told: Moment) -> Moment:
    """The day of a slip: what is told as past is not of a day to come, so the weekday counts; else the figure does."""
    cell, base = phrase.get("WEEKDAY"), ctx.published
    if cell is None or not isinstance(cell.value, int) or phrase.get("YEAR") or base is None:
        return told
    if base.date is None or told.date is None or not timedelta(0) < told.date - base.date <= _NEAR:
        return told
    if told.date.isoweekday() == cell.value or ctx.direction(phrase) >= 0:
        return told
    return weekday_near(base, cell.value, -1) or told
