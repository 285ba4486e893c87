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
    at = {
        node: [
            sqrt((n + 0.5) / len(nodes)) * cos(n * _TURN) * wide / 2,
            sqrt((n + 0.5) / len(nodes)) * sin(n * _TURN) / wide / 2,
        ]
        for n, node in enumerate(nodes)
    }
    for turn in range(_ROUNDS):
        heat = 0.12 * (1 - turn / _ROUNDS)
        _move(at, _forces(nodes, edges, at, ideal, wide), heat)
    return _spread(nodes, at)


def _forces(
    nodes: Sequence[str],
    edges: Sequence[tuple[str, str, float]],
    at: dict[str, list[float]],
    ideal: float,
    wide: float,
) -> dict[str, list[float]]:
    """What each node is pushed and pulled by: apart from every other, to those it meets, and a little to the middle."""
    push = {node: [-at[node][0] * 0.25 / wide, -at[node][1] * 0.25 * wide] for node in nodes}
    for n, a in enumerate(nodes):
        ax, ay = at[a]
        for b in nodes[n + 1 :]:
            dx, dy = ax - at[b][0], ay - at[b][1]
            far = max(dx * dx + dy * dy, 1e-6)
            force = ideal * ideal / far
            push[a][0] += dx * force
            push[a][1] += dy * force
            push[b][0] -= dx * force
            push[b][1] -= dy * force
    for a, b, weight in edges:
        dx, dy = at[a][0] - at[b][0], at[a][1] - at[b][1]
        force = hypot(dx, dy) / ideal * (0.15 + 0.85 * weight) * 0.6
        push[a][0] -= dx * force
        push[a][1] -= dy * force
        push[b][0] += dx * force
        push[b][1] += dy * force
    return push


def _move(at: dict[str, list[float]], push: dict[str, list[float]], heat: float) -> None:
    for node, (dx, dy) in push.items():
        far = max(hypot(dx, dy), 1e-9)
        step = min(far, heat) / far
        at[node][0] += dx * step
        at[node][1] += dy * step


def _spread(nodes: Sequence[str], at: dict[str, list[float]]) -> dict[str, Point]:
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
