"""Years that a month or a day is told with, or that the report gives it."""

from despatch.language.times.context import Context, Meaning, fitting_year
from despatch.language.times.dates import Moment
from despatch.language.times.grammar import Phrase
from despatch.language.times.slips import slip


def explicit_or_inferred(
    ctx: Context, phrase: Phrase, month: int, day: int | None
) -> tuple[Moment, str | None, bool]:
    """Month (and day) with the year that the phrase tells, or that the context gives; whether it was inferred."""
    year = phrase.get("YEAR")
    if year is not None and isinstance(year.value, int):
        return Moment(year.value, month, day), "explicit", False
    unit = phrase.get("UNIT")
    if unit is not None and unit.value == "Y":
        told = relative_year(ctx, phrase, month)
        if told is not None:
            return Moment(told, month, day), "published", False
    weekday = phrase.get("WEEKDAY")
    if weekday and day and ctx.published and ctx.published.year and isinstance(weekday.value, int):
        fits = fitting_year(ctx.published, month, day, weekday.value)
        if fits and not slip(ctx.published, month, day, fits):
            return Moment(fits, month, day), "published", True
    found, anchor = ctx.year_for(phrase, month, day)
    return Moment(found, month, day), anchor, True


def relative_year(ctx: Context, phrase: Phrase, month: int) -> int | None:
    """The year of "January next year"; a month of "this year" that is told as future but over is next year's."""
    if phrase.get("PREVIOUS", "FOLLOWING", "THAT", "SAME"):
        base = ctx.told[0]
        step = -1 if phrase.get("PREVIOUS") else 1 if phrase.get("FOLLOWING") else 0
        return None if base is None or base.year is None else base.year + step
    base = ctx.published
    if base is None or base.year is None:
        return None
    if phrase.get("LAST"):
        return base.year - 1
    if phrase.get("NEXT", "COMING"):
        return base.year + 1
    slip = base.month is not None and month < base.month - 6 and ctx.direction(phrase) > 0
    return base.year + slip


def as_date(m: Moment, anchor: str | None, open_year: bool = False) -> Meaning:
    """A moment as what an expression means."""
    return Meaning("DATE", str(m), str(m), anchor, m, open_year)
