"""Who meets whom: states as nodes, as large as they have contacts; lines as thick as two of them have together."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import sqrt
from urllib.parse import quote

from markupsafe import Markup

from despatch.answers.rows import Row
from despatch.answers.words import count
from despatch.site.charts.chart import NARROW, Chart, Drawing
from despatch.site.charts.layout import Point, apart, layout
from despatch.site.charts.svg import joined, tag

COLUMNS = {"a": "Party", "b": "Party", "contacts": "Contacts"}
_NODES, _EDGES = 40, 160  # that are drawn
_FEW = 22  # nodes on a narrow screen
_IN_TABLE = 500


def network_chart(rows: Sequence[Row], names: dict[str, str], title: str) -> Chart:
    """The chart of rows with `a`, `b` and `contacts`; `names` are those of the parties that may be nodes."""
    own = sorted(
        (r for r in rows if r["a"] in names and r["b"] in names),
        key=lambda r: (-r["contacts"], r["a"], r["b"]),
    )
    degree: Counter[str] = Counter()
    for row in own:
        degree[row["a"]] += row["contacts"]
        degree[row["b"]] += row["contacts"]
    ranked = sorted(degree, key=lambda code: (-degree[code], code))
    left_out = max(0, len(ranked) - _NODES)
    notes = [
        f"{count(left_out, 'state')} with fewer contacts {'stands' if left_out == 1 else 'stand'} in the table only."
    ]
    edges = tuple((r["a"], r["b"], int(r["contacts"])) for r in own)
    codes = tuple(ranked)
    sizes = tuple(degree[c] for c in codes)

    def draw(width: int, links: bool) -> Drawing:
        return _drawn(codes, sizes, edges, names, width, links)

    strongest = "; ".join(f"{names[a]} and {names[b]} {n}" for a, b, n in edges[:3])
    return Chart(
        "network", title, f"{count(min(len(ranked), _NODES), 'state')} and their contacts. Most: {strongest or 'none'}.",
        draw, COLUMNS, list(rows)[:_IN_TABLE], tuple(notes if left_out else ()), linked=True,
    )  # fmt: skip


def _drawn(
    codes: tuple[str, ...],
    sizes: tuple[int, ...],
    edges: tuple[tuple[str, str, int], ...],
    names: dict[str, str],
    width: int,
    links: bool,
) -> Drawing:
    narrow = width <= NARROW
    codes = codes[: _FEW if narrow else _NODES]
    kept = tuple(e for e in edges if e[0] in codes and e[1] in codes)[: _EDGES // 2 if narrow else _EDGES]
    height = width * (1.1 if narrow else 0.56) if len(codes) > 6 else width * (0.8 if narrow else 0.36)
    places = _placed(codes, kept, width / height)
    at = {c: (34 + x * (width - 68), 24 + y * (height - 48)) for c, (x, y) in places.items()}
    biggest = max(sizes, default=1)
    size = {
        c: (13 if narrow else 15) + (6 if narrow else 9) * sqrt(n / biggest)
        for c, n in zip(codes, sizes, strict=False)
    }
    at = apart(at, {c: r + 4 for c, r in size.items()}, width, height)
    most = max((n for *_, n in kept), default=1)
    parts = [_edge(at, e, most, names, links) for e in reversed(kept)]
    parts += [
        _node(c, at[c], size[c], n, names, links) for c, n in reversed(list(zip(codes, sizes, strict=False)))
    ]
    return Drawing(joined(parts), height)


@lru_cache(maxsize=64)
def _placed(
    codes: tuple[str, ...], edges: tuple[tuple[str, str, int], ...], aspect: float
) -> dict[str, Point]:
    most = max((n for *_, n in edges), default=1)
    return layout(codes, [(a, b, sqrt(n / most)) for a, b, n in edges], aspect)


def _edge(
    at: dict[str, Point], edge: tuple[str, str, int], most: int, names: dict[str, str], links: bool
) -> Markup:
    a, b, n = edge
    (x1, y1), (x2, y2) = at[a], at[b]
    rank = "strong" if n > most * 0.5 else "middle" if n > most * 0.15 else "weak"
    told = tag("title", f"{names[a]} – {names[b]}: {count(n, 'contact')}")
    drawn = tag("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke_width=1 + 7 * n / most, class_=f"edge {rank}")
    if not links:
        return tag("g", told, drawn)
    return tag("a", told, drawn, href=f"/relationship/{quote(a)}-{quote(b)}", tabindex="-1")


def _node(code: str, at: Point, size: float, n: int, names: dict[str, str], links: bool) -> Markup:
    told = tag("title", f"{names[code]}: {count(n, 'contact')}")
    circle = tag("circle", cx=at[0], cy=at[1], r=size, class_="node")
    label = tag("text", code, x=at[0], y=at[1] + 4, class_="code", text_anchor="middle")
    if not links:
        return tag("g", told, circle, label)
    return tag("a", told, circle, label, href=f"/relationships?party={quote(code)}", tabindex="-1")
