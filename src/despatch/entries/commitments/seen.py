"""What the learned reader says of a deed that may be undertaken, as traits for the judge."""

from typing import Any

from despatch.model import Sentence

_STEPS = (0.05, 0.3, 0.6, 0.9)
_BEGINNING = 24  # characters: the first words of a deed


def seen_traits(seen: Any, sentence: Sentence, start: int, stop: int) -> list[str]:
    """Traits of the deed `text[start:stop]`: how far the model sees words of undertaking, and a deed here; none
    where it is switched off."""
    if seen is None:
        return []
    return [
        f"seen undertaking {_step(seen.chance('undertaking', sentence.start, max(stop, start)))}",
        f"seen deed {_step(seen.chance('what', start, stop))}",
        f"seen beginning {_step(seen.chance('what', start, min(stop, start + _BEGINNING)))}",
        f"seen contact {_step(seen.chance('contact', start, stop))}",
    ]


def _step(chance: float) -> int:
    return sum(chance >= step for step in _STEPS)
