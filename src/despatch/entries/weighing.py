"""Judges of entries: named traits, each with a weight; their sum is the log-odds."""

from collections.abc import Iterable, Mapping


def log_odds(weights: Mapping[str, float], traits: Iterable[str]) -> float:
    """What speaks for something with these `traits`: the `bias` and the weight of each; a trait without one counts nothing."""
    return weights["bias"] + sum(weights.get(trait, 0.0) for trait in traits)
