"""Whether a deed that may be undertaken is a commitment of the record: a sum of weights, one a trait."""

from functools import cache

from despatch.registers.tables import beside


@cache
def weights(*, seen: bool = False) -> dict[str, float]:
    """What each trait adds to the log-odds, with their `bias` and the `threshold` from which on a deed is taken.

    There are two sets: of the rules' traits alone, and of these with what the learned reader has `seen`.
    """
    known: dict[str, float] = beside(__file__, "weights_seen.yaml" if seen else "weights.yaml")
    return known


def _set(traits: list[str]) -> dict[str, float]:
    return weights(seen=any(trait.startswith("seen ") for trait in traits))


def score(traits: list[str]) -> float:
    """Log-odds that a deed with these `traits` is a commitment."""
    known = _set(traits)
    return known["bias"] + sum(known.get(trait, 0.0) for trait in traits)


ALONE = 0.8  # log-odds more for a deed in a report that tells of no contact and no instrument: most such are off the subject

REACH = 2.4  # log-odds that the learned reader may add to a deed


def least(*, seen: bool, alone: bool) -> float:
    """Log-odds from which on a deed is taken; `alone` in a report of no contact and no instrument."""
    return weights(seen=seen)["threshold"] + (ALONE if alone else 0.0)


def accepted(traits: list[str], *, alone: bool = False) -> bool:
    """Whether a deed with these `traits` is taken; `alone` as in `least`."""
    seen = any(trait.startswith("seen ") for trait in traits)
    return score(traits) >= least(seen=seen, alone=alone)


def within_reach(traits: list[str], *, alone: bool = False) -> bool:
    """Whether the learned reader's word can make a commitment of a deed with these traits of the rules.

    Its traits can add 3.05; next to all deeds that are taken, on reports that it was not trained on, need less than `REACH`,
    which rules a third of all deeds out.
    """
    known = weights(seen=True)
    told = known["bias"] + sum(known.get(trait, 0.0) for trait in traits)
    return told + REACH >= least(seen=True, alone=alone)
