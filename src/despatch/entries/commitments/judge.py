"""Whether a deed that may be undertaken is a commitment of the record: a sum of weights, one a trait."""

from functools import cache

from despatch.entries.weighing import log_odds
from despatch.registers.tables import beside


@cache
def weights(*, seen: bool = False) -> dict[str, float]:
    """What each trait adds to the log-odds, with their `bias` and the `threshold` from which on a deed is taken.

    There are two sets: of the rules' traits alone, and of these with what the learned reader has `seen`.
    """
    known: dict[str, float] = beside(__file__, "weights_seen.yaml" if seen else "weights.yaml")
    return known


def _seen(traits: list[str]) -> bool:
    return any(trait.startswith("seen ") for trait in traits)


def score(traits: list[str]) -> float:
    """Log-odds that a deed with these `traits` is a commitment."""
    return log_odds(weights(seen=_seen(traits)), traits)


ALONE = 0.8  # log-odds more for a deed in a report that tells of no contact and no instrument: most such are off the subject


def least(*, seen: bool, alone: bool) -> float:
    """Log-odds from which on a deed is taken; `alone` in a report of no contact and no instrument."""
    return weights(seen=seen)["threshold"] + (ALONE if alone else 0.0)


def accepted(traits: list[str], *, alone: bool = False) -> bool:
    """Whether a deed with these `traits` is taken; `alone` as in `least`."""
    return score(traits) >= least(seen=_seen(traits), alone=alone)


@cache
def reach() -> float:
    """The most that the learned reader can add to the log-odds of a deed: the best of each of its traits."""
    best: dict[str, float] = {}
    for trait, weight in weights(seen=True).items():
        if trait.startswith("seen "):
            of = trait.rpartition(" ")[0]
            best[of] = max(best.get(of, 0.0), weight)
    return sum(best.values())


def within_reach(traits: list[str], *, alone: bool = False) -> bool:
    """Whether the learned reader's word can make a commitment of a deed with these traits of the rules."""
    return log_odds(weights(seen=True), traits) + reach() >= least(seen=True, alone=alone)
