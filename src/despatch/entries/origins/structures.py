"""What is known of where an entry comes from."""

import math

import msgspec

from despatch.language.learned import Found
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
    values that the model gives it (status, action), with their chance. `unseen` is the chance that the model gives to the
    rules' words where none of its spans tells of the entry. `chance`, `least` (from which on an entry is taken) and
    `reasons` (the weightiest for, then the weightiest against) are the judge's, where there is one. `asked` are fields
    that the model gave.
    """

    rules: tuple[Span, ...] = ()
    model: tuple[Found, ...] = ()
    says: tuple[tuple[str, float], ...] = ()
    unseen: float | None = None
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


class Origins(msgspec.Struct, frozen=True, kw_only=True):
    """The origins of all entries of a reading, in its order, and the spans that the learned reader saw.

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


def likelihood(log_odds: float) -> float:
    """The chance that log-odds are."""
    return 1.0 / (1.0 + math.exp(-log_odds))


def weightiest(told: dict[str, float]) -> tuple[Weight, ...]:
    """The traits that weigh most for, then those that weigh most against; equal ones by name."""
    in_order = sorted(told.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    made = [[Weight(t, w) for t, w in in_order if w * sign > 0][:REASONS] for sign in (1, -1)]
    return (*made[0], *made[1])


def touching(spans: tuple[Span, ...] | list[Span], found: list[Found]) -> tuple[Found, ...]:
    """Those of `found` that share words with any of `spans`."""
    return tuple(f for f in found if any(f.start < s.end and s.start < f.end for s in spans))
