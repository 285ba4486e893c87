"""Instruments after the learned reader had its say: a title of the rules in which it sees nothing is left out.

Its own titles are not taken: measured on reports that it was not trained on, they cost more than they bring.
"""

from __future__ import annotations

from typing import Any

from despatch.model import Analysis, Instrument, Span

UNSEEN = 0.1  # chance of a title under which the rules' word does not count


def with_learned(analysis: Analysis, found: tuple[Instrument, ...]) -> tuple[Instrument, ...]:
    """`found` without what the model sees nothing of."""
    if analysis.learned is None or analysis.learned.judges:
        return found  # what judges candidates has had its word on each
    analysis.learned.ask([Span(c.start, c.end) for one in found for c in one.citations])
    return tuple(one for one in found if chance(analysis, analysis.learned, one) >= UNSEEN)


def chance(analysis: Analysis, seen: Any, one: Instrument) -> float:
    """The model's greatest chance of a title where the title stands; of its sentence where it stands nowhere so."""
    text, best = analysis.report.text, 0.0
    for cited in one.citations:
        at = text.find(one.title, cited.start, cited.end)
        start, end = (at, at + len(one.title)) if at >= 0 else (cited.start, cited.end)
        best = max(best, seen.chance("title", start, end), seen.chance("action", cited.start, cited.end))
    return best
