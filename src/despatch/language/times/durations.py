"""Readers of durations: three days, a 10-hour tour, the past two months."""

from despatch.language.times.context import Context, Meaning
from despatch.language.times.dates import (
    Moment,
    interval,
    iso_week,
    shift_days,
    shift_months,
    shift_years,
    week_of,
)
from despatch.language.times.grammar import Phrase

NUMBERS = ("NUM", "INT", "DAYNUM", "TEEN", "HUND")


_HALVES = {"Y": ("M", 12), "TH": ("TM", 60), "D": ("TH", 24), "DE": ("Y", 10)}


_MEASURES = frozenset(
    "million billion trillion percent % dollars barrels tons tonnes times once twice people flights bpd euros pounds yen "
    "cents hundred thousand times".split()
)


def count(phrase: Phrase) -> float | None:
    """How many units a phrase tells: None where it is vague ("several")."""
    cells = phrase.cells[phrase.first : phrase.last]
    kinds = [c.kind for c in cells]
    if "FEW" in kinds:
        return None
    slash = kinds.index("SLASH") if "SLASH" in kinds else -1
    fraction = 0.0
    if slash > 1:
        top, bottom = float(cells[slash - 1].value or 0), float(cells[slash + 1].value or 1)
        fraction = top / bottom
        cells = cells[: slash - 1]
    elif "HALF" in kinds:
        fraction = 0.5
    if any(k in ("TO", "OR") for k in kinds):
        cut = next(i for i, k in enumerate(kinds) if k in ("TO", "OR"))
        if any(c.kind in NUMBERS for c in cells[cut:]) and kinds[0] != "UP":
            cells = cells[:cut]
    total, found = 0.0, False
    for c in cells:
        if c.kind in NUMBERS:
            value = float(c.value or 0)
            total = total * value if value >= 100 and total else total + value
            found = True
        elif c.kind == "COUPLE":
            return 2.0
    if found:
        return total + fraction
    if fraction:
        # "a year and a half" is one and a half, "half a year" is half of one.
        return 1.5 if "AND" in kinds else 0.5
    return 1.0 if "A" in kinds else None


def length(amount: float | None, unit: str) -> str:
    """A duration in TIMEX3's notation: `P2Y6M`, `PT90M`, `PXD`, `P3DE`."""
    if unit == "F":
        amount, unit = (None if amount is None else amount * 2), "W"
    if unit == "Q":
        amount, unit = (None if amount is None else amount * 3), "M"
    prefix, letter = ("PT", unit[1]) if unit in ("TH", "TM", "TS") else ("P", unit)
    if unit == "DE" and amount is not None:
        amount, letter = amount * 10, "Y"
    elif unit == "CE" and amount is not None:
        amount, letter = amount * 100, "Y"
    if amount is None:
        return f"{prefix}X{letter}"
    if amount == int(amount):
        return f"{prefix}{int(amount)}{letter}"
    small = _HALVES.get(unit)
    if small is None:
        return f"{prefix}{amount:g}{letter}"
    whole, rest = int(amount), round((amount - int(amount)) * small[1])
    inner = ("T" if prefix == "P" and small[0].startswith("T") else "") + f"{rest}{small[0][-1]}"
    return (f"{prefix}{whole}{letter}" if whole else prefix) + inner


def unit_of(phrase: Phrase) -> str | None:
    """The unit's code."""
    cell = phrase.get("UNIT", "UNITS", "QUARTER", "QUARTERS", "CENT")
    return str(cell.value) if cell else None


def duration(ctx: Context, phrase: Phrase) -> Meaning | None:
    """three days, a month, a 10-hour (tour), two to three weeks, several months, weeks."""
    unit = unit_of(phrase)
    if unit is None or (unit == "Q" and phrase.get("ORD", "A")):
        return None
    if _is_age(phrase) or _is_title(phrase):
        return None
    if phrase.last - phrase.first == 1 and unit in ("TM", "TS"):
        return None  # the minutes of a meeting; "seconds before"
    amount = count(phrase)
    if amount is None and phrase.get("LONG") and phrase.get("UNIT") and not phrase.get("FEW"):
        amount = 1.0  # "week-long"
    if phrase.get("A") and not phrase.get(*NUMBERS, "HALF", "FEW", "COUPLE"):
        before = phrase.near(-1)
        if before is not None and (before.kind in NUMBERS or before.word.lower() in _MEASURES):
            return Meaning("SET", length(1, unit))
    ahead = _ahead(ctx, phrase, unit, amount)
    return ahead or Meaning("DURATION", length(amount, unit))


