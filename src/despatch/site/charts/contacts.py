"""Contacts over time: a bar for each month, quarter or year, stacked by level; a panel for each relationship."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from despatch.answers.dates import readable
from despatch.answers.rows import Row
from despatch.answers.words import count
from despatch.model.when import bounds
from despatch.site.charts.chart import NARROW, Chart, Drawing, legend
from despatch.site.charts.marks import LEVELS
from despatch.site.charts.scale import numbers, start
from despatch.site.charts.svg import joined, tag

COLUMNS = {
    "relationship": "Relationship", "bucket": "When", "leaders": "Leaders", "ministers": "Ministers", "officials": "Officials",
    "unknown": "Level not known", "held": "Held", "planned": "Planned",
}  # fmt: skip
_DIVISION = {"month": 12, "quarter": 4, "year": 1}
_BEFORE = {"month": 0, "quarter": 32, "year": 0}  # EDTF counts quarters from 33
_MOST = 600  # bars of a panel
_LEFT, _HIGH = 30, 120  # pixels


class _Piece(NamedTuple):
    of: str
    x: float
    y: float
    wide: float
    high: float


def contacts_chart(rows: Sequence[Row], names: dict[str, str], by: str, title: str) -> Chart:
    """The chart of rows of `answers.compare.rows`; `names` are the relationships with the names to be shown, in order."""
    held: Counter[tuple[str, str, str]] = Counter()
    planned: Counter[tuple[str, str]] = Counter()
    apart = 0
    for row in rows:
        if row["bucket"] is None:
            apart += row["held"] + row["planned"]
            continue
        held[row["relationship"], row["bucket"], row["level"] or "unknown"] += row["held"]
        planned[row["relationship"], row["bucket"]] += row["planned"]
    told = sorted(one for (_, one, _), n in held.items() for _ in range(n)) or sorted(
        {one for _, one in planned}
    )
    buckets = _buckets(told, by)
    early = sum(one < buckets[0] for one in told) if buckets else 0
    table = [_row(one, bucket, held, planned) for one in names for bucket in buckets]
    total = sum(held.values())
    notes = (
        [f"{count(early, 'contact')} before {buckets[0][:4]} {'is' if early == 1 else 'are'} not drawn."]
        if early
        else []
    )
    notes += (
        []
        if not apart
        else [
            f"{count(apart, 'contact')} without a date, or with one that lies in no single {by}, {'is' if apart == 1 else 'are'} not drawn."
        ]
    )

    def draw(width: int, links: bool) -> Drawing:
        return _drawn(table, names, buckets, by, width)

    return Chart(
        "contacts", title, f"{count(total, 'contact')} held, by {by} and by level" + (f", from {readable(buckets[0])} to {readable(buckets[-1])}." if buckets else "."),
        draw, COLUMNS, [r for r in table if r["held"] or r["planned"]], tuple(notes),
    )  # fmt: skip


def _row(
    one: str, bucket: str, held: Counter[tuple[str, str, str]], planned: Counter[tuple[str, str]]
) -> Row:
    levels = {level: held[one, bucket, level] for level in LEVELS}
    return {
        "relationship": one,
        "bucket": bucket,
        **levels,
        "held": sum(levels.values()),
        "planned": planned[one, bucket],
    }


def _buckets(told: Sequence[str], by: str) -> list[str]:
    """Every month, quarter or year from the first told to the last, also those without contacts."""
    if not told:
        return []
    first = start([_first_day(bucket) for bucket in told]).isoformat()
    told = [bucket for bucket in told if _first_day(bucket).isoformat() >= first]
    parts = _DIVISION[by]
    numbers_ = [_number(bucket, by) for bucket in (told[0], told[-1])]
    every = range(max(numbers_[0], numbers_[1] - _MOST + 1), numbers_[1] + 1)
    return [f"{n // parts:04}" + (f"-{n % parts + 1 + _BEFORE[by]:02}" if parts > 1 else "") for n in every]


@lru_cache(maxsize=4096)
def _first_day(bucket: str) -> date:
    span = bounds(bucket)
    return span[0] if span else date.min


def _number(bucket: str, by: str) -> int:
    part = int(bucket[5:7]) - 1 - _BEFORE[by] if by != "year" else 0
    return int(bucket[:4]) * _DIVISION[by] + part


def _drawn(
    table: Sequence[Row], names: dict[str, str], buckets: Sequence[str], by: str, width: int
) -> Drawing:
    most = max((r["held"] + r["planned"] for r in table), default=0)
    parts: list[Markup] = []
    y = 4.0
    for one, name in names.items():
        if len(names) > 1:
            parts.append(tag("text", name, x=0, y=y + 12, class_="label"))
            y += 20
        of = [r for r in table if r["relationship"] == one]
        parts.append(_panel(of, numbers(most), y + 6, width))
        y += _HIGH + 12
        parts.append(_years(buckets, y, width))
        y += 22
    told = legend(_legend(table), 0, y + 8, width)
    return Drawing(joined(parts) + told.body, y + 8 + told.height)


def _panel(rows: Sequence[Row], ticks: Sequence[int], top: float, width: int) -> Markup:
    """The bars of one relationship, with the grid behind them."""
    scale = _HIGH / ticks[-1]
    base = top + _HIGH
    parts = []
    for tick in ticks:
        parts.append(tag("path", d=f"M{_LEFT} {base - tick * scale:.1f}H{width}", class_="grid"))
        parts.append(
            tag("text", str(tick), x=_LEFT - 5, y=base - tick * scale + 4, class_="tick", text_anchor="end")
        )
    step = (width - _LEFT) / max(1, len(rows))
    wide = min(46.0, step * 0.8 if step > 3 else step)
    bars = [
        (row, list(_pieces(row, _LEFT + n * step + (step - wide) / 2, wide, base, scale)))
        for n, row in enumerate(rows)
        if row["held"] or row["planned"]
    ]
    return joined(parts) + (_together(bars) if width <= NARROW else joined([_bar(*bar) for bar in bars]))


def _pieces(row: Row, x: float, wide: float, base: float, scale: float) -> Iterator[_Piece]:
    """The pieces of one bar: leaders at the foot, what is planned hollow on top."""
    y = base
    for level in LEVELS:
        high = row[level] * scale
        y -= high
        if high:
            yield _Piece(level, x, y, wide, high)
    if row["planned"]:
        high = row["planned"] * scale
        yield _Piece("ahead", x + 0.5, y - high + 0.5, max(0.5, wide - 1), max(0.5, high - 1))


def _bar(row: Row, pieces: Sequence[_Piece]) -> Markup:
    """One bar that says what it shows where something points at it."""
    drawn = [tag("rect", x=p.x, y=p.y, width=p.wide, height=p.high, class_=f"bar {p.of}") for p in pieces]
    return tag("g", tag("title", _told(row)), *drawn)


def _together(bars: Sequence[tuple[Row, Sequence[_Piece]]]) -> Markup:
    """All pieces of a level as one shape: a narrow chart is not pointed at, and shall be light."""
    shapes: dict[str, str] = {}
    for _, pieces in bars:
        for p in pieces:
            line = f"M{p.x:.1f} {p.y:.1f}h{p.wide:.1f}v{p.high:.1f}h{-p.wide:.1f}z"
            shapes[p.of] = shapes.get(p.of, "") + line
    return joined([tag("path", d=d, class_=f"bar {of}") for of, d in shapes.items()])


def _told(row: Row) -> str:
    levels = ", ".join(
        f"{row[level]} {'level not known' if level == 'unknown' else level}" for level in LEVELS if row[level]
    )
    planned = f"{row['planned']} planned" if row["planned"] else ""
    return f"{readable(row['bucket'])}: {'; '.join(part for part in (levels, planned) if part)}"


def _years(buckets: Sequence[str], y: float, width: int) -> Markup:
    """The years below the bars, at their first bar; as many as there is room for."""
    if not buckets:
        return Markup("")
    step = (width - _LEFT) / len(buckets)
    starts = [(n, b[:4]) for n, b in enumerate(buckets) if n == 0 or b[:4] != buckets[n - 1][:4]]
    room = max(1, -(-len(starts) * 40 // (width - _LEFT)))
    parts: list[Markup] = []
    ends = [n for n, _ in starts[1:]] + [len(buckets)]
    for (n, year), end in zip(starts, ends, strict=True):
        if int(year) % room and len(starts) > 2:
            continue
        x = _LEFT + n * step
        parts.append(tag("path", d=f"M{x:.1f} {y - 6:.1f}v5", class_="axis"))
        if x < width - 28 and (end - n) * step * room > 30:
            parts.append(tag("text", year, x=x, y=y + 12, class_="tick"))
    return tag("path", d=f"M{_LEFT} {y - 6:.1f}H{width}", class_="axis") + joined(parts)


def _legend(table: Sequence[Row]) -> list[tuple[Markup, str]]:
    items = [(tag("rect", x=-6, y=-6, width=12, height=12, class_=f"bar {level}"), "level not known" if level == "unknown" else level)
             for level in LEVELS if any(r[level] for r in table)]  # fmt: skip
    if any(r["planned"] for r in table):
        items.append((tag("rect", x=-5.5, y=-5.5, width=11, height=11, class_="bar ahead"), "planned"))
    return items
