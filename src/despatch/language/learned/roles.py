"""Answers on roles between spans, and on what a span is: the second of the two networks."""

from typing import Any, NamedTuple

import numpy as np

from despatch.language.learned import network
from despatch.language.learned.labels import ATTRIBUTES, ROLES


class Roles(NamedTuple):
    """Answers of the network of links. `role` (heads, fillers, 1 + roles) and each of `attributes` (heads, values)
    are probabilities; `same` (heads, heads) is the probability that two heads tell of one contact."""

    role: Any
    same: Any
    attributes: dict[str, Any]

    def of(self, name: str) -> Any:
        """(heads, fillers): the probability of one role."""
        return self.role[..., ROLES.index(name) + 1]


def roles_of(path: Any, hidden: Any, heads: Any, fillers: Any) -> Roles:
    """Ask about `heads` and `fillers`, (n, 2) first and last pieces each, of which there is one head at least."""
    # The graph wants at least one filler; its column is left out of the answer.
    asked = fillers if len(fillers) else heads[:1]
    names = ["roles", "same", *(f"of_{name}" for name in ATTRIBUTES)]
    roles, same, *attributes = network.session(path / network.LINKS).run(
        names, {"flat": hidden, "heads": heads, "fillers": asked}
    )
    return Roles(
        _softmax(roles)[:, : len(fillers)],
        1.0 / (1.0 + np.exp(-same)),
        {name: _softmax(scores) for name, scores in zip(ATTRIBUTES, attributes, strict=True)},
    )


def nothing(heads: int, fillers: int) -> Roles:
    """The answer where nothing was read."""
    attributes = {name: np.zeros((heads, len(values))) for name, (_, values) in ATTRIBUTES.items()}
    return Roles(np.zeros((heads, fillers, len(ROLES) + 1)), np.zeros((heads, heads)), attributes)


def _softmax(scores: Any) -> Any:
    scores = np.exp(scores - scores.max(-1, keepdims=True))
    return scores / scores.sum(-1, keepdims=True)
