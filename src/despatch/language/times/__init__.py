"""Time expressions of a report: spans after TIMEX3, with EDTF dates.

A sentence becomes a string of word classes (`words`), a grammar finds the phrases in it
(`grammar`), readers give each its meaning (`days`, `months`, `weekdays`, `clocks`, `units`,
`quarters`, `years`, `durations`, `shifts`, `vague`, `holidays`), `counted` resolves "a day after
the vote of March 3", and `ranges` joins "from the 3rd to the 5th". What a phrase is resolved
against is kept in `context`.
"""

from collections.abc import Callable

from despatch.language.times import (
    clocks,
    counted,
    days,
    durations,
    holidays,
    months,
    quarters,
    ranges,
    shifts,
    units,
    vague,
    weekdays,
    years,
)
from despatch.language.times.calendars import stand_in
from despatch.language.times.context import Context, Meaning
from despatch.language.times.dates import moment
from despatch.language.times.grammar import Phrase, phrases
from despatch.language.times.parts import within
from despatch.language.times.resolve import combine, length_in_days, stay, week_of
from despatch.language.times.words import cells
from despatch.model import Report, Sentence, Time

Reader = Callable[[Context, Phrase], Meaning | None]

_READERS: dict[str, Reader] = {
    "clockday": clocks.clock, "set": vague.set_,
    "numeric": days.numeric, "days": days.days, "day": days.day, "weekof": days.weekof, "nthday": days.nthday,
    "month": months.month, "months": months.months,
    "weekday": weekdays.weekday, "today": weekdays.today,
    "clock": clocks.clock, "daypart": clocks.daypart,
    "deictic": units.deictic,
    "quarter": quarters.quarter, "half": quarters.half, "season": quarters.season,
    "decade": years.decade, "century": years.century, "years": years.years, "year": years.year, "yearwords": years.yearwords,
    "duration": durations.duration, "period": durations.period,
    "quarterago": shifts.quarterago, "ago": shifts.ago, "shift": shifts.shift,
    "vague": vague.vague,
    "holiday": holidays.holiday,
}  # fmt: skip


def times(report: Report, sentences: tuple[Sentence, ...], written: str | None = None) -> tuple[Time, ...]:
    """Every time expression of the body, in order of start, not overlapping.

    Relative ones are resolved against the day on which the report was `written`, where its dateline tells another than that
    of its publication.
    """
    published = moment(written or report.published)
    if published and published.year is not None and not 1500 <= published.year <= 2500:
        published = None  # no press report: its calendar cannot be reckoned with
    rows = [read for sentence in sentences if (read := cells(sentence.tokens)) is not None]
    stands_in = stand_in(report, sentences, rows) if published and published.year is None else None
    ctx = Context(published, stands_in, "dateline" if written else "published")
    found: list[Time] = []
    for line, row in rows:
        told: list[tuple[Phrase, Meaning]] = []
        ctx.here = None
        for phrase in phrases(line, row):
            meaning = within(ctx, phrase, _READERS[phrase.rule])
            if meaning is None:
                if counted.waits(phrase):
                    told.append((phrase, counted.WAITING))
                continue
            told.append((phrase, meaning))
            if meaning.focus is not None and meaning.type != "DURATION":
                ctx.last = ctx.here = meaning.focus
        found.extend(_time(phrase, meaning) for phrase, meaning in ranges.joined(counted.resolved(ctx, told)))
    return tuple(found)


def _time(phrase: Phrase, meaning: Meaning) -> Time:
    return Time(
        start=phrase.start,
        end=phrase.end,
        type=meaning.type,
        value=meaning.value,
        edtf=meaning.edtf,
        anchor=meaning.anchor,
    )


__all__ = ["combine", "length_in_days", "stay", "times", "week_of"]