def _ahead(ctx: Context, phrase: Phrase, unit: str, amount: float | None) -> Meaning | None:
    """A date: "will resume in two months"; not "the first in two months", nor "in two days of talks"."""
    before, after, base = phrase.near(-1), phrase.near(0), ctx.published
    if before is None or before.kind != "IN" or amount is None or amount != int(amount) or base is None:
        return None
    if after is not None and after.kind in ("OF", "POSS"):
        return None
    head = phrase.cells[max(0, phrase.first - 12) : phrase.first]
    if any(c.kind in ("ORD", "LAST", "TIME") or c.word.lower().endswith("est") for c in head):
        return None
    anchor = "published"
    if ctx.last is not None and ctx.last.day and ctx.last < base and _foretold(phrase):
        base, anchor = ctx.last, "text"
    found = shifted(base, unit, int(amount)) if ctx.direction(phrase) > 0 else None
    return Meaning("DATE", found[0], found[1], anchor, found[2]) if found else None


def _foretold(phrase: Phrase) -> bool:
    """Whether something was foretold on a day told in the sentence: "said on Oct. 29 that he would come in four days"."""
    head = phrase.cells[: phrase.first]
    told = next((i for i, c in enumerate(head) if c.kind in ("MONTH", "WEEKDAY")), len(head))
    modals = [w for c in head[told:] if (w := c.word.lower()) in ("would", "will", "shall", "is", "are")]
    return bool(modals) and modals[-1] == "would"


def _is_title(phrase: Phrase) -> bool:
    """The Six-Day War, in as many months."""
    cell, after, before = phrase.cells[phrase.last - 1], phrase.near(0), phrase.near(-1)
    if before is not None and before.word.lower() == "as" and phrase.get("FEW"):
        return True
    return (
        cell.word[:1].isupper()
        and after is not None
        and (after.word[:1].isupper() or after.kind in ("POSS", "APOS"))
    )


def _is_age(phrase: Phrase) -> bool:
    after, then, before = phrase.near(0), phrase.near(1), phrase.near(-1)
    if after is not None and after.kind == "OLD":
        return True
    if after is not None and after.kind == "HYPHEN" and then is not None and then.kind == "OLD":
        return True
    return before is not None and before.word.lower() in ("aged", "age")


def period(ctx: Context, phrase: Phrase) -> Meaning | None:
    """the past two months, the next few days, recent weeks, the coming years."""
    unit, amount = unit_of(phrase), count(phrase)
    if unit is None:
        return None
    if phrase.get("THESE"):
        return Meaning("DATE", "PRESENT_REF") if unit == "D" else Meaning("DURATION", length(None, unit))
    if not phrase.get(*NUMBERS, "COUPLE"):
        return Meaning("DURATION", length(None, unit))
    base, anchor = ctx.base
    stretch = None
    if base is not None and amount is not None:
        back = phrase.get("LAST", "PREVIOUS", "LATEST") is not None
        far = shifted(base, unit, -int(amount) if back else int(amount))
        if far is not None and far[2] is not None:
            near = (
                base._replace(day=None, month=base.month)
                if unit == "M"
                else Moment(base.year)
                if unit == "Y"
                else base
            )
            stretch = interval(far[2], near) if back else interval(near, far[2])
    return Meaning("DURATION", length(amount, unit), stretch, anchor if stretch else None)


def shifted(base: Moment, unit: str, amount: int) -> tuple[str, str | None, Moment | None] | None:
    """`base` moved by units: TIMEX3 value, EDTF, and the moment; as coarse as the unit."""
    m: Moment | None = None
    if unit == "D":
        m = shift_days(base, amount)
    elif unit in ("W", "F"):
        weeks = amount * (2 if unit == "F" else 1)
        week, days = iso_week(base, weeks), week_of(base, weeks)
        return (week, days, shift_days(base, 7 * weeks)) if week and days else None
    elif unit in ("M", "Q"):
        m = shift_months(base, amount * (3 if unit == "Q" else 1))
    elif unit in ("Y", "DE", "CE"):
        m = shift_years(base, amount * {"Y": 1, "DE": 10, "CE": 100}[unit])
        if m is not None and unit != "Y" and m.year is not None:
            return (str(m.year // 10), f"{m.year // 10}X", m)
    return (str(m), str(m), m) if m else None
