"""What a time expression is resolved against: publication date, earlier dates of the text, the quarter spoken of."""

from typing import NamedTuple

from despatch.language.times.dates import Moment, days_between
from despatch.language.times.grammar import Phrase
from despatch.language.times.tense import direction, planned_in_past, told_near


class Meaning(NamedTuple):
    """What an expression means: as `model.Time`, and what later expressions may build on.

    `focus` is the moment that "the same day" or "two days later" would refer to; `open_year` says
    that the year was not told but worked out.
    """

    type: str
    value: str | None
    edtf: str | None = None
    anchor: str | None = None
    focus: Moment | None = None
    open_year: bool = False


class Context:
    """State of the resolution of one report, in order of its text."""

    def __init__(
        self, published: Moment | None, stand_in: int | None = None, name: str = "published"
    ) -> None:
        """`stand_in`: a year with the weekdays of the report, where its own year is not told; `name`: what `published` is."""
        self.published, self.name = published, name
        self.stand_in = stand_in
        self.last: Moment | None = None
        self.here: Moment | None = None  # told last in the same sentence
        self.quarter: tuple[int | None, int] | None = None

    def dated(self, m: Moment | None) -> Moment | None:
        """A day of unknown year in the year that stands in for it, so that weekdays can be reckoned."""
        return m._replace(year=self.stand_in) if m and m.year is None and self.stand_in else m

    def undated(self, m: Moment | None) -> Moment | None:
        """The reverse of `dated`."""
        return m._replace(year=None) if m and self.published and self.published.year is None else m

    @property
    def base(self) -> tuple[Moment | None, str | None]:
        """What deictic words point from, and its name as an anchor."""
        return self.published, self.name if self.published else None

    @property
    def told(self) -> tuple[Moment | None, str | None]:
        """The last date told in the text, else the publication date, and its name as an anchor."""
        return (self.last, "text") if self.last else self.base

    def direction(self, phrase: Phrase) -> int:
        """-1 past, +1 future, 0 unknown: the tense around a phrase."""
        return direction(phrase.cells, phrase.first, phrase.last)

    def year_for(self, phrase: Phrase, month: int, day: int | None) -> tuple[int | None, str | None]:
        """The year of a month or day told without one, and the anchor it comes from."""
        base, anchor = self.base
        if base is None or base.year is None:
            return None, anchor if base else None
        if base.month is None:
            return base.year, anchor
        sure = told_near(phrase.cells, phrase.first)
        tense = None if planned_in_past(phrase.cells, phrase.first) else self.direction(phrase)
        return base.year + _step(base, month, day, tense, sure), anchor


def _step(base: Moment, month: int, day: int | None, tense: int | None, sure: bool) -> int:
    """-1, 0 or +1: the year of a month (and day) beside the year of `base`.

    Reports leave the year out within some months of their own date; a far one is taken only
    where a verb close by tells it.
    """
    assert base.month is not None
    if month == base.month and (day is None or base.day is None or tense == 0 or abs(day - base.day) < 28):
        return 0
    months = month - base.month  # negative: earlier in the year of base
    back = months if months <= 0 else months - 12
    ahead = months if months >= 0 else months + 12
    if tense is None:  # a plan of the past: the nearer date
        pick = ahead if ahead < -back else back
    elif tense > 0:
        pick = ahead if ahead <= 10 else back
    elif tense < 0:
        pick = back if sure or -back <= 2 * ahead else ahead
    else:
        pick = ahead if ahead <= 2 and ahead < -back else back
    return (base.month - 1 + pick) // 12


def fitting_year(base: Moment, month: int, day: int, weekday: int) -> int | None:
    """The year nearest to `base` in which the day falls on the weekday; None beyond five years."""
    best: tuple[int, int] | None = None
    for year in range((base.year or 0) - 5, (base.year or 0) + 6):
        try:
            made = Moment(year, month, day)
            if made.date is None or made.date.isoweekday() != weekday:
                continue
        except ValueError:
            continue
        gap = abs(days_between(Moment(base.year, base.month or 7, base.day or 1), made) or 0)
        if best is None or gap < best[0]:
            best = (gap, year)
    return best[1] if best else None
