"""Readers of weekdays and of today, yesterday and tomorrow."""

from despatch.language.times.context import Context, Meaning
from despatch.language.times.dates import Moment, shift_days, weekday_in_week, weekday_near
from despatch.language.times.grammar import Phrase
from despatch.language.times.inference import as_date
from despatch.language.times.tense import in_order, leads_up

_NEWSPAPERS = frozenset("Times Telegraph Express Mirror Tribune Herald Post Star Mail Night-Live".split())


_DOUBTFUL_WEEKDAYS = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())


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
    if m is not None and _a_week_on(phrase) and ctx.direction(phrase) > 0:
        m = shift_days(m, 7)
    m = ctx.undated(m)
    if m is None:
        value = f"XXXX-WXX-{cell.value}"
        return Meaning("TIME" if part else "DATE", f"{value}T{part.value}" if part else value)
    if part is not None:
        return Meaning("TIME", f"{m}T{part.value}", str(m), anchor, m)
    return as_date(m, anchor)


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
    ordered = in_order(phrase.cells, phrase.first)
    here = ctx.dated(ctx.here) if ordered else None
    if here is not None and here.date is not None:
        return weekday_near(here, number, ordered), "text"
    tense = ctx.direction(phrase)
    after = phrase.near(0)
    if after is not None and after.kind == "POSS":  # "Wednesday's ruling": its own time, not the clause's
        return weekday_near(base, number, 0 if tense > 0 else -1), anchor
    behind = 0 if leads_up(phrase.cells, phrase.first) else -1  # "ahead of talks on Friday": the nearest one
    return weekday_near(base, number, 1 if tense > 0 else behind), anchor


def _a_week_on(phrase: Phrase) -> bool:
    """Whether a weekday is that of the week after: "on Wednesday week", "a week on Wednesday"."""
    after, then = phrase.near(0), phrase.near(1)
    if after is not None and after.word == "week" and phrase.last - phrase.first == 1:
        return then is None or then.kind != "HYPHEN"
    before = [cell.word.lower() if (cell := phrase.near(-n)) else "" for n in (4, 3, 2, 1)]
    return before[1:] == ["a", "week", "on"] and before[0] not in _LASTING


_LASTING = frozenset("for once twice times only lasting lasted lasts last than just about within".split())


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
    return as_date(m, anchor)
