"""Readers of days, months and times of day."""

from despatch.language.times.context import Context, Meaning, fitting_year
from despatch.language.times.dates import (
    Moment,
    interval,
    is_real,
    iso_week,
    moment,
    shift_days,
    shift_months,
    week_of,
    weekday_in_week,
    weekday_near,
)
from despatch.language.times.grammar import Phrase

# Month words that are also other words or names: alone they need a sign that a month is meant.
_DOUBTFUL_MONTHS = frozenset(
    "may march mar jan jun dec sep apr aug oct nov feb april june august jul".split()
)
_BEFORE_MONTH = frozenset(
    "in by since until till through from of during before after for between last next this early late mid and to or "
    "on next the".split()
)
_NEWSPAPERS = frozenset(
    "Times Telegraph Express Mirror Tribune Herald Post Star Mail Star Night-Live".split()
)
_DOUBTFUL_WEEKDAYS = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())


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
        if fits:
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
    return _date(real[0], "explicit")


def _date(m: Moment, anchor: str | None, open_year: bool = False) -> Meaning:
    return Meaning("DATE", str(m), str(m), anchor, m, open_year)


def day(ctx: Context, phrase: Phrase) -> Meaning | None:
    """December 6; Friday, 5 May 2023; the 26th of March 1996; 6 December last year."""
    month, number = phrase.get("MONTH"), phrase.get("DAYNUM", "ORDN", "ORD")
    if month is None and number is not None:
        return _bare_ordinal(ctx, phrase, int(number.value or 0))
    if month is None or number is None or not isinstance(month.value, int):
        return None
    m, anchor, inferred = explicit_or_inferred(ctx, phrase, month.value, int(number.value or 0))
    return _date(m, anchor, inferred) if is_real(m) else None


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
    return _date(m, anchor) if is_real(m) else None


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


def month(ctx: Context, phrase: Phrase) -> Meaning | None:
    """November; last November; January next year; March 1996; the month of May."""
    cell = phrase.get("MONTH")
    if cell is None or not isinstance(cell.value, int):
        return None
    if phrase.last - phrase.first == 1 and not _is_month(phrase):
        return None
    if phrase.get("UNIT") is None and phrase.get("YEAR") is None:
        rel = phrase.get("LAST", "NEXT", "COMING", "PREVIOUS", "FOLLOWING", "THIS", "THAT", "SAME")
        if rel is not None:
            return _month_beside(ctx, rel.kind, cell.value)
    m, anchor, inferred = explicit_or_inferred(ctx, phrase, cell.value, None)
    return _date(m, anchor, inferred)


def _is_month(phrase: Phrase) -> bool:
    word = phrase.cells[phrase.first].word
    if word.isupper() and len(word) < 5 and word.lower() in _DOUBTFUL_MONTHS:
        return False
    before, after = phrase.near(-1), phrase.near(0)
    if after is not None and after.kind == "HYPHEN" and after.start == phrase.end:
        return False  # "Mar-a-Lago"
    if word.lower() not in _DOUBTFUL_MONTHS:
        return True
    part = phrase.near(-2)
    if before is not None and before.kind == "HYPHEN" and part is not None and part.kind in ("EARLY", "EDGE"):
        return True
    if before is not None and before.word.lower() in _BEFORE_MONTH:
        return not (
            after is not None and after.word[:1].isupper() and word.lower() in ("jan", "april", "june", "may")
        )
    return word.lower() in ("april", "june", "august") and not (
        after is not None and after.word[:1].isupper()
    )


def _month_beside(ctx: Context, kind: str, number: int) -> Meaning | None:
    base, anchor = ctx.told if kind in ("PREVIOUS", "FOLLOWING", "THAT", "SAME") else ctx.base
    if base is None:
        return Meaning("DATE", f"XXXX-{number:02d}", None)
    if base.year is None or base.month is None:
        return _date(Moment(base.year, number), anchor)
    step = 0
    if kind in ("LAST", "PREVIOUS"):
        step = 0 if number < base.month else -1
    elif kind in ("NEXT", "COMING", "FOLLOWING"):
        step = 0 if number > base.month else 1
    return _date(Moment(base.year + step, number), anchor)


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
    return _date(days_[index], anchor) if -1 <= index < len(days_) else None


def months(ctx: Context, phrase: Phrase) -> Meaning | None:
    """January-March 2006."""
    first, last = (c.value for c in phrase.all("MONTH")[:2])
    if not isinstance(first, int) or not isinstance(last, int) or first >= last:
        return None
    start, anchor, inferred = explicit_or_inferred(ctx, phrase, first, None)
    text = interval(start, start._replace(month=last))
    return Meaning("DATE", text, text, anchor, start, inferred)


