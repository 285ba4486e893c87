"""Feasts with a date of their own: Christmas Eve, New Year's Day, Easter, Thanksgiving."""

from datetime import date, timedelta

from despatch.language.times.context import Context, Meaning
from despatch.language.times.dates import Moment, of_date, shift_days
from despatch.language.times.grammar import Phrase


def holiday(ctx: Context, phrase: Phrase) -> Meaning | None:
    """Christmas, last Thanksgiving, New Year's Eve 2021."""
    cell = phrase.get("HOLIDAY")
    base, anchor = ctx.base
    if cell is None:
        code = "12-31" if phrase.get("EVE") else "01-01"
        if not phrase.get("POSS"):
            return None
    else:
        code = str(cell.value)
    year_cell = phrase.get("YEAR")
    if year_cell is not None:
        m = _day(code, int(year_cell.value or 0), phrase)
        return Meaning("DATE", str(m), str(m), "explicit", m) if m else None
    if base is None or base.year is None or base.month is None:
        return None
    options = [m for year in (base.year - 1, base.year, base.year + 1) if (m := _day(code, year, phrase))]
    here = base if base.day else base._replace(day=15)
    past, ahead = [m for m in options if m < here], [m for m in options if m >= here]
    forward = phrase.get("NEXT", "COMING") or (not phrase.get("LAST") and ctx.direction(phrase) > 0)
    m = (ahead[:1] if forward else past[-1:] or [None])[0]  # type: ignore[list-item]
    return Meaning("DATE", str(m), str(m), anchor, m) if m else None


def _day(code: str, year: int, phrase: Phrase) -> Moment | None:
    if code == "ES":
        m: Moment | None = of_date(easter(year))
    elif code == "TG":
        first = date(year, 11, 1)
        m = of_date(first + timedelta((3 - first.weekday()) % 7 + 21))
    else:
        m = Moment(year, int(code[:2]), int(code[3:]))
    return shift_days(m, -1) if m and phrase.get("EVE") and phrase.get("HOLIDAY") else m


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Gauss's rule in the form of Meeus and Jones)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
