"""Readers of sets (every month, daily) and of vague references (now, recently, the future)."""

from despatch.language.times.context import Context, Meaning
from despatch.language.times.durations import NUMBERS, length, unit_of
from despatch.language.times.grammar import Phrase


def set_(ctx: Context, phrase: Phrase) -> Meaning | None:
    """every month, each Thursday, daily, Tuesday nights."""
    word = phrase.get("SETWORD")
    if word is not None:
        if word.word[0].isupper() and phrase.first:
            return None  # a newspaper
        return Meaning("SET", str(word.value))
    weekday = phrase.get("WEEKDAY", "WEEKDAYS")
    part = phrase.get("DAYPART", "DAYPARTS")
    if weekday is not None:
        return Meaning("SET", f"XXXX-WXX-{weekday.value}" + (f"T{part.value}" if part else ""))
    month, season = phrase.get("MONTH"), phrase.get("SEASON")
    if month is not None:
        return Meaning("SET", f"XXXX-{int(month.value or 0):02d}")
    if season is not None:
        return Meaning("SET", f"XXXX-{season.value}")
    if part is not None:
        return Meaning("SET", f"XXXX-XX-XXT{part.value}")
    if phrase.get("WEEKEND"):
        return Meaning("SET", "XXXX-WXX-WE")
    unit = unit_of(phrase)
    if unit is None:
        return None
    cell = phrase.get(*NUMBERS, "ORD", "ALTERNATE")
    amount = float(cell.value or 1) if cell else None if phrase.get("FEW") else 1.0
    return Meaning("SET", length(amount, unit))


def _year_end(ctx: Context, phrase: Phrase) -> Meaning | None:
    base, anchor = ctx.base
    if base is None or base.year is None:
        return None
    before = phrase.near(-1)
    year = base.year - (before is not None and before.word.lower() in ("since", "from"))
    return Meaning("DATE", f"{year}-12-31", f"{year}-12", anchor)


_FUTURE = frozenset(("FUTURE", "SOONLY"))


def vague(ctx: Context, phrase: Phrase) -> Meaning | None:
    """now, currently, recently, soon, the future, current, recent."""
    cell = phrase.cells[phrase.last - 1]
    if cell.kind == "UNITS":
        return Meaning("DATE", "PRESENT_REF") if cell.value == "D" else None
    if cell.kind == "YEAREND":
        return _year_end(ctx, phrase)
    if phrase.get("FUTURE", "SOONLY"):
        before = phrase.near(-1)
        if cell.kind == "SOONLY" and (
            (before is not None and before.word.lower() == "as")
            or _followed(phrase, ("after", "before", "as"))
        ):
            return None
        return Meaning("DATE", "FUTURE_REF")
    if cell.word.lower() == "previously" and phrase.first:
        return None
    if cell.kind in ("PASTLY", "LATEST", "LAST"):
        if cell.word.lower() in ("latest", "last") or (cell.kind == "LAST" and not _is_past_noun(phrase)):
            return (
                None
                if not (cell.word.lower() == "past" and _is_past_noun(phrase))
                else Meaning("DATE", "PAST_REF")
            )
        return Meaning("DATE", "PAST_REF")
    if cell.kind == "MOMENT":
        return None
    if cell.word.lower() == "present":
        return None
    return Meaning("DATE", "PRESENT_REF")


# What may follow where "the past" is a noun of its own: "in the past they met".
_AFTER_PAST = frozenset(
    "that it he she they we i you there this these who which and or but as for to with when while because has have had "
    "was were is are said by of on about on at if so than both".split()
)


def _is_past_noun(phrase: Phrase) -> bool:
    cell, after = phrase.cells[phrase.last - 1], phrase.near(0)
    return (
        cell.word.lower() == "past"
        and phrase.get("THE") is not None
        and (after is None or not after.word[:1].isalnum() or after.word.lower() in _AFTER_PAST)
    )


def _followed(phrase: Phrase, words: tuple[str, ...]) -> bool:
    after = phrase.near(0)
    return after is not None and after.word.lower() in words
