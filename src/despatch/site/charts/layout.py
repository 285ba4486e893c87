"""Where the nodes of a network stand: springs between those that meet, all others apart; the same each time.

After T. Fruchterman and E. Reingold, "Graph drawing by force-directed placement" (1991), from a spiral in the order of
weight instead of at random.
"""

from collections.abc import Sequence
from math import cos, hypot, pi, sin, sqrt

_TURN = pi * (3 - sqrt(5))  # the golden angle: no two nodes in line
_ROUNDS = 160
Point = tuple[float, float]


def layout(
    nodes: Sequence[str], edges: Sequence[tuple[str, str, float]], aspect: float = 1.0
) -> dict[str, Point]:
    """A place from 0 to 1 each way for every node; edges pull by their weight (0 to 1). `aspect` is width by height."""
    if not nodes:
        return {}
    wide = sqrt(aspect)
    ideal = 0.9 / sqrt(len(nodes))
    turned = [(sqrt((n + 0.5) / len(nodes)), n * _TURN) for n in range(len(nodes))]
    xs = [far * cos(turn) * wide / 2 for far, turn in turned]
    ys = [far * sin(turn) / wide / 2 for far, turn in turned]
    number = {node: n for n, node in enumerate(nodes)}
    pulls = [(number[a], number[b], 0.15 + 0.85 * weight) for a, b, weight in edges]
    for turn in range(_ROUNDS):
        _move(xs, ys, _forces(pulls, xs, ys, ideal, wide), 0.12 * (1 - turn / _ROUNDS))
    return _spread(nodes, dict(zip(nodes, zip(xs, ys, strict=True), strict=True)))


_Numbers = list[float]  # one for each node


def _forces(
    edges: Sequence[tuple[int, int, float]], xs: _Numbers, ys: _Numbers, ideal: float, wide: float
) -> tuple[_Numbers, _Numbers]:
    """What each node is pushed and pulled by: apart from every other, to those it meets, and a little to the middle."""
    right, down = [-x * 0.25 / wide for x in xs], [-y * 0.25 * wide for y in ys]
    strong = ideal * ideal
    for n, (ax, ay) in enumerate(zip(xs, ys, strict=True)):
        own_right, own_down = right[n], down[n]
        for m in range(n + 1, len(xs)):
            dx, dy = ax - xs[m], ay - ys[m]
            far = dx * dx + dy * dy
            force = strong / far if far > 1e-6 else strong / 1e-6
            dx *= force
            dy *= force
            own_right += dx
            own_down += dy
            right[m] -= dx
            down[m] -= dy
        right[n], down[n] = own_right, own_down
    for a, b, pull in edges:
        dx, dy = xs[a] - xs[b], ys[a] - ys[b]
        force = hypot(dx, dy) / ideal * pull * 0.6
        right[a] -= dx * force
        down[a] -= dy * force
        right[b] += dx * force
        down[b] += dy * force
    return right, down


def _move(xs: _Numbers, ys: _Numbers, push: tuple[_Numbers, _Numbers], heat: float) -> None:
    for n, (dx, dy) in enumerate(zip(*push, strict=True)):
        far = max(hypot(dx, dy), 1e-9)
        step = min(far, heat) / far
        xs[n] += dx * step
        ys[n] += dy * step


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
