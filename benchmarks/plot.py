"""A plot of what adding one report costs at each size, as an SVG that needs nothing else."""

from math import log10
from typing import Any

WIDTH, HEIGHT = 640, 360
LEFT, RIGHT, TOP, BOTTOM = 64, 40, 40, 56
COLOURS = {"SQLite": "#1b6ca8", "PostgreSQL": "#b5541c"}


def plot(lines: dict[str, list[dict[str, Any]]]) -> str:
    """Milliseconds (median, and 95th percentile as a thin line) over contacts in the record, which grow tenfold."""
    points = [(got["contacts"], *got["add"]) for some in lines.values() for got in some]
    most = max((high for _, _, high in points), default=1)
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10**6) if most / s <= 6)
    top = step * (int(most / step) + 1)
    first, last = min(log10(x) for x, _, _ in points), max(log10(x) for x, _, _ in points)

    def across(contacts: float) -> float:
        return LEFT + (log10(contacts) - first) / ((last - first) or 1) * (WIDTH - LEFT - RIGHT)

    def up(ms: float) -> float:
        return HEIGHT - BOTTOM - ms / top * (HEIGHT - TOP - BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        _text(
            LEFT, 20, "Adding one report: median (thick) and 95th percentile (thin), milliseconds", "start"
        ),
    ]
    for ms in range(0, top + 1, step):
        parts.append(
            f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{up(ms):.1f}" y2="{up(ms):.1f}" stroke="#ddd"/>'
        )
        parts.append(_text(LEFT - 8, up(ms) + 4, str(ms), "end"))
    for contacts in sorted({x for x, _, _ in points}):
        parts.append(_text(across(contacts), HEIGHT - BOTTOM + 20, f"{contacts:,}", "middle"))
    parts.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, "contacts in the record", "middle"))
    for n, (name, some) in enumerate((name, some) for name, some in lines.items() if some):
        for column, width in ((0, 2.5), (1, 1)):
            path = " ".join(f"{across(g['contacts']):.1f},{up(g['add'][column]):.1f}" for g in some)
            parts.append(
                f'<polyline points="{path}" fill="none" stroke="{COLOURS[name]}" stroke-width="{width}"/>'
            )
        parts += [
            f'<circle cx="{across(g["contacts"]):.1f}" cy="{up(g["add"][0]):.1f}" r="4" fill="{COLOURS[name]}"/>'
            for g in some
        ]
        parts.append(_text(WIDTH - RIGHT, 20 + 16 * n, name, "end", COLOURS[name]))
    return "\n".join([*parts, "</svg>\n"])


def _text(x: float, y: float, words: str, anchor: str, colour: str = "#333") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{words}</text>'
