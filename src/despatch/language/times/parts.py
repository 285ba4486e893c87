"""Parts of dates: early next month, the second half of January, the first week of March, later this year."""

from collections.abc import Callable

from despatch.language.times.context import Context, Meaning
from despatch.language.times.dates import Moment, interval, is_real
from despatch.language.times.grammar import Phrase

_PARTED = frozenset(("month", "quarter", "deictic", "season", "decade", "century", "year"))


def within(
    ctx: Context, phrase: Phrase, reader: Callable[[Context, Phrase], Meaning | None]
) -> Meaning | None:
    """Read a phrase; words that name a part of the date are taken off first and applied to its meaning."""
    if phrase.rule not in _PARTED:
        return reader(ctx, phrase)
    cut = _part_length(phrase)
    if not cut:
        return reader(ctx, phrase)
    rest = phrase._replace(first=phrase.first + cut)
    meaning = reader(ctx, rest)
    if meaning is None:
        return None
    return _apply(ctx, phrase._replace(last=phrase.first + cut), rest, meaning)


def _part_length(phrase: Phrase) -> int:
    """How many cells at the head of the phrase name a part."""
    cells = phrase.cells[phrase.first : phrase.last]
    for i, cell in enumerate(cells[:5]):
        if cell.kind == "OF" and any(
            c.kind in ("EARLY", "EDGE", "HALF", "UNIT", "UNITS", "QUARTER") for c in cells[:i]
        ):
            return i + 1 if phrase.rule != "quarter" or cells[i - 1].kind != "QUARTER" else 0
    for i, cell in enumerate(cells[:2]):
        if cell.kind in ("EARLY", "EARLIER", "LATER"):
            return i + 1 + (i + 1 < len(cells) and cells[i + 1].kind in ("HYPHEN", "IN"))
    return 0


def _apply(ctx: Context, part: Phrase, rest: Phrase, meaning: Meaning) -> Meaning:
    if part.get("HALF"):
        return _half(ctx, part, meaning)
    if part.get("UNIT", "UNITS") and part.get("ORD", "LAST"):
        return _week(part, meaning)
    return meaning


def _half(ctx: Context, part: Phrase, meaning: Meaning) -> Meaning:
    told = part.get("ORD", "LAST")
    number = 2 if told is None or told.kind == "LAST" else int(told.value or 0)
    focus = meaning.focus
    if focus is None or focus.month is not None or number not in (1, 2):
        return meaning
    months = (1, 6) if number == 1 else (7, 12)
    edtf = interval(Moment(focus.year, months[0]), Moment(focus.year, months[1]))
    return meaning._replace(value=f"{focus}-H{number}", edtf=edtf)


def _week(part: Phrase, meaning: Meaning) -> Meaning:
    """The first week of March: its first seven days; the last: its last seven."""
    told, unit, focus = part.get("ORD", "LAST"), part.get("UNIT", "UNITS"), meaning.focus
    if told is None or unit is None or unit.value != "W" or focus is None or focus.month is None:
        return meaning
    length = next(d for d in range(31, 27, -1) if is_real(focus._replace(day=d)))
    last = length if told.kind == "LAST" else 7 * int(told.value or 0)
    if last > length:
        return meaning
    return meaning._replace(edtf=interval(focus._replace(day=last - 6), focus._replace(day=last)))
