"""Where statements come from: the cue by which the rules find them, cue and content as the learned reader sees them."""

from typing import Any

from despatch.entries.origins.structures import Origin, touching
from despatch.model import Span, Statement


def statement_origins(
    found: tuple[Statement, ...], alone: tuple[Statement, ...], seen: Any
) -> tuple[Origin, ...]:
    """The origin of each statement; `alone` are those that the rules read without the learned reader."""
    made = []
    for one in found:
        cited = [Span(c.start, c.end) for c in one.citations]
        twin = next(
            (a for a in alone if a.citations[0].start < cited[0].end and cited[0].start < a.citations[0].end),
            None,
        )
        spans = (
            [s for layer in ("cue", "content") for s in touching(cited, seen.spans(layer))]
            if seen is not None
            else []
        )
        made.append(
            Origin(rules=_rules(twin or one) if twin is not None or not spans else (), model=tuple(spans))
        )
    return tuple(made)


def _rules(one: Statement) -> tuple[Span, ...]:
    """The cue; of a quotation without one, its words."""
    cues = [c for c in one.citations if one.cue and c.text == one.cue]
    first = cues[-1] if cues else one.citations[0]
    return (Span(first.start, first.end),)
