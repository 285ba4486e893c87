"""Readers of days: December 6, 5 May 2023, 27.12.2023, July 3-4, the first Monday of May."""

from despatch.language.times.context import Context, Meaning
from despatch.language.times.dates import Moment, interval, is_real, iso_week, shift_months, week_of
from despatch.language.times.grammar import Phrase
from despatch.language.times.inference import as_date, explicit_or_inferred
from despatch.language.times.months import month
from despatch.language.times.slips import unslipped


def numeric(ctx: Context, phrase: Phrase) -> Meaning | None:
    """2023-12-27, 27/12/2023, 27.12.2023; of two readings the one nearer to the publication date."""
    dotted = phrase.get("DOTTED")
    numbers = (
        [int(p) for p in str(dotted.value).split(".")]
        if dotted
        else [int(c.value) for c in phrase.all("YEAR", "DAYNUM", "INT") if isinstance(c.value, (int, float))]
    )
    if len(numbers) != 3:
        return None
    a, b, c = numbers
    if a > 31:
        options = [Moment(a, b, c)]
    else:
        year = c if c > 99 else 2000 + c if c < 50 else 1900 + c
        options = [Moment(year, b, a)] if dotted else [Moment(year, b, a), Moment(year, a, b)]
    real = [m for m in options if is_real(m)]
    if not real or (len(set(real)) > 1 and not (ctx.published and ctx.published.date)):
        return None
    if len(real) > 1 and ctx.published and ctx.published.date:
        to = ctx.published.date
        real.sort(key=lambda m: abs((m.date - to).days) if m.date else 10**6)
    return as_date(real[0], "explicit")


def day(ctx: Context, phrase: Phrase) -> Meaning | None:
    """December 6; Friday, 5 May 2023; the 26th of March 1996; 6 December last year."""
    month, number = phrase.get("MONTH"), phrase.get("DAYNUM", "ORDN", "ORD")
    if month is None and number is not None:
        return _bare_ordinal(ctx, phrase, int(number.value or 0))
    if month is None or number is None or not isinstance(month.value, int):
        return None
    m, anchor, inferred = explicit_or_inferred(ctx, phrase, month.value, int(number.value or 0))
    if not is_real(m):
        return None
    return as_date(unslipped(ctx, phrase, m) if inferred else m, anchor, inferred)


def _bare_ordinal(ctx: Context, phrase: Phrase, number: int) -> Meaning | None:
    """Friday the 5th; the 5th of this month."""
    unit = phrase.get("UNIT")
    base, anchor = ctx.told
    if unit is not None:
        if unit.value != "M":
            return None
        base, anchor = ctx.base
        step = -1 if phrase.get("LAST", "PREVIOUS") else 1 if phrase.get("NEXT", "COMING", "FOLLOWING") else 0
        base = shift_months(base, step) if base else None
    if base is None or base.month is None:
        return None
    m = Moment(base.year, base.month, number)
    return as_date(m, anchor) if is_real(m) else None


def weekof(ctx: Context, phrase: Phrase) -> Meaning | None:
    """The week of March 5."""
    at = next(i for i in range(phrase.first, phrase.last) if phrase.cells[i].kind == "OF")
    found = day(ctx, phrase._replace(first=at + 1))
    unit = phrase.get("UNIT")
    if found is None or found.focus is None or unit is None or unit.value != "W":
        return found
    week = week_of(found.focus)
    return found._replace(value=iso_week(found.focus), edtf=week) if week else found


def days(ctx: Context, phrase: Phrase) -> Meaning | None:
    """July 3-4; 25-29 December 2023; Nov. 18 to 20; May 3 and 4."""
    month, numbers = phrase.get("MONTH"), phrase.all("DAYNUM", "ORDN")
    if month is None or len(numbers) != 2 or not isinstance(month.value, int):
        return None
    first, last = (int(n.value or 0) for n in numbers)
    before = phrase.near(-1)
    pair = phrase.get("AND") and last != first + 1 and not (before is not None and before.kind == "BETWEEN")
    start, anchor, inferred = explicit_or_inferred(ctx, phrase, month.value, first)
    end = start._replace(day=last)
    if not (is_real(start) and is_real(end)) or first >= last:
        return None
    if pair:  # "May 3 and 7": two days, no stretch
        return Meaning("DATE", str(start), f"{{{start},{end}}}", anchor, start, inferred)
    return Meaning("DATE", interval(start, end), interval(start, end), anchor, start, inferred)


def nthday(ctx: Context, phrase: Phrase) -> Meaning | None:
    """The first Monday of May; the last Friday in April 2022; the second Tuesday of next month."""
    cell, told = phrase.get("WEEKDAY"), phrase.get("ORD", "ORDN", "LAST")
    if cell is None or told is None:
        return None
    within: Moment | None
    if phrase.get("MONTH"):
        at = next(i for i in range(phrase.first, phrase.last) if phrase.cells[i].kind == "MONTH")
        found = month(ctx, phrase._replace(first=at))
        within, anchor = (found.focus, found.anchor) if found else (None, None)
    else:
        unit, (base, anchor) = phrase.get("UNIT"), ctx.base
        step = 1 if phrase.get("NEXT", "COMING", "FOLLOWING") else 0
        within = shift_months(base, step) if base and unit and unit.value == "M" else None
    if within is None or within.year is None or within.month is None:
        return None
    days_ = [
        d
        for n in range(1, 32)
        if is_real(d := within._replace(day=n)) and d.date and d.date.isoweekday() == cell.value
    ]
    index = -1 if told.kind == "LAST" else int(told.value or 0) - 1
    return as_date(days_[index], anchor) if -1 <= index < len(days_) else None
