"""What is known of where an entry comes from."""

import math
from collections.abc import Sequence
from typing import Any

import msgspec

from despatch.language.learned import Found
from despatch.language.learned.labels import LAYERS
from despatch.model import Span

REASONS = 3  # traits told for, and as many against


class Weight(msgspec.Struct, frozen=True):
    """A trait that a judge weighed: `weight` is what it adds to the log-odds."""

    trait: str
    weight: float


class Asked(msgspec.Struct, frozen=True):
    """A field of an entry that the learned reader gave where the rules found nothing; `chance` of its words to be it."""

    field: str
    value: str
    chance: float


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Who found an entry, and why it was taken.

    `rules` are the words by which the rules found it, `model` the spans of the learned reader that tell of it. `says` are
    values that the model gives it (status, action), with their chance. `unseen` is the label that comes nearest, with its
    chance, where none of the model's spans tells of the rules' words. `chance`, `least` (from which on an entry is taken) and
    `reasons` (the weightiest for, then the weightiest against) are the judge's, where there is one. `asked` are fields
    that the model gave.
    """

    rules: tuple[Span, ...] = ()
    model: tuple[Found, ...] = ()
    says: tuple[tuple[str, float], ...] = ()
    unseen: tuple[str, float] | None = None
    chance: float | None = None
    least: float | None = None
    reasons: tuple[Weight, ...] = ()
    asked: tuple[Asked, ...] = ()

    @property
    def by(self) -> str | None:
        """both | rules | model; None where neither told."""
        if self.rules and self.model:
            return "both"
        return "rules" if self.rules else "model" if self.model else None


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """What might have been an entry and was taken for none: what it would have been, and why not.

    `kind` and `status` as those of contacts and instruments (`status` their action), or "commitment" and "open". `why`:
    sides (a second one is not told) | thin (too little is told, or the judge was against) | unseen (the rules alone would
    have read it; the learned reader was against).
    """

    kind: str
    status: str
    parties: tuple[str, ...]
    words: tuple[Span, ...]
    why: str
    origin: Origin


class Origins(msgspec.Struct, frozen=True, kw_only=True):
    """The origins of all entries of a reading, in its order, what was left out, and what the learned reader saw.

    `on` is false where the learned reader is switched off; `read` of `sentences` were given to it.
    """

    on: bool = False
    sentences: int = 0
    read: int = 0
    spans: tuple[Found, ...] = ()
    contacts: tuple[Origin, ...] = ()
    instruments: tuple[Origin, ...] = ()
    commitments: tuple[Origin, ...] = ()
    statements: tuple[Origin, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def likelihood(log_odds: float) -> float:
    """The chance that log-odds are."""
    return 1.0 / (1.0 + math.exp(-log_odds))


def nearest(seen: Any, layer: str, spans: Sequence[Span]) -> tuple[str, float] | None:
    """The label that the learned reader comes nearest to giving any of `spans`; None where it is off."""
    if seen is None:
        return None
    chances = [
        (float(seen.chance(layer, s.start, s.end, label)), label) for s in spans for label in LAYERS[layer]
    ]
    best = max(chances, key=lambda pair: pair[0], default=None)
    return (best[1], best[0]) if best else None


def weightiest(told: dict[str, float]) -> tuple[Weight, ...]:
    """The traits that weigh most for, then those that weigh most against; equal ones by name."""
    in_order = sorted(told.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    made = [[Weight(t, w) for t, w in in_order if w * sign > 0][:REASONS] for sign in (1, -1)]
    return (*made[0], *made[1])


def touching(spans: Sequence[Span], found: list[Found]) -> tuple[Found, ...]:
    """Those of `found` that share words with any of `spans`."""
    return tuple(f for f in found if any(f.start < s.end and s.start < f.end for s in spans))
