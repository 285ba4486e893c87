"""Readers of months: November, last November, January next year, January-March 2006."""

from despatch.language.times.context import Context, Meaning
from despatch.language.times.dates import Moment, interval
from despatch.language.times.grammar import Phrase
from despatch.language.times.inference import as_date, explicit_or_inferred

# Month words that are also other words or names: alone they need a sign that a month is meant.
_DOUBTFUL_MONTHS = frozenset(
    "may march mar jan jun dec sep apr aug oct nov feb april june august jul".split()
)


_BEFORE_MONTH = frozenset(
    "in by since until till through from of during before after for between last next this early late mid and to or "
    "on next the".split()
)


def month(ctx: Context, phrase: Phrase) -> Meaning | None:
    """November; last November; January next year; March 1996; the month of May."""
    cell = phrase.get("MONTH")
    if cell is None or not isinstance(cell.value, int):
        return None
    after = phrase.near(0)
    if phrase.last - phrase.first == 1 and (
        not _is_month(phrase) or (after and after.word.lower() in ("del", "de"))
    ):
        return None  # "Mar del Plata"
    if phrase.get("UNIT") is None and phrase.get("YEAR") is None:
        rel = phrase.get("LAST", "NEXT", "COMING", "PREVIOUS", "FOLLOWING", "THIS", "THAT", "SAME")
        if rel is not None:
            return _month_beside(ctx, rel.kind, cell.value)
    m, anchor, inferred = explicit_or_inferred(ctx, phrase, cell.value, None)
    return as_date(m, anchor, inferred)


def _is_month(phrase: Phrase) -> bool:
    word = phrase.cells[phrase.first].word
    if word.isupper() and len(word) < 5 and word.lower() in _DOUBTFUL_MONTHS:
        return False
    before, after = phrase.near(-1), phrase.near(0)
    if after is not None and after.kind == "HYPHEN" and after.start == phrase.end:
        return False  # "Mar-a-Lago"
    if word.lower() not in _DOUBTFUL_MONTHS:
        return True
    part = phrase.near(-2)
    if before is not None and before.kind == "HYPHEN" and part is not None and part.kind in ("EARLY", "EDGE"):
        return True
    if before is not None and before.word.lower() in _BEFORE_MONTH:
        return not (
            after is not None and after.word[:1].isupper() and word.lower() in ("jan", "april", "june", "may")
        )
    return word.lower() in ("april", "june", "august") and not (
        after is not None and after.word[:1].isupper()
    )


def _month_beside(ctx: Context, kind: str, number: int) -> Meaning | None:
    base, anchor = ctx.told if kind in ("PREVIOUS", "FOLLOWING", "THAT", "SAME") else ctx.base
    if base is None:
        return Meaning("DATE", f"XXXX-{number:02d}", None)
    if base.year is None or base.month is None:
        return as_date(Moment(base.year, number), anchor)
    step = 0
    if kind in ("LAST", "PREVIOUS"):
        step = 0 if number < base.month else -1
    elif kind in ("NEXT", "COMING", "FOLLOWING"):
        step = 0 if number > base.month else 1
    return as_date(Moment(base.year + step, number), anchor)


def months(ctx: Context, phrase: Phrase) -> Meaning | None:
    """January-March 2006."""
    first, last = (c.value for c in phrase.all("MONTH")[:2])
    if not isinstance(first, int) or not isinstance(last, int) or first >= last:
        return None
    start, anchor, inferred = explicit_or_inferred(ctx, phrase, first, None)
    text = interval(start, start._replace(month=last))
    return Meaning("DATE", text, text, anchor, start, inferred)
