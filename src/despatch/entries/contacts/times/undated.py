"""Days of contacts that the rules leave undated: the times of the report, weighed by a judge.

For each such contact every time expression of the report is a candidate. What speaks for it - how likely the learned
reader links it to the contact's words, how far off it stands, whether it goes with the status - are traits, whose
weights `training/undated.py` learns. The likeliest is taken if it is likely enough, else the day stays unknown: most
contacts told without a day have none in their report. The sentence of the day is cited with the contact.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.days import days, lies_ahead
from despatch.entries.weighing import log_odds
from despatch.language.sentences import sentence_at
from despatch.model import Analysis, Span, Time
from despatch.registers.tables import beside

_CHANCES = (0.05, 0.2, 0.4, 0.6, 0.8, 0.95)  # steps of the reader's chance that a time is the contact's
_FAR = (0, 1, 3, 8)  # steps of sentences between
_COMING = ("planned", "proposed", "postponed")
_LONGEST = 100  # days: longer stretches say too little
_LEAD = 2


class Option(NamedTuple):
    """A time expression that may tell when a contact was, and its traits."""

    time: Time
    traits: list[str]


@cache
def weights() -> dict[str, float]:
    """What each trait adds to the log-odds, with their `bias` and the `threshold` from which on a day is taken."""
    known: dict[str, float] = beside(__file__, "undated.yaml")
    return known


def score(traits: list[str]) -> float:
    """Log-odds that a time with these `traits` is the contact's."""
    return log_odds(weights(), traits)


def fill_undated(analysis: Analysis, found: list[Candidate]) -> None:
    """Give contacts without a date the likeliest one that the report tells, if it is likely enough."""
    _ask(analysis, found)
    for one, options in options_of(analysis, found):
        best = max(options, key=lambda option: score(option.traits))
        if score(best.traits) >= weights()["threshold"] and not _too_late(analysis, one, best.time):
            one.date = one.asked["date"] = best.time.edtf or ""
            told = sentence_at(analysis.sentences, best.time.start)
            if told is not None and told not in one.evidence:
                one.evidence.append(told)


def _too_late(analysis: Analysis, one: Candidate, time: Time) -> bool:
    """Whether a day is still to come while the contact is over: that of something that was talked about."""
    return one.status == "held" and lies_ahead(analysis.today, time.edtf)


def _ask(analysis: Analysis, found: list[Candidate]) -> None:
    """Let the learned reader read the times that its word can make the day, and the words of their contacts."""
    if analysis.learned is None:
        return
    wanted: list[Span] = []
    for one, times in _asked(analysis, found):
        near = [t for t in times if score(_traits(analysis, found, one, t, 1.0)) >= weights()["threshold"]]
        if near:
            wanted += [*one.heads, *(Span(t.start, t.end) for t in near)]
    analysis.learned.ask(wanted)


def _asked(analysis: Analysis, found: list[Candidate]) -> list[tuple[Candidate, list[Time]]]:
    """The undated of `found`, each with the times of the report; what is denied has no day."""
    times = [time for time in analysis.times if _dates(time) and not _stamp(analysis, time)]
    undated = [one for one in found if one.date is None and one.status != "denied"]
    asked = [(one, [t for t in times if not _barred(analysis, one, t)]) for one in undated if one.heads]
    return [(one, told) for one, told in asked if told]


def _barred(analysis: Analysis, one: Candidate, time: Time) -> bool:
    """Whether a time can be no day of a contact: that of the return from it, one ahead of a visit that is under way."""
    under_way = one.kind == "visit" and one.status == "ongoing"
    return time.edtf in one.not_on or (under_way and lies_ahead(analysis.today, time.edtf))


def options_of(analysis: Analysis, found: list[Candidate]) -> list[tuple[Candidate, list[Option]]]:
    """The undated of `found` with the times that may be theirs; none where the learned reader is switched off."""
    if analysis.learned is None:
        return []
    made = []
    for one, times in _asked(analysis, found):
        spans = [Span(t.start, t.end) for t in times]
        linked = analysis.learned.roles(one.heads, spans).of("time").max(0).tolist()
        options = [Option(t, _traits(analysis, found, one, t, c)) for t, c in zip(times, linked, strict=True)]
        made.append((one, options))
    return made


def _dates(time: Time) -> bool:
    """Whether a time expression gives days, and few enough."""
    span = days(time.edtf) if time.type in ("DATE", "TIME") and "XXXX" not in (time.edtf or "") else None
    return span is not None and (span[1] - span[0]).days < _LONGEST


def _stamp(analysis: Analysis, time: Time) -> bool:
    """Whether a time is the day of publication in figures: a date line or dateline, which dates the report alone."""
    words = analysis.report.text[time.start : time.end]
    return time.edtf == (analysis.today or "")[:10] and any(c.isdigit() for c in words)


def _traits(
    analysis: Analysis, found: list[Candidate], one: Candidate, time: Time, chance: float
) -> list[str]:
    """What speaks for and against a time as the day of a contact."""
    told = sentence_at(analysis.sentences, time.start) or 0
    near = min(
        (sentence_at(analysis.sentences, head.start) or 0 for head in one.heads), key=lambda n: abs(told - n)
    )
    linked, far = sum(chance >= step for step in _CHANCES), sum(abs(told - near) > step for step in _FAR)
    made = [f"linked {linked}", f"far {far}", f"kind {one.kind}"]
    checks = {
        "before": told < near,
        "linked near": linked > 3 and far < 2,
        "in lead": told <= _LEAD,
        "contact in lead": near <= _LEAD,
        "only contact": len(found) == 1,
        "day of another": any(other.date == time.edtf for other in found),
        "weak": one.strength < 2,
        "points back": one.definite,
        "coming": one.status in _COMING,
    }
    return made + [name for name, holds in checks.items() if holds] + _of_days(analysis, one, time, far)


def _of_days(analysis: Analysis, one: Candidate, time: Time, far: int) -> list[str]:
    """How a time lies to the day of the report, and to what the status says."""
    today, span = days(analysis.today), days(time.edtf)
    if span is None:
        return []
    made = ["single day" if span[0] == span[1] else "stretch"]
    if today is None:
        return made
    begins, ends = (span[0] - today[0]).days, (span[1] - today[0]).days
    coming = one.status in _COMING
    checks = {
        "today": begins == 0,
        "yesterday": begins == -1,
        "news": abs(begins) <= 1,
        "news near": abs(begins) <= 1 and far < 2,
        "ahead": begins > 1,
        "past": begins < -10,
        "long past": begins < -60,
        "at odds": coming and ends < 0,
        "agrees": coming == (ends > 0),
    }
    return made + [name for name, holds in checks.items() if holds]
