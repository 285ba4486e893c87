"""Whether a deed that may be undertaken is a commitment of the record: a sum of weights, one a trait, and a network's word."""

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
TRAITS, NETWORK, BIAS = 0.5, 0.36, -0.15  # what the log-odds of traits and network count where both are known
TOGETHER = -1.0  # log-odds by both from which on a deed is taken
FLOOR = -2.25  # log-odds by the traits under which one deed in twenty is a commitment: not asked about
HOPELESS = (
    -3.25
)  # log-odds by the rules' traits under which one deed in a hundred is taken: not worth the reading
LIMIT = 3.0  # the most of the network's log-odds that counts: it is surer than it should be


def _voice(says: float) -> float:
    """What the network's log-odds count."""
    return NETWORK * max(-LIMIT, min(LIMIT, says))


def together(traits: list[str], says: float | None) -> float:
    """Log-odds by the traits and by what the judging network `says` (None: it was not asked)."""
    told = score(traits)
    return told if says is None else TRAITS * told + _voice(says) + BIAS


def reasons(traits: list[str], says: float | None) -> dict[str, float]:
    """What each trait, and the judging network, adds to the log-odds."""
    known = weights(seen=_seen(traits))
    if says is None:
        return {trait: known.get(trait, 0.0) for trait in traits}
    told = {trait: TRAITS * known.get(trait, 0.0) for trait in traits}
    return told | {"network": _voice(says)}


def least(*, seen: bool, alone: bool, judged: bool = False) -> float:
    """Log-odds from which on a deed is taken; `alone` in a report of no contact and no instrument, `judged` by the network too."""
    if judged:
        return TOGETHER + (ALONE * TRAITS if alone else 0.0)
    return weights(seen=seen)["threshold"] + (ALONE if alone else 0.0)


def accepted(traits: list[str], says: float | None = None, *, alone: bool = False) -> bool:
    """Whether a deed with these `traits` is taken, of which the network `says` so much; `alone` as in `least`."""
    return together(traits, says) >= least(seen=_seen(traits), alone=alone, judged=says is not None)


def floor(*, alone: bool) -> float:
    """Log-odds by the traits under which the network is not asked; of a report `alone` in being of no contact, where most deeds
    are off the subject, those that the traits would let by."""
    return least(seen=True, alone=True) if alone else FLOOR


def open_to_judgement(traits: list[str], *, alone: bool = False) -> bool:
    """Whether the judging network's word decides on a deed with these traits."""
    told = score(traits)
    fixed, need = TRAITS * told + BIAS, least(seen=True, alone=alone, judged=True)
    return told >= floor(alone=alone) and fixed - NETWORK * LIMIT < need <= fixed + NETWORK * LIMIT


@cache
def reach() -> float:
    """The most that the learned reader can add to the log-odds of a deed: the best of each of its traits."""
    best: dict[str, float] = {}
    for trait, weight in weights(seen=True).items():
        if trait.startswith("seen "):
            of = trait.rpartition(" ")[0]
            best[of] = max(best.get(of, 0.0), weight)
    return sum(best.values())


def within_reach(traits: list[str], *, alone: bool = False, judged: bool = False) -> bool:
    """Whether the learned reader's word can make a commitment of a deed with these traits of the rules; `judged` by the network too."""
    need = floor(alone=alone) if judged else least(seen=True, alone=alone)
    told = log_odds(weights(seen=True), traits)
    return told + reach() >= need and told >= HOPELESS
