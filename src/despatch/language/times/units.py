"""Readers of weeks, months, years and weekends pointed at: this week, the same day, the weekend."""

from despatch.language.times.context import Context, Meaning
from despatch.language.times.dates import (
    Moment,
    days_between,
    interval,
    iso_week,
    shift_days,
    shift_months,
    shift_years,
    week_of,
)
from despatch.language.times.grammar import Phrase, in_prose, step_of
from despatch.language.times.quarters import quarter
from despatch.language.times.words import Cell

_PARTS = ("IN", "OF", "EARLIER", "LATER", "EARLY")
_TEXTUAL = ("PREVIOUS", "FOLLOWING", "THAT", "SAME")


_UNITS = ("UNIT", "WEEKEND", "PERIOD", "CENT")


def _closing_unit(phrase: Phrase) -> Cell | None:
    """The unit that closes a phrase ("the last week of the month": the month)."""
    inside = reversed(phrase.cells[phrase.first : phrase.last])
    return next((c for c in inside if c.kind in _UNITS), None) or phrase.get(*_UNITS)


def _parts_noun(phrase: Phrase) -> bool:
    """ "the meeting next week of the council": the time parts a noun from whose it is."""
    before, beyond = phrase.near(-1), phrase.near(1)
    noun = before is not None and before.word.lower() in _PARTED
    return noun and not phrase.get("THE") and beyond is not None and beyond.word.lower() in ("the", "a", "an")


_PARTED = frozenset(
    "meeting meetings session summit talks visit visits conference round arrival gathering forum".split()
)


def deictic(ctx: Context, phrase: Phrase) -> Meaning | None:
    """this week, last month, the same day, the following year, the fiscal year, the weekend, the period."""
    unit = _closing_unit(phrase)
    after = phrase.near(0)
    if unit is None or (
        unit.kind == "UNIT" and phrase.get("LAST", "NEXT") and after is not None and after.kind == "OF"
        and not _parts_noun(phrase)
    ):  # fmt: skip
        return None  # "the last day of the summit"
    if (
        unit.value in ("D", "TM")
        and phrase.get("LAST")
        and phrase.cells[phrase.last - 2].word.lower() == "last"
    ):
        return None
    if phrase.get("SAME") and after is not None and after.word.lower() == "as":
        return None  # "on the same day as the treaty"
    first = phrase.cells[phrase.first]
    if unit.word[:1].isupper() and first.word[:1].isupper() and not unit.word.isupper() and in_prose(phrase):
        return None  # the name of a programme: "This Week"
    bare = not phrase.get("THIS", "LAST", "NEXT", "CURRENT", "COMING", "LATEST", *_TEXTUAL)
    if bare and unit.value == "D" and _earlier_in(phrase) and ctx.told[1] == "text":
        return None if _told_of_coming(ctx, phrase) else _unit_beside(*ctx.told, "D", 0)
    if bare and unit.value in ("D", "TH", "TM", "DE", "CE", "P", "F"):
        return None
    if unit.value == "P" or phrase.get("LATEST"):
        return quarter(ctx, phrase) if phrase.get("LATEST", "PREVIOUS", "SAME", "CURRENT") else None
    if bare and unit.value == "Y" and _closed(phrase):
        return Meaning("DURATION", "P1Y")
    if bare and unit.value in ("WE", "W"):
        return _bare_weekend(ctx, phrase) if unit.value == "WE" else _bare_week(ctx, phrase)
    past = phrase.get("LAST")
    if past is not None and (past.word.lower() == "past" or phrase.get("THE")):
        return _past_unit(ctx, str(unit.value))
    base, anchor = ctx.told if phrase.get(*_TEXTUAL) else ctx.base
    if phrase.get("NEXT") and unit.value == "D":
        base, anchor = ctx.told
    return _unit_beside(base, anchor, str(unit.value), step_of(phrase))


def _earlier_in(phrase: Phrase) -> bool:
    """Whether "earlier in" or "later on" stands before the words: the day is the one spoken of."""
    before = [phrase.near(-2), phrase.near(-1)]
    return before[0] is not None and before[0].kind in ("EARLIER", "LATER")


def _told_of_coming(ctx: Context, phrase: Phrase) -> bool:
    """ "will leave on Friday. Earlier in the day he met X": what is over was on no day to come, but on that of the news."""
    told, here = ctx.told[0], ctx.base[0]
    apart = days_between(here, told) if told is not None and here is not None else None
    return bool(apart and apart > 0) and ctx.direction(phrase) < 0


def _bare_week(ctx: Context, phrase: Phrase) -> Meaning | None:
    """The week of "for the week": TIMEX3 has it as some week of the year; not that of "earlier in the week"."""
    (base, anchor), before = ctx.base, phrase.near(-1)
    found = _unit_beside(base, anchor, "W", 0)
    if found is None or base is None or (before is not None and before.kind in _PARTS):
        return found
    return found._replace(value=f"{base.year}-WXX")


def _unit_beside(base: Moment | None, anchor: str | None, unit: str, step: int) -> Meaning | None:
    found: tuple[str | None, str | None, Moment | None] = (None, None, None)
    if base is None:
        return None
    if unit == "D":
        m = shift_days(base, step)
        if m is None:
            # "The same day" after "in late May" is a day told elsewhere, as likely in another month.
            return Meaning("DATE", f"{base}-XX") if base.month and not step else None
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
