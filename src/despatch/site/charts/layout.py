"""Where the nodes of a network stand: springs between those that meet, all others apart; the same each time.

After T. Fruchterman and E. Reingold, "Graph drawing by force-directed placement" (1991), from a spiral in the order of
weight instead of at random.
"""

from collections.abc import Sequence
from math import cos, hypot, pi, sin, sqrt

import numpy as np
from numpy.typing import NDArray

_TURN = pi * (3 - sqrt(5))  # the golden angle: no two nodes in line
_ROUNDS = 160
Point = tuple[float, float]
_Numbers = NDArray[np.float64]


def layout(
    nodes: Sequence[str], edges: Sequence[tuple[str, str, float]], aspect: float = 1.0
) -> dict[str, Point]:
    """A place from 0 to 1 each way for every node; edges pull by their weight (0 to 1). `aspect` is width by height."""
    if not nodes:
        return {}
    wide = sqrt(aspect)
    ideal = 0.9 / sqrt(len(nodes))
    turned = [(sqrt((n + 0.5) / len(nodes)), n * _TURN) for n in range(len(nodes))]
    xs = np.array([far * cos(turn) * wide / 2 for far, turn in turned])
    ys = np.array([far * sin(turn) / wide / 2 for far, turn in turned])
    number = {node: n for n, node in enumerate(nodes)}
    pull = np.zeros((len(nodes), len(nodes)))
    for a, b, weight in edges:
        pull[[number[a], number[b]], [number[b], number[a]]] += (0.15 + 0.85 * weight) * 0.6 / ideal
    for turn in range(_ROUNDS):
        right, down = _forces(pull, xs, ys, ideal, wide)
        far = np.maximum(np.hypot(right, down), 1e-9)
        step = np.minimum(far, 0.12 * (1 - turn / _ROUNDS)) / far
        xs, ys = xs + right * step, ys + down * step
    places = zip(nodes, zip(xs.tolist(), ys.tolist(), strict=True), strict=True)
    return _spread(nodes, dict(places))


def _forces(
    pull: _Numbers, xs: _Numbers, ys: _Numbers, ideal: float, wide: float
) -> tuple[_Numbers, _Numbers]:
    """What each node is pushed and pulled by: apart from every other, to those it meets, and a little to the middle."""
    dx, dy = xs[:, None] - xs, ys[:, None] - ys
    square = dx * dx + dy * dy
    force = pull * np.sqrt(square) - ideal * ideal / np.maximum(square, 1e-6)
    # Summed down the columns, one after the other: the same sums on every machine.
    right, down = (dx * force).sum(axis=0), (dy * force).sum(axis=0)
    return right - xs * 0.25 / wide, down - ys * 0.25 * wide


def _spread(nodes: Sequence[str], at: dict[str, Point]) -> dict[str, Point]:
    """The places stretched over all the room."""
    low = [min(at[n][k] for n in nodes) for k in (0, 1)]
    size = [max(max(at[n][k] for n in nodes) - low[k], 1e-9) for k in (0, 1)]
    if len(nodes) == 1:
        return {nodes[0]: (0.5, 0.5)}
    return {n: ((at[n][0] - low[0]) / size[0], (at[n][1] - low[1]) / size[1]) for n in nodes}


def apart(at: dict[str, Point], size: dict[str, float], width: float, height: float) -> dict[str, Point]:
    """Nodes (circles of these sizes, in pixels) moved as little as it takes for none to cover another, inside the room."""
    out = {node: [x, y] for node, (x, y) in at.items()}
    nodes = list(out)
    for _ in range(_ROUNDS):
        moved = False
        for n, a in enumerate(nodes):
            for b in nodes[n + 1 :]:
                dx, dy = out[b][0] - out[a][0], out[b][1] - out[a][1]
                far, least = max(hypot(dx, dy), 1e-6), size[a] + size[b]
                if far < least:
                    step = (least - far) / 2 / far
                    for node, sign in ((a, -1), (b, 1)):
                        out[node][0] += sign * (dx or n + 1) * step
                        out[node][1] += sign * dy * step
                    moved = True
        for node, place in out.items():
            place[0] = min(max(place[0], size[node]), width - size[node])
            place[1] = min(max(place[1], size[node]), height - size[node])
        if not moved:
            break
    return {node: (x, y) for node, (x, y) in out.items()}
