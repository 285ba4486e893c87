"""Whether a deed that may be undertaken is a commitment of the record: a sum of weights, one a trait."""

from functools import cache

from despatch.registers.tables import beside


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = beside(__file__, "weights.yaml")
    return weights


def score(traits: list[str]) -> float:
    """Log-odds that a deed with these `traits` is a commitment."""
    weights = _weights()
    return weights["bias"] + sum(weights.get(trait, 0.0) for trait in traits)


def accepted(traits: list[str]) -> bool:
    """Whether a deed with these `traits` is taken."""
    return score(traits) >= _weights()["threshold"]
