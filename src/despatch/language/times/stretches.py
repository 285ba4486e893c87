"""Readers of weeks, months, quarters, seasons, years, decades and centuries, told or pointed at."""

from despatch.language.times.context import Context, Meaning
from despatch.language.times.dates import (
    Moment,
    interval,
    iso_week,
    quarter_interval,
    shift_days,
    shift_months,
    shift_years,
    week_of,
)
from despatch.language.times.grammar import Phrase
from despatch.language.times.words import Cell

_SEASON_EDTF = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_TEXTUAL = ("PREVIOUS", "FOLLOWING", "THAT", "SAME")
# Words after or before a four-digit number that say that it is no year.
_COUNTED = frozenset(
    "people persons men women troops soldiers civilians refugees workers employees jobs dollars euros pounds yen rubles "
    "roubles rupees tons tonnes kilometers kilometres km miles meters metres feet barrels points shares seats members "
    "delegates police policemen officers vehicles tanks missiles prisoners inmates students children families homes "
    "houses hectares acres megawatts mw mhz kg kilograms liters litres degrees percent % others more feet-long sq square "
    "pages votes ballots million billion thousand cubic gmt utc nautical".split()
)
_NUMBERED = frozenset(
    "$ £ € no no. nos. resolution resolutions flight route highway room number article section bill law directive about "
    "some over than nearly roughly estimated around approximately # us$ rs. rs & only page clause act least most unscr agenda vision expo horizon".split()
)


def step_of(phrase: Phrase) -> int:
    """-1, 0 or +1 of "last", "this", "next"."""
    if phrase.get("LAST", "PREVIOUS"):
        return -1
    return 1 if phrase.get("NEXT", "COMING", "FOLLOWING") else 0


def deictic(ctx: Context, phrase: Phrase) -> Meaning | None:
    """this week, last month, the same day, the following year, the fiscal year, the weekend, the period."""
    unit = phrase.get("UNIT", "WEEKEND", "PERIOD", "CENT")
    for i in range(
        phrase.last - 1, phrase.first - 1, -1
    ):  # "the last week of the month": the unit that closes it
        if phrase.cells[i].kind in ("UNIT", "WEEKEND", "PERIOD", "CENT"):
            unit = phrase.cells[i]
            break
    after = phrase.near(0)
    if unit is None or (
        unit.kind == "UNIT" and phrase.get("LAST", "NEXT") and after is not None and after.kind == "OF"
    ):
        return None  # "the last day of the summit"
    if (
        unit.value in ("D", "TM")
        and phrase.get("LAST")
        and phrase.cells[phrase.last - 2].word.lower() == "last"
    ):
        return None
    first = phrase.cells[phrase.first]
    if unit.word[:1].isupper() and first.word[:1].isupper() and not unit.word.isupper() and _in_prose(phrase):
        return None  # the name of a programme: "This Week"
    bare = not phrase.get("THIS", "LAST", "NEXT", "CURRENT", "COMING", "LATEST", *_TEXTUAL)
    if bare and unit.value in ("D", "TH", "TM", "DE", "CE", "P", "F"):
        return None
    if unit.value == "P" or phrase.get("LATEST"):
        return quarter(ctx, phrase) if phrase.get("LATEST", "PREVIOUS", "SAME", "CURRENT") else None
    if bare and unit.value == "Y" and _closed(phrase):
        return Meaning("DURATION", "P1Y")
    if bare and unit.value == "WE":
        return _bare_weekend(ctx, phrase)
    past = phrase.get("LAST")
    if past is not None and (past.word.lower() == "past" or phrase.get("THE")):
        return _past_unit(ctx, str(unit.value))
    base, anchor = ctx.told if phrase.get(*_TEXTUAL) else ctx.base
    if phrase.get("NEXT") and unit.value == "D":
        base, anchor = ctx.told
    return _unit_beside(base, anchor, str(unit.value), step_of(phrase))


