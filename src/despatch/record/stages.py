"""The stage that an entry tells of an instrument, and whether two entries can be one instrument."""

from functools import cache
from typing import Any, NamedTuple

from despatch.model import Instrument
from despatch.model.lives import LifeStep
from despatch.model.merged import MergedEntry
from despatch.model.when import overlap
from despatch.record.dates import days
from despatch.record.words import content_words, title_likeness
from despatch.record.words import lexicon as words_lexicon
from despatch.registers.tables import beside


class Staged(NamedTuple):
    """An instrument's entry: the words of its title, those that tell it apart, its steps in the order of reports."""

    merged: MergedEntry
    parties: tuple[str, ...]
    kind: str
    words: frozenset[str]
    telling: frozenset[str]
    steps: tuple[LifeStep, ...]


@cache
def lexicon() -> dict[str, Any]:
    """The data of `data/lives.yaml`, sets for lists."""
    raw = beside(__file__, "data/lives.yaml")
    alike = [frozenset(kinds) for kinds in raw.pop("alike")]
    return {**{k: frozenset(v) if isinstance(v, list) else v for k, v in raw.items()}, "alike": alike}


def staged(m: MergedEntry) -> Staged | None:
    """The steps of an instrument's entry; None for an entry of another sort."""
    entry = m.entry
    if not isinstance(entry, Instrument):
        return None
    words = content_words(entry.title, entry.parties)
    telling = words - words_lexicon()["generic_titles"]
    return Staged(m, tuple(sorted(entry.parties)), entry.kind, words, telling, steps_of(m, entry))


def steps_of(m: MergedEntry, entry: Instrument) -> tuple[LifeStep, ...]:
    """The steps that the history of one entry tells; of one without a history, its action."""
    told = [(s.status, s.date, s.reported, s.reports) for s in m.history]
    if not told or told[-1][0] != entry.action:  # decided so by a person, or told by no history
        told.append((entry.action, entry.date, None, m.reports))
    out: list[LifeStep] = []
    for action, date, reported, reports in told:
        if out and out[-1].action == action and (not date or out[-1].date in (None, date)):
            last = out.pop()
            date, reported, reports = last.date or date, last.reported or reported, (*last.reports, *reports)
        cited = tuple(c for c in entry.citations if c.report in reports)
        out.append(
            LifeStep(
                action=action, date=date, reported=reported, entry=m.id, reports=tuple(dict.fromkeys(reports)), citations=cited
            )
        )  # fmt: skip
    return tuple(out)


def same_instrument(a: Staged, b: Staged) -> float:
    """How alike the titles of two entries are, if the two can be one instrument at different stages; else 0."""
    known = lexicon()
    if a.parties != b.parties or not a.telling & b.telling or {a.kind, b.kind} & known["single"]:
        return 0.0
    if a.kind != b.kind and not any({a.kind, b.kind} <= kinds for kinds in known["alike"]):
        return 0.0
    likeness = title_likeness(a.words, b.words)
    if likeness < known["likeness"] or (_numbers(a) and _numbers(b) and _numbers(a) != _numbers(b)):
        return 0.0
    same_stage = {stage_of(s) for s in a.steps} & {stage_of(s) for s in b.steps} - {None}
    if same_stage and (likeness < 1 or len(a.telling & b.telling) < 2):
        return 0.0
    return likeness if all(_follow(x, y, a, b) for x in a.steps for y in b.steps) else 0.0


def _numbers(s: Staged) -> frozenset[str]:
    return frozenset(word for word in s.words if word.isdigit())


def stage_of(step: LifeStep) -> int | None:
    """How far an instrument has come with a step; None for one that changes it at whatever stage."""
    found = lexicon()["stages"].get(step.action)
    return int(found) if found is not None else None


def _follow(x: LifeStep, y: LifeStep, a: Staged, b: Staged) -> bool:
    """Whether two steps can be of one instrument: the lower stage not later, one stage not on two dates."""
    first, second = stage_of(x), stage_of(y)
    if first is None or second is None:
        return True
    if first == second:
        return not (x.date and y.date) or overlap(x.date, y.date)
    if first > second:
        x, y, a, b = y, x, b, a
    lower, upper = _earliest(x, a.merged), _latest(y, b.merged)
    return lower is None or upper is None or lower <= upper


def _earliest(step: LifeStep, m: MergedEntry) -> int | None:
    """The first day that a step can have been on: of one still under way, the day of the report."""
    dated = days(step.date)
    if dated:
        return dated[0]
    after = days(m.bounded_by.after) if m.bounded_by and not m.date else None
    return after[0] if after else None


def _latest(step: LifeStep, m: MergedEntry) -> int | None:
    """The last day that a step can have been on: that of the report that tells it, where it has no date."""
    told = days(step.date) or days(step.reported) or days(m.bounded_by.before if m.bounded_by else None)
    return told[1] if told else None
