"""Ranges: "from Monday to Thursday", "between 1982 and 1992", "Nov. 30 - Dec. 2".

TIMEX3 wants a span for each end, the record wants one interval: the spans stay two, with their own
`value`, and both carry the whole interval as `edtf`.
"""

from collections.abc import Iterable

from despatch.language.times.context import Meaning
from despatch.language.times.dates import Moment, interval, is_real, shift_days, shift_months
from despatch.language.times.grammar import Phrase

# What is moved "from Monday to Thursday" does not last from Monday to Thursday.
_MOVES = frozenset(
    "moved move moves moving postponed postpone rescheduled reschedule delayed delay shifted shift changed brought "
    "deferred pushed put rose rise risen fell fall grew grow increased increase decreased dropped up down climbed "
    "jumped slipped narrowed soared declined extended".split()
)


def joined(told: list[tuple[Phrase, Meaning]]) -> Iterable[tuple[Phrase, Meaning]]:
    """The phrases of a sentence, the ends of ranges given their interval."""
    out = list(told)
    for i in range(len(out) - 1):
        (a, first), (b, last) = out[i], out[i + 1]
        told_year = _in_year(a, first, b, last)
        if told_year is not None:
            out[i], out[i + 1] = (a, first._replace(edtf=told_year.edtf)), (b, told_year)
            continue
        if not (first.type == last.type == "DATE"):
            continue
        begun = _same_month(a, b, last)
        if begun is not None and last.focus is not None:
            text = interval(begun, last.focus)
            out[i] = (a, last._replace(value=str(begun), edtf=text, focus=begun))
            out[i + 1] = (b, last._replace(edtf=text))
            continue
        if _is_move(a, b) and first.focus and last.focus and a.rule == b.rule == "weekday":
            out[i + 1] = (b, _after(first.focus, last))
            continue
        if not _is_range(a, b):
            continue
        whole = _whole(first, last, a.rule == b.rule == "weekday")
        if whole is None:
            continue
        start, text = whole
        value = str(start) if start != first.focus else first.value
        out[i] = (a, first._replace(edtf=text, value=value))
        out[i + 1] = (
            b,
            last._replace(
                edtf=text, value=_moved(last, text) if a.rule == b.rule == "weekday" else last.value
            ),
        )
    return out


def _in_year(a: Phrase, first: Meaning, b: Phrase, last: Meaning) -> Meaning | None:
    """ "last year in June": the month or day told after a year is of that year."""
    between = a.cells[a.last : b.first]
    told = a.rule == "deictic" and b.rule in ("month", "day") and len(between) == 1
    year = first.focus.year if told and first.focus and first.focus.month is None else None
    if year is None or between[0].kind not in ("IN", "ON") or not last.open_year or last.focus is None:
        return None
    focus = last.focus._replace(year=year)
    return last._replace(value=str(focus), edtf=str(focus), focus=focus, open_year=False)


def _same_month(a: Phrase, b: Phrase, last: Meaning) -> Moment | None:
    """The first day of "from Tuesday 16 to Thursday 18 May", which leaves its month to the second."""
    between = a.cells[a.last : b.first]
    if (
        len(between) != 2
        or (a.rule, b.rule) != ("weekday", "day")
        or between[0].kind not in ("DAYNUM", "ORDN")
    ):
        return None
    opener = a.near(-1)
    joined_by = between[1].kind
    both = joined_by == "AND" and opener is not None and opener.kind == "BETWEEN"
    day, end = int(between[0].value or 0), last.focus
    if end is None or end.day is None or not (joined_by in ("TO", "HYPHEN") or both):
        return None
    begun = end._replace(day=day) if day < end.day else shift_months(end._replace(day=None), -1)
    if begun is not None and begun.day is None:
        begun = begun._replace(day=day)
    return begun if begun is not None and is_real(begun) else None


def _moved(last: Meaning, text: str) -> str | None:
    """The value of a range's second end: a weekday may have moved to the week after."""
    return text.partition("/")[2] if last.value == str(last.focus) else last.value


def _is_range(a: Phrase, b: Phrase) -> bool:
    between = a.cells[a.last : b.first]
    if len(between) != 1:
        return False
    joint, before = between[0].kind, a.near(-1)
    opener = before.kind if before else ""
    if joint == "AND":
        return opener == "BETWEEN"
    if joint == "OR":
        return a.rule == b.rule in ("year", "month", "day", "weekday")
    if joint not in ("TO", "HYPHEN"):
        return False
    return not _is_move(a, b)


def _is_move(a: Phrase, b: Phrase) -> bool:
    between = a.cells[a.last : b.first]
    reach = a.cells[max(0, a.first - 8) : a.first]
    return len(between) == 1 and between[0].kind == "TO" and any(c.word.lower() in _MOVES for c in reach)


def _after(first: Moment, last: Meaning) -> Meaning:
    """The new day of what was moved from Monday to Thursday: the first Thursday after that Monday."""
    if last.focus is None or last.focus >= first:
        return last
    moved = shift_days(last.focus, 7)
    return last._replace(value=str(moved), edtf=str(moved), focus=moved) if moved else last


def _whole(first: Meaning, last: Meaning, weekdays: bool) -> tuple[Moment, str] | None:
    start, end = first.focus, last.focus
    if start is None or end is None or (start.day is None) != (end.day is None):
        return None
    if first.open_year and (start.month is None) != (end.month is None):
        return None  # "from October to 2023"
    if first.open_year and not last.open_year and end.year is not None:
        start = start._replace(year=end.year - (start[1:] > end[1:]))
    elif start.year != end.year and first.open_year and last.open_year and start.year and end.year:
        end = end._replace(year=start.year + (start[1:] > end[1:]))
    if weekdays and end < start and start.year is not None:
        end = shift_days(end, 7) or end  # "from Sunday to Tuesday", told on Monday
    key_a, key_b = [(m.year or 0, m.month or 0, m.day or 0) for m in (start, end)]
    if key_a >= key_b:
        return None
    if "/" in (first.edtf or "") or "/" in (
        last.edtf or ""
    ):  # weeks, halves: from the first's begin to the last's end
        return start, f"{(first.edtf or '').partition('/')[0]}/{(last.edtf or '').rpartition('/')[2]}"
    return start, interval(start, end)
