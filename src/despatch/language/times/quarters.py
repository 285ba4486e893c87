"""Readers of quarters, halves and seasons of a year."""

from despatch.language.times.context import Context, Meaning
from despatch.language.times.dates import Moment, interval, quarter_interval
from despatch.language.times.grammar import Phrase, in_prose, step_of
from despatch.language.times.words import Cell

_SEASON_EDTF = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}


_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


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
    year_cell, unit = phrase.get("YEAR"), phrase.get("UNIT")
    if unit is not None and unit.value != "Y":  # "in the first half of the day"
        return None
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
        and in_prose(phrase)
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
