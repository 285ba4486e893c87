"""Readers of dates counted from another: two years ago, three days later, the year-earlier quarter."""

from despatch.language.times.context import Context, Meaning
from despatch.language.times.dates import (
    quarter_interval,
    shift_years,
)
from despatch.language.times.durations import count, length, shifted, unit_of
from despatch.language.times.grammar import Phrase


def ago(ctx: Context, phrase: Phrase) -> Meaning | None:
    """two years ago, a week ago, decades ago."""
    unit, amount = unit_of(phrase), count(phrase)
    base, anchor = ctx.base
    if unit is None or amount is None or base is None:
        return Meaning("DATE", "PAST_REF")
    if unit == "Y" and amount == 1 and ctx.quarter is not None:
        return _year_before_quarter(ctx)
    if amount != int(amount):
        unit, amount = ("M", amount * 12) if unit == "Y" else (unit, amount)
    found = shifted(base, unit, -int(amount))
    if found is None:
        return Meaning("DATE", "PAST_REF")
    return Meaning("DATE", found[0], found[1], anchor, found[2])


def _year_before_quarter(ctx: Context) -> Meaning:
    assert ctx.quarter is not None
    year = None if ctx.quarter[0] is None else ctx.quarter[0] - 1
    name = "XXXX" if year is None else f"{year:04d}"
    return Meaning("DATE", f"{name}-Q{ctx.quarter[1]}", quarter_interval(year, ctx.quarter[1]), "text")


def quarterago(ctx: Context, phrase: Phrase) -> Meaning | None:
    """year-ago, the year-earlier quarter, the year-earlier nine months."""
    if phrase.get("UNITS"):
        return Meaning("DURATION", length(count(phrase._replace(first=phrase.first + 3)), "M"))
    if unit_of(phrase) != "Y":
        return None
    if ctx.quarter is not None:
        return _year_before_quarter(ctx)
    m = shift_years(ctx.published, -1) if ctx.published else None
    return Meaning("DATE", str(m), str(m), "published", m) if m else Meaning("DATE", "PAST_REF")


def shift(ctx: Context, phrase: Phrase) -> Meaning | None:
    """a year earlier, two days later: from the last date told."""
    unit, amount = unit_of(phrase), count(phrase)
    back = phrase.get("EARLIER", "BEFORE") is not None
    if phrase.get("BEFORE"):
        amount = 1.0
    if unit is None or amount is None or unit in ("TH", "TM", "TS"):
        return Meaning("DATE", "PAST_REF" if back else "FUTURE_REF")
    if unit == "Y" and amount == 1 and back and ctx.quarter is not None:
        return _year_before_quarter(ctx)
    base, anchor = ctx.told
    found = shifted(base, unit, -int(amount) if back else int(amount)) if base else None
    if found is None:
        return Meaning("DATE", length(amount, unit))
    return Meaning("DATE", found[0], found[1], anchor, found[2])