def weekday(ctx: Context, phrase: Phrase) -> Meaning | None:
    """Thursday; last Friday; next Tuesday; Tuesday last week; Monday night."""
    cell = phrase.get("WEEKDAY")
    if cell is None or not isinstance(cell.value, int):
        return None
    after = phrase.near(0)
    if cell.word.lower() in _DOUBTFUL_WEEKDAYS or (after is not None and after.word in _NEWSPAPERS):
        return None
    part = phrase.get("DAYPART")
    m, anchor = _weekday_moment(ctx, phrase, cell.value)
    m = ctx.undated(m)
    if m is None:
        value = f"XXXX-WXX-{cell.value}"
        return Meaning("TIME" if part else "DATE", f"{value}T{part.value}" if part else value)
    if part is not None:
        return Meaning("TIME", f"{m}T{part.value}", str(m), anchor, m)
    return _date(m, anchor)


def _weekday_moment(ctx: Context, phrase: Phrase, number: int) -> tuple[Moment | None, str | None]:
    base, anchor = ctx.base
    unit = phrase.get("UNIT")
    if phrase.get("PREVIOUS", "FOLLOWING", "THAT", "SAME"):
        base, anchor = ctx.told
    base = ctx.dated(base)
    if base is None or base.date is None:
        return None, None
    ahead, back = phrase.get("NEXT", "COMING", "FOLLOWING"), phrase.get("LAST", "PREVIOUS")
    if unit is not None and unit.value == "W":
        return weekday_in_week(base, number, 1 if ahead else -1 if back else 0), anchor
    weekend = base.date.isoweekday() >= 6
    if ahead:
        near = phrase.get("COMING", "FOLLOWING") or weekend
        return (_strictly(base, number, 1) if near else weekday_in_week(base, number, 1)), anchor
    if back:
        near = phrase.get("PREVIOUS") or weekend
        return (_strictly(base, number, -1) if near else weekday_in_week(base, number, -1)), anchor
    tense = ctx.direction(phrase)
    after = phrase.near(0)
    if after is not None and after.kind == "POSS":  # "Wednesday's ruling": its own time, not the clause's
        return weekday_near(base, number, 0 if tense > 0 else -1), anchor
    return weekday_near(base, number, 1 if tense > 0 else -1), anchor


def _strictly(base: Moment, number: int, direction: int) -> Moment | None:
    moved = shift_days(base, direction)
    return weekday_near(moved, number, direction) if moved else None


def is_name(phrase: Phrase) -> bool:
    """Whether a capitalised word follows a capitalised one: the name of a newspaper or a programme."""
    cell, before = phrase.cells[phrase.first], phrase.near(-1)
    title = sum(c.word[:1].isupper() for c in phrase.cells) * 2 > len(phrase.cells)
    return cell.word[:1].isupper() and before is not None and before.word[:1].isupper() and not title


def today(ctx: Context, phrase: Phrase) -> Meaning | None:
    """today, yesterday, tomorrow, tonight, yesterday evening."""
    cell = phrase.get("TODAY")
    base, anchor = ctx.base
    part = phrase.get("DAYPART")
    if cell and is_name(phrase):
        return None  # "USA Today"
    code = part.value if part else "NI" if cell and cell.word.lower() == "tonight" else None
    step = 1 if phrase.get("AFTER") else -1 if phrase.get("BEFORE") else 0  # "the day after tomorrow"
    if step and (cell is None or cell.value != step):
        return None
    m = shift_days(base, int(cell.value or 0) + step) if cell and base else None
    if m is None:
        return Meaning("TIME" if code else "DATE", "PRESENT_REF" if not code else f"XXXX-XX-XXT{code}")
    if code:
        return Meaning("TIME", f"{m}T{code}", str(m), anchor, m)
    return _date(m, anchor)


def daypart(ctx: Context, phrase: Phrase) -> Meaning | None:
    """this morning, last night, the evening, overnight."""
    cell = phrase.get("DAYPART", "OVERNIGHT")
    base, anchor = ctx.base
    if phrase.get("THAT", "SAME", "FOLLOWING", "PREVIOUS") or not phrase.get(
        "THIS", "LAST", "NEXT", "OVERNIGHT"
    ):
        base, anchor = ctx.told
    if cell is None:
        return None
    if cell.word.lower() == "night" and not phrase.get(
        "THIS", "LAST", "THAT", "SAME", "PREVIOUS", "FOLLOWING"
    ):
        return None
    back = phrase.get("LAST", "PREVIOUS", "OVERNIGHT")
    m = shift_days(base, -1 if back else 1 if phrase.get("FOLLOWING", "NEXT") else 0) if base else None
    if m is None:
        return Meaning("TIME", f"XXXX-XX-XXT{cell.value}")
    return Meaning("TIME", f"{m}T{cell.value}", str(m), anchor, m)