def _unit_beside(base: Moment | None, anchor: str | None, unit: str, step: int) -> Meaning | None:
    found: tuple[str | None, str | None, Moment | None] = (None, None, None)
    if base is None:
        return None
    if unit == "D":
        m = shift_days(base, step)
        if m is None:
            return Meaning("DATE", f"{base}-XX", str(base), anchor) if base.month and not step else None
        found = (str(m), str(m), m)
    elif unit == "W":
        found = (iso_week(base, step), week_of(base, step), None)
    elif unit == "M":
        m = shift_months(base, step)
        found = (str(m), str(m), m) if m else found
    elif unit == "Y":
        m = shift_years(base, step)
        found = (str(m), str(m), m) if m else ("XXXX", None, None)
    elif unit == "WE":
        return _weekend(base, anchor, step)
    elif unit == "DE" and base.year:
        found = (str(base.year // 10 + step), f"{base.year // 10 + step}X", None)
    elif unit == "CE" and base.year:
        found = (str(base.year // 100 + step), f"{base.year // 100 + step}XX", None)
    elif unit in ("TH", "TM"):
        return None
    if found[0] is None:
        return None
    return Meaning("DATE", found[0], found[1], anchor if found[1] else None, found[2])


def _in_prose(phrase: Phrase) -> bool:
    """Whether the sentence is no headline in capitals."""
    return sum(c.word[:1].isupper() for c in phrase.cells) * 2 < len(phrase.cells)


def _closed(phrase: Phrase) -> bool:
    """Whether a stretch is told by its end: "the year ended March 31"."""
    after = phrase.near(0)
    return after is not None and after.word.lower() in ("ended", "ending", "to")


def _bare_weekend(ctx: Context, phrase: Phrase) -> Meaning | None:
    base, anchor = ctx.base
    if base is None or base.date is None:
        return Meaning("DATE", "XXXX-WXX-WE")
    ahead = base.date.isoweekday() >= 6 or ctx.direction(phrase) > 0
    return _weekend(base, anchor, 0 if ahead else -1)


def _past_unit(ctx: Context, unit: str) -> Meaning | None:
    """The past week: the stretch that ends with the publication, not the calendar's last week."""
    base, anchor = ctx.base
    length = {"DE": "P10Y", "CE": "P100Y", "TH": "PT1H", "TM": "PT1M", "F": "P2W"}.get(unit, f"P1{unit}")
    if unit == "WE":
        return _weekend(base, anchor, -1) if base else None
    back: Moment | None = None
    if base is not None and unit in ("D", "W", "F"):
        back = shift_days(base, {"D": -1, "W": -7, "F": -14}[unit])
    elif base is not None and unit in ("M", "Y"):
        back = shift_months(base, -1 if unit == "M" else -12)
        base = base._replace(day=None)
    if unit == "Y" and back is not None and back.year is not None:
        return Meaning("DATE", str(back.year), interval(back, base) if base else None, anchor)
    stretch = interval(back, base) if back and base else None
    return Meaning("DURATION", length, stretch, anchor if stretch else None)


def _weekend(base: Moment, anchor: str | None, step: int) -> Meaning | None:
    week, days = iso_week(base, step), week_of(base, step)
    if week is None or days is None:
        return Meaning("DATE", "XXXX-WXX-WE")
    sunday = days.partition("/")[2]
    saturday = shift_days(Moment(int(sunday[:4]), int(sunday[5:7]), int(sunday[8:10])), -1)
    return Meaning("DATE", f"{week}-WE", interval(str(saturday), sunday), anchor)


def quarter(ctx: Context, phrase: Phrase) -> Meaning | None:
    """the third quarter; last year's fourth quarter; Q2 2023; the quarter; the latest period."""
    told = phrase.get("ORD", "QCODE")
    after = phrase.cells[phrase.first + 1 : phrase.last]
    final = not told and phrase.get("LAST") and any(c.kind == "OF" for c in after)
    number = 4 if final else int(told.value or 0) if told else 0
    if number > 4:
        return None
    year_cell = phrase.get("YEAR")
    base, anchor = ctx.base
    if number:
        year, anchor = _quarter_year(ctx, phrase, number)
    else:
        told_by = None if phrase.get("CURRENT", "THIS", "LATEST", "LAST", "NEXT", "COMING") else ctx.quarter
        step = 0 if phrase.get("CURRENT", "THIS") else 1 if phrase.get("NEXT", "COMING") else -1
        year, number = told_by or _quarter_at(base, step)
        if phrase.get("UNIT") and phrase.get("POSS"):
            year, number = _quarter_at(base, -1)
            year = None if year is None else year + step_of(phrase)
    if year_cell:
        year, anchor = int(year_cell.value or 0), "explicit"
    if not number:
        return Meaning("DATE", "XXXX-QX")
    if not phrase.get("UNIT", "NEXT", "COMING") and ctx.direction(phrase) <= 0:
        ctx.quarter = (year, number)
    name = "XXXX" if year is None else f"{year:04d}"
    return Meaning("DATE", f"{name}-Q{number}", quarter_interval(year, number), anchor)


def _quarter_at(base: Moment | None, step: int) -> tuple[int | None, int]:
    if base is None or base.month is None:
        return None, 0
    index = (base.month - 1) // 3 + step
    return (None if base.year is None else base.year + index // 4), index % 4 + 1


def _quarter_year(ctx: Context, phrase: Phrase, number: int) -> tuple[int | None, str | None]:
    base, anchor = ctx.base
    if base is None or base.year is None:
        return None, anchor
    unit = phrase.get("UNIT")
    if (
        unit is not None
        and unit.value == "Y"
        and phrase.get("LAST", "NEXT", "THIS", "CURRENT", "COMING", "PREVIOUS")
    ):
        return base.year + step_of(phrase), anchor
    if base.month is None:
        return base.year, anchor
    now = (base.month - 1) // 3 + 1
    if (
        ctx.direction(phrase) > 0 and not now - 1 <= number <= now
    ):  # last quarter's results are yet to be told
        return base.year + (number < now), anchor
    return base.year - (number > now), anchor


def half(ctx: Context, phrase: Phrase) -> Meaning | None:
    """the first half of 2023; the second half of the year; H1 2024."""
    told = phrase.get("ORD", "HCODE", "LAST")
    number = 2 if told and told.kind == "LAST" else int(told.value or 0) if told else 0
    year_cell = phrase.get("YEAR")
    base, anchor = ctx.base
    year = int(year_cell.value or 0) if year_cell else None
    if year is None and base is not None and base.year is not None:
        year = base.year + step_of(phrase)
    if number not in (1, 2):
        return None
    name = "XXXX" if year is None else f"{year:04d}"
    months = (1, 6) if number == 1 else (7, 12)
    return Meaning(
        "DATE",
        f"{name}-H{number}",
        interval(Moment(year, months[0]), Moment(year, months[1])) if year else None,
        "explicit" if year_cell else anchor,
    )


def season(ctx: Context, phrase: Phrase) -> Meaning | None:
    """this summer, last fall, spring 2024, the winter."""
    cell, year_cell = phrase.get("SEASON"), phrase.get("YEAR")
    if cell is None:
        return None
    after = phrase.near(0)
    if _named(phrase, cell) or (cell.word.lower() == "fall" and after is not None and after.kind == "OF"):
        return None
    code = str(cell.value)
    year, anchor = _season_year(ctx, phrase, code)
    if year_cell:
        year, anchor = int(year_cell.value or 0), "explicit"
    elif phrase.last - phrase.first == 1 and not _is_season(phrase):
        return None
    name = "XXXX" if year is None else f"{year:04d}"
    return Meaning(
        "DATE", f"{name}-{code}", f"{name}-{_SEASON_EDTF[code]}" if year else None, anchor if year else None
    )


def _named(phrase: Phrase, cell: Cell) -> bool:
    """The Spring Festival, the Arab Spring, but not a headline's "Next Spring"."""
    after = phrase.near(0)
    return (
        cell.word[:1].isupper()
        and _in_prose(phrase)
        and (phrase.get("YEAR") is None or (after is not None and after.word[:1].isupper()))
    )


def _is_season(phrase: Phrase) -> bool:
    before = phrase.near(-1)
    return before is not None and before.word.lower() in (
        "in",
        "during",
        "by",
        "since",
        "over",
        "of",
        "until",
        "early",
        "late",
    )


def _season_year(ctx: Context, phrase: Phrase, code: str) -> tuple[int | None, str | None]:
    base, anchor = ctx.base
    if base is None or base.year is None:
        return None, None
    begins = _SEASON_MONTH[code]
    month = base.month or 12
    unit = phrase.get("UNIT")
    if unit is not None and unit.value == "Y":
        return base.year + step_of(phrase), anchor
    if phrase.get("LAST", "PREVIOUS"):
        return base.year - (begins + 2 >= month), anchor
    if phrase.get("NEXT", "COMING") or ctx.direction(phrase) > 0:
        return base.year + (begins + 2 < month), anchor
    if phrase.get("THIS"):
        return base.year - (code == "WI" and month < 3), anchor
    return base.year - (begins > month), anchor


def year(ctx: Context, phrase: Phrase) -> Meaning | None:
    """1990; the year 2000; fiscal 1988; FY24; the 1988 period."""
    cell = phrase.get("YEAR", "FYYEAR")
    if cell is None:
        return _short_fiscal(phrase)
    if cell.kind == "FYYEAR":
        return Meaning("DATE", f"FY{cell.value}", str(cell.value), "explicit", Moment(int(cell.value or 0)))
    number = int(cell.value or 0)
    before, after = phrase.near(-1), phrase.near(0)
    if phrase.last - phrase.first == 1:
        low = before.word.lower() if before else ""
        if after is not None and (after.word.lower() in _COUNTED or after.kind in ("UNITS", "SLASH", "ZONE")):
            return None
        if low in _NUMBERED or (after is not None and after.word.lower() in ("percent", "%")):
            return None
        if not 1900 <= number <= 2060 and low not in _YEAR_SIGNS:
            return None
        if (
            before is not None
            and before.kind == "HYPHEN"
            and before.end == cell.start
            and not _is_part(phrase)
        ):
            return None
    m = Moment(number)
    return Meaning("DATE", str(m), str(m), "explicit", m)


def _is_part(phrase: Phrase) -> bool:
    part = phrase.near(-2)
    return part is not None and part.kind == "EARLY"


_YEAR_SIGNS = frozenset(
    "in since of by from until till through after before between and during the to year around late early".split()
)


def _short_fiscal(phrase: Phrase) -> Meaning | None:
    cell = phrase.get("DAYNUM", "INT")
    if cell is None:
        return None
    number = int(float(cell.value or 0))
    if not 0 < number < 100:
        return None
    m = Moment(2000 + number if number < 60 else 1900 + number)
    return Meaning("DATE", f"FY{m}", str(m), "explicit")


def years(ctx: Context, phrase: Phrase) -> Meaning | None:
    """1997-2001; 2024-28; 2021/22."""
    cells = phrase.all("YEAR", "DAYNUM", "INT")
    first, last = int(cells[0].value or 0), int(float(cells[-1].value or 0))
    if last < 100:
        last += first // 100 * 100
    before = phrase.near(-1)
    if not 1000 <= first < last <= first + 120 or (before is not None and before.word in ("$", "No.")):
        return None
    text = interval(Moment(first), Moment(last))
    return Meaning("DATE", text, text, "explicit", Moment(first))


def decade(ctx: Context, phrase: Phrase) -> Meaning | None:
    """the late 1970s, the '80s, the nineties."""
    cell = phrase.get("DECADE")
    number = int(cell.value or 0) if cell else 0
    if number < 100:
        if phrase.get("THE") is None and phrase.get("APOS") is None:
            return None
        number += 1900
    return Meaning("DATE", str(number // 10), f"{number // 10}X", "explicit")


def century(ctx: Context, phrase: Phrase) -> Meaning | None:
    """the 20th century."""
    cell = phrase.get("ORD", "ORDN", "DAYNUM")
    number = int(cell.value or 0) if cell else 0
    if cell is not None and cell.kind == "DAYNUM" and number < 15:
        return None
    return (
        Meaning("DATE", f"{number - 1:02d}", f"{number - 1:02d}XX", "explicit") if 0 < number < 30 else None
    )


def yearwords(ctx: Context, phrase: Phrase) -> Meaning | None:
    """nineteen ninety-six; the year two thousand."""
    numbers = [int(c.value or 0) for c in phrase.all("NUM", "TEEN", "HUND")]
    if numbers[:2] == [2, 1000]:
        total = 2000 + sum(numbers[2:])
    elif numbers[0] in (17, 18, 19, 20) and 10 <= numbers[1] < 100:
        total = numbers[0] * 100 + sum(numbers[1:])
    else:
        return None
    month = phrase.get("MONTH")
    m = Moment(total, int(month.value or 0) if month else None)
    return Meaning("DATE", str(m), str(m), "explicit", m) if total < 2100 else None
