"""Dates counted from another that is told after them: "a day after the election of March 3".

The span is that of the count ("a day"); what it means waits until the other date is read.
"""

from despatch.language.times.context import Context, Meaning
from despatch.language.times.dates import Moment
from despatch.language.times.durations import count, shifted, unit_of
from despatch.language.times.grammar import Phrase
from despatch.language.times.tense import reports

Told = list[tuple[Phrase, Meaning]]
WAITING = Meaning("DURATION", None)  # "the day after ...", which is nothing where no date follows

_REACH = 12  # words between the count and the date
_BREAKS = frozenset(
    (",", ";", ":", "(", ")", '"', "“", "”", "-", "–", "—", "and", "but", "that", "which", "who", "as")
)
_APART = frozenset(("to", "in", "for", "on", "at", "from", "by", "with", "was", "were"))
_FINENESS = {"D": 3, "W": 3, "F": 3, "M": 2, "Y": 1}


def waits(phrase: Phrase) -> bool:
    """Whether a phrase without a meaning of its own is "the day" of "the day after ..."."""
    after = phrase.near(0)
    return phrase.rule == "deictic" and after is not None and after.kind in ("AFTER", "BEFORE")


def resolved(ctx: Context, told: Told) -> Told:
    """The phrases of a sentence, those counted from the date after them resolved; `WAITING` ones left out."""
    out = list(told)
    for i in range(len(out) - 1):
        phrase, meaning = out[i]
        if meaning.type == "DURATION":
            found = _counted(phrase, *out[i + 1])
            if found is not None:
                out[i] = (phrase, found)
                ctx.last = found.focus
    return [(phrase, meaning) for phrase, meaning in out if meaning.value is not None]


def _counted(phrase: Phrase, other: Phrase, date: Meaning) -> Meaning | None:
    side = phrase.near(0)
    unit, amount = unit_of(phrase), 1.0 if phrase.rule == "deictic" else count(phrase)
    if side is None or side.kind not in ("AFTER", "BEFORE") or unit not in _FINENESS or not amount:
        return None
    if phrase.get("MORE"):
        return None  # "eight trading days after" are no days of the calendar
    if date.focus is None or date.type not in ("DATE", "TIME") or amount != int(amount):
        return None
    if _fineness(date.focus) < _FINENESS[unit] or not _joined(phrase, other):
        return None
    base = Moment(*date.focus[: _FINENESS[unit]])
    found = shifted(base, unit, int(amount) if side.kind == "AFTER" else -int(amount))
    return Meaning("DATE", found[0], found[1], "text", found[2]) if found else None


def _fineness(m: Moment) -> int:
    """3 for a day, 2 for a month, 1 for a year."""
    return 3 if m.day else 2 if m.month else 1


def _joined(phrase: Phrase, other: Phrase) -> bool:
    """Whether the date belongs to what the count starts from: no new clause lies between."""
    between = [c.word.lower() for c in phrase.cells[phrase.last + 1 : other.first]]
    if between and between[0] in _APART:
        return False  # "up from a year before to 118 trillion won last year"
    return len(between) <= _REACH and _BREAKS.isdisjoint(between) and not any(map(reports, between))