def clock(ctx: Context, phrase: Phrase) -> Meaning | None:
    """10:35 a.m.; 1559 GMT; noon; 4 in the morning; 10 p.m. Wednesday."""
    unit = phrase.get("UNITS")
    if unit is not None and unit.value != "TH":
        return None  # "2000 years"
    hours = clock_value(phrase)
    if hours is None or _other_zone(phrase):
        return None
    if phrase.get("MONTH"):
        on = _clock_day(ctx, phrase)
    elif phrase.get("WEEKDAY"):
        on = weekday(ctx, phrase)
    elif phrase.get("TODAY"):
        on = today(ctx, phrase)
    else:
        on = _clock_beside(ctx, phrase)
    if on is not None:
        return Meaning("TIME", f"{on.edtf or on.value}T{hours}", on.edtf, on.anchor, moment(on.edtf))
    base, anchor = ctx.base
    return Meaning("TIME", f"{base or 'XXXX-XX-XX'}T{hours}", None, anchor)


def _other_zone(phrase: Phrase) -> bool:
    """Whether a time only repeats the one before it: "10:35 a.m. (0735 GMT)"."""
    after, before = phrase.near(0), phrase.near(-2)
    if phrase.get("ZONE") is None or after is None or after.word != ")" or before is None:
        return False
    return before.kind in ("AMPM", "DOT", "CLOCK", "DAYPART", "NOON")


def _clock_beside(ctx: Context, phrase: Phrase) -> Meaning | None:
    """The day told just after or before a time: "10:35 a.m. (0735 GMT) Friday", "Thursday at 10 a.m."."""
    ahead = [*range(phrase.last, min(phrase.last + 8, len(phrase.cells)))]
    back = [*range(phrase.first - 1, max(-1, phrase.first - 7), -1)]
    joined = next((phrase.cells[i].kind for i in back if phrase.cells[i].kind not in ("COMMA", "AT")), "")
    near = back + ahead if joined in ("DAYNUM", "ORDN", "YEAR", "WEEKDAY", "TODAY") else ahead + back
    inside = 0  # a day in brackets belongs to the time in them: "8:30 a.m. (2330 GMT Thursday)"
    for at in near:
        inside += {"(": 1, ")": -1}.get(phrase.cells[at].word, 0)
        if inside:
            continue
        if phrase.cells[at].kind == "TODAY":
            return today(ctx, phrase._replace(first=at, last=at + 1))
        if phrase.cells[at].kind == "WEEKDAY":
            return weekday(ctx, phrase._replace(first=at, last=at + 1))
        if (
            phrase.cells[at].kind == "MONTH"
            and at + 1 < len(phrase.cells)
            and phrase.cells[at + 1].kind == "DAYNUM"
        ):
            return day(ctx, phrase._replace(first=at, last=at + 2))
    return None


def _clock_day(ctx: Context, phrase: Phrase) -> Meaning | None:
    at = next(i for i in range(phrase.first, phrase.last) if phrase.cells[i].kind in ("WEEKDAY", "MONTH"))
    return day(ctx, phrase._replace(first=at))


def clock_value(phrase: Phrase) -> str | None:
    """The time of day as hh:mm, or None where there is none."""
    noon, face, number = (
        phrase.get("NOON"),
        phrase.get("CLOCK", "CLOCKDOT"),
        phrase.get("DAYNUM", "YEAR", "MIL", "INT"),
    )
    before = phrase.near(-1)
    if noon and before is not None and before.word.lower() == "high":
        return None
    if noon:
        return str(noon.value)
    if face:
        hour, minute = (int(x) for x in str(face.value).split(":"))
    elif number and number.kind == "DAYNUM":
        minutes = phrase.all("DAYNUM", "INT")[1:] if phrase.get("COLON", "DOT") else []
        hour, minute = int(number.value or 0), int(minutes[0].value or 0) if minutes else 0
    elif number:
        digits = str(int(float(number.value or 0))).zfill(4)
        hour, minute = int(digits[:2]), int(digits[2:])
    else:
        return None
    half = phrase.get("AMPM")
    part = phrase.get("DAYPART")
    late = (half and half.value == "pm") or (part and part.value in ("AF", "EV", "NI"))
    if late and hour < 12:
        hour += 12
    elif half and half.value == "am" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None
