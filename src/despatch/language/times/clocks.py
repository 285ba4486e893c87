"""Readers of times of day: 10:35 a.m., 1559 GMT, noon, this morning."""

from despatch.language.times.context import Context, Meaning
from despatch.language.times.dates import days_between, moment, shift_days
from despatch.language.times.days import day
from despatch.language.times.grammar import Phrase
from despatch.language.times.weekdays import today, weekday
from despatch.language.times.words import Cell


def daypart(ctx: Context, phrase: Phrase) -> Meaning | None:
    """this morning, last night, the evening, overnight."""
    cell = phrase.get("DAYPART", "OVERNIGHT")
    base, anchor = ctx.base
    if phrase.get("THAT", "SAME", "FOLLOWING", "PREVIOUS") or not phrase.get(
        "THIS", "LAST", "NEXT", "OVERNIGHT"
    ):
        base, anchor = ctx.told if not _of_today(ctx, phrase) else ctx.base
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


def _of_today(ctx: Context, phrase: Phrase) -> bool:
    """ "arrived on Monday. He will leave in the evening": to come, so not on the day gone by that was told before."""
    told, today = ctx.told[0], ctx.base[0]
    if (
        told is None
        or today is None
        or today.day is None
        or phrase.get("THAT", "SAME", "FOLLOWING", "PREVIOUS")
    ):
        return False
    gap = days_between(today, told) if told.day is not None else -1
    return gap is not None and gap < 0 and ctx.direction(phrase) > 0


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
    base, anchor = ctx.told if ctx.last is not None and ctx.last.day else ctx.base
    return Meaning("TIME", f"{base or 'XXXX-XX-XX'}T{hours}", None, anchor)


def _other_zone(phrase: Phrase) -> bool:
    """Whether a time only repeats the one before it: "10:35 a.m. (0735 GMT)"."""
    after, before = phrase.near(0), phrase.near(-2)
    if phrase.get("WEEKDAY", "MONTH", "TODAY"):
        return False  # "(0400 GMT Friday)" tells the day
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
        hour, minute = int(number.value or 0), _minutes(phrase, number)
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


def _minutes(phrase: Phrase, hour: Cell) -> int:
    """The minutes of "7:05" and "7.05" told in three words; not the day of "5 p.m. Nov. 9"."""
    at = phrase.cells.index(hour, phrase.first)
    joint, then = phrase.cells[at + 1 : at + 3] if at + 2 < phrase.last else (hour, hour)
    return int(then.value or 0) if joint.kind in ("COLON", "DOT") and then.kind in ("DAYNUM", "INT") else 0
