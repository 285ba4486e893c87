"""The chart as SVG: bars stacked by level that tell themselves apart in black and white, plans hatched.

It names no colour but the ink of its surroundings (`currentColor`), so that it prints and follows a dark page.
"""

from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from despatch.answers.brief.content import Bar, Chart
from despatch.answers.plain import plain

WIDTH, HEIGHT = 680, 176
_LEFT, _RIGHT, _TOP, _BOTTOM = 26, 4, 30, 34
_FONT = "Libertinus Serif, Georgia, Times New Roman, serif"
# Fill, its opacity, the opacity of the outline: one look for each level in turn, then for plans.
_LOOKS = (
    ("currentColor", "1", "1"),
    ("currentColor", ".55", "1"),
    ("currentColor", ".2", "1"),
    ("url(#brief-dots)", "1", "1"),
)
_PLANNED = ("url(#brief-hatch)", "1", "1")
_DEFS = (
    '<defs><pattern id="brief-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<line x1="0" y1="0" x2="0" y2="5" stroke="currentColor" stroke-width="1.6"/></pattern>'
    '<pattern id="brief-dots" width="4" height="4" patternUnits="userSpaceOnUse">'
    '<circle cx="1" cy="1" r=".8" fill="currentColor"/></pattern></defs>'
)


class _Frame(NamedTuple):
    """Where things stand: the width of a slot, points for one contact, the highest number on the scale."""

    slot: float
    unit: float
    top: int
    step: int


def svg(chart: Chart) -> str:
    """The drawing, whole, with a title and a description for those who do not see it."""
    frame = _frame(chart)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-labelledby="brief-chart-title brief-chart-words" font-family="{_FONT}" font-size="10" color="#000000" fill="currentColor">',
        f'<title id="brief-chart-title">{escape(plain(chart.title))}</title>',
        f'<desc id="brief-chart-words">{escape(plain(in_words(chart)))}</desc>',
        _DEFS,
        *_ground(chart, frame),
        *_scale(frame),
        *(part for i, bar in enumerate(chart.bars) for part in _bar(bar, i, frame, len(chart.bars))),
        *_legend(chart),
        "</svg>",
    ]
    return "".join(parts)


def in_words(chart: Chart) -> str:
    """What the bars say: "2024 Q3: 1 leaders; 2025 Q3: 2 ministers, 1 planned"."""
    said, year = [], ""
    for bar in chart.bars:
        year = bar.year or year
        counts = [f"{n} {name}" for n, name in zip(bar.counts, chart.levels, strict=True) if n]
        counts += [f"{bar.planned} planned"] if bar.planned else []
        if counts:
            said.append(f"{bar.label if bar.label == year else f'{year} {bar.label}'}: {', '.join(counts)}")
    return "; ".join(said)


def _frame(chart: Chart) -> _Frame:
    most = max(sum(b.counts) + b.planned for b in chart.bars)
    step = next(s * 10**k for k in range(9) for s in (1, 2, 5) if most <= 4 * s * 10**k)
    top = max(step, -(-most // step) * step)
    return _Frame((WIDTH - _LEFT - _RIGHT) / len(chart.bars), (HEIGHT - _TOP - _BOTTOM - 8) / top, top, step)


def _ground(chart: Chart, frame: _Frame) -> Iterator[str]:
    """A light ground behind the span before."""
    before = sum(b.before for b in chart.bars)
    if before:
        yield (
            f'<rect x="{_LEFT}" y="{_TOP}" width="{_n(before * frame.slot)}" height="{HEIGHT - _TOP - _BOTTOM}" fill-opacity=".06"/>'
        )


def _scale(frame: _Frame) -> Iterator[str]:
    base = HEIGHT - _BOTTOM
    for number in range(0, frame.top + 1, frame.step):
        y = _n(base - number * frame.unit)
        strong = "1" if number == 0 else ".18"
        yield f'<line x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{y}" y2="{y}" stroke="currentColor" stroke-width=".7" stroke-opacity="{strong}"/>'
        yield f'<text x="{_LEFT - 5}" y="{_n(base - number * frame.unit + 3)}" text-anchor="end">{number}</text>'


def _bar(bar: Bar, at: int, frame: _Frame, of: int) -> Iterator[str]:
    base = HEIGHT - _BOTTOM
    left = _LEFT + at * frame.slot
    width = min(frame.slot * 0.66, 34)
    x, y = left + (frame.slot - width) / 2, float(base)
    for number, look in (*zip(bar.counts, _LOOKS, strict=True), (bar.planned, _PLANNED)):
        if number:
            y -= number * frame.unit
            yield _box(x, y, width, number * frame.unit, look)
    middle = _n(left + frame.slot / 2)
    every = -(-of * 16 // (WIDTH - _LEFT - _RIGHT))  # labels that would touch are left out
    if at % every == 0:
        yield f'<text x="{middle}" y="{base + 12}" text-anchor="middle" font-size="9">{escape(bar.label)}</text>'
    if bar.year and bar.year != bar.label:
        if at:
            yield f'<line x1="{_n(left)}" x2="{_n(left)}" y1="{base}" y2="{base + 26}" stroke="currentColor" stroke-width=".7" stroke-opacity=".5"/>'
        yield f'<text x="{_n(left + 4)}" y="{base + 25}" font-weight="bold">{escape(bar.year)}</text>'


def _box(x: float, y: float, width: float, height: float, look: tuple[str, str, str]) -> str:
    fill, opacity, outline = look
    dash = ' stroke-dasharray="3 2"' if fill.endswith("hatch)") else ""
    return (
        f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" fill="{fill}" fill-opacity="{opacity}" '
        f'stroke="currentColor" stroke-width=".8" stroke-opacity="{outline}"{dash}/>'
    )


def _legend(chart: Chart) -> Iterator[str]:
    shown = [
        (name, look)
        for i, (name, look) in enumerate(zip(chart.levels, _LOOKS, strict=True))
        if any(b.counts[i] for b in chart.bars)
    ]
    if any(b.planned for b in chart.bars):
        shown.append(("planned or lapsed", _PLANNED))
    x = float(_LEFT)
    for name, look in shown:
        yield _box(x, 6, 12, 10, look)
        yield f'<text x="{_n(x + 17)}" y="15">{escape(name)}</text>'
        x += 32 + 5.2 * len(name)


def _n(number: float) -> str:
    """A number with two decimals at most."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
