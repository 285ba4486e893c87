"""The timeline of a relationship, drawn to scale: a lane for each kind, the level by shade and size, the status by shape."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from despatch.answers.rows import Row
from despatch.answers.words import count
from despatch.site.charts.chart import NARROW, Chart, Drawing, legend
from despatch.site.charts.marks import LEVELS, bound, mark, radius, stretch
from despatch.site.charts.scale import Scale, span
from despatch.site.charts.svg import joined, tag

LANES = ("meeting", "visit", "call", "conference", "message", "instrument")
COLUMNS = {
    "id": "Entry", "kind": "Kind", "status": "Status", "level": "Level", "date": "Date", "not_after": "Not after", "what": "What",
}  # fmt: skip
_MOST = 400  # marks that are drawn, the latest
_TAPPED = 150  # marks up to which they can be told apart by a finger
_PITCH, _ROWS, _PAD = 14, 9, 6  # pixels between rows of a lane, rows at most, pixels around them
_DAY = timedelta(1)


class _Placed(NamedTuple):
    row: Row
    start: float
    end: float
    line: int


def timeline_chart(
    rows: Sequence[Row], title: str, today: date, since: date | None = None, until: date | None = None
) -> Chart:
    """The chart of rows of `answers.charted.point_row`: `id`, `kind`, `status`, `level`, `first_day`, `last_day`, `not_after`, `what`."""
    dated = [r for r in rows if r["first_day"] or r["not_after"]]
    days = [date.fromisoformat(r["first_day"] or r["not_after"]) for r in dated]
    first, last = span(days, since, until, today)
    shown = [r for r, day in zip(dated, days, strict=True) if _ends(r) >= first and day <= last]
    shown.sort(key=lambda r: (r["first_day"] or r["not_after"], r["id"]))
    kept = shown[-_MOST:]
    if len(kept) < len(shown):
        first = max(first, date.fromisoformat(kept[0]["first_day"] or kept[0]["not_after"]))

    def draw(width: int, links: bool) -> Drawing:
        return _drawn(kept, Scale(first, last, 0, 0), today, width, links)

    return Chart(
        "timeline", title, f"{count(len(kept), 'entry')} from {first.year} to {last.year}, each at its date: a lane for each kind.",
        draw, COLUMNS, list(rows), tuple(_notes(len(rows) - len(dated), len(dated) - len(kept), first)), linked=True,
    )  # fmt: skip


def _notes(undated: int, left_out: int, first: date) -> list[str]:
    notes = []
    if undated:
        notes.append(
            f"{count(undated, 'entry')} without a date {'stands' if undated == 1 else 'stand'} in the table only."
        )
    if left_out:
        notes.append(
            f"{count(left_out, 'entry')} beyond the years shown (from {first.year}) {'stands' if left_out == 1 else 'stand'} in the table only."
        )
    return notes


def _ends(row: Row) -> date:
    return date.fromisoformat(row["last_day"] or row["not_after"])


def _drawn(rows: Sequence[Row], scale: Scale, today: date, width: int, links: bool) -> Drawing:
    narrow = width <= NARROW
    scale = scale._replace(left=14.0 if narrow else 96.0, right=width - 14.0)
    links = links and (not narrow or len(rows) <= _TAPPED)
    parts: list[Markup] = []
    y = 16.0
    for lane in LANES:
        placed = _packed([r for r in rows if r["kind"] == lane], scale)
        if not placed:
            continue
        lines = max(p.line for p in placed) + 1
        label = f"{lane.capitalize()}s" if lane != "conference" else "Conferences"
        top = y + (16 if narrow else 0)
        height = lines * _PITCH + 2 * _PAD
        parts.append(tag("text", label, x=0, y=y + 12 if narrow else top + height / 2 + 4, class_="label"))
        parts += [
            _point(p, top + _PAD + (p.line + 0.5) * _PITCH, links, told=links or not narrow) for p in placed
        ]
        y = top + height
        parts.append(tag("path", d=f"M0 {y:.1f}H{width}", class_="line"))
    axis = _axis(scale, today, y)
    told = legend(_legend(rows), 0, y + 38, width)
    return Drawing(axis + joined(parts) + told.body, y + 38 + told.height)


def _packed(rows: Sequence[Row], scale: Scale) -> list[_Placed]:
    """Each on the first row of its lane where there is room; where all are taken, on the one that is free first."""
    placed: list[_Placed] = []
    free: list[float] = []
    for row in rows:
        start, end = _extent(row, scale)
        line = next((n for n, taken in enumerate(free) if taken <= start), None)
        if line is None and len(free) < _ROWS:
            line = len(free)
            free.append(0.0)
        elif line is None:
            line = min(range(_ROWS), key=lambda n: free[n])
        free[line] = max(free[line], end + 1.5)
        placed.append(_Placed(row, start, end, line))
    return placed


def _shade(row: Row) -> str:
    """By what a mark is coloured: the level of a contact; a text has none."""
    return "text" if row["kind"] == "instrument" else row["level"] or "unknown"


def _extent(row: Row, scale: Scale) -> tuple[float, float]:
    """From where to where the mark of a row reaches."""
    size = radius(_shade(row))
    if not row["first_day"]:
        at = scale.x(date.fromisoformat(row["not_after"]))
        return at - 8, at
    first, behind = date.fromisoformat(row["first_day"]), date.fromisoformat(row["last_day"])
    start, end = scale.x(first), scale.x(min(behind, date.max - _DAY) + _DAY)
    if end - start > 2 * size + 2:
        return start, end
    middle = (start + end) / 2
    return middle - size, middle + size


def _point(placed: _Placed, y: float, links: bool, *, told: bool) -> Markup:
    """The mark of a row; `told`: with the words that show where something points at it."""
    row, shade = placed.row, _shade(placed.row)
    size = radius(shade)
    wide = placed.end - placed.start
    if not row["first_day"]:
        drawn = bound(row["status"], shade, placed.end, y)
    elif wide > 2 * size + 2:
        drawn = stretch(row["status"], shade, placed.start, wide, y)
    else:
        drawn = mark(row["status"], shade, placed.start + size, y, square=row["kind"] == "instrument")
    if not told:
        return drawn
    words = tag("title", row["what"])
    if not links:
        return tag("g", words, drawn)
    # The table behind the chart has the same links for the keyboard, in order.
    return tag("a", words, drawn, href=f"/entry/{quote(str(row['id']), safe='')}", tabindex="-1")


def _axis(scale: Scale, today: date, bottom: float) -> Markup:
    parts = []
    for tick in scale.ticks():
        x = scale.x(tick.day)
        parts.append(
            tag("path", d=f"M{x:.1f} 4V{bottom + 5:.1f}", class_="grid major" if tick.major else "grid")
        )
        anchor = "end" if x > scale.right - 20 else "start"
        parts.append(
            tag(
                "text",
                tick.label,
                x=x + (2 if anchor == "start" else 0),
                y=bottom + 18,
                class_="tick",
                text_anchor=anchor,
            )
        )
    if scale.first <= today <= scale.last:
        x = scale.x(today)
        parts.append(tag("path", d=f"M{x:.1f} 0V{bottom + 5:.1f}", class_="today"))
        parts.append(tag("text", "today", x=x - 3, y=11, class_="tick now", text_anchor="end"))
    return joined(parts)


def _legend(rows: Sequence[Row]) -> list[tuple[Markup, str]]:
    """What is needed to read what is drawn, and no more."""
    items = [(mark("held", one, 0, 0), "level not known" if one == "unknown" else one)
             for one in LEVELS if any((r["level"] or "unknown") == one and r["kind"] != "instrument" for r in rows)]  # fmt: skip
    if any(r["kind"] == "instrument" for r in rows):
        items.append((mark("held", "text", 0, 0, square=True), "text"))
    for statuses, words in (
        (("planned", "proposed", "negotiating"), "planned or proposed"), (("postponed",), "postponed"), (("cancelled", "denied", "rejected", "suspended"), "cancelled or denied"),
    ):  # fmt: skip
        if any(r["status"] in statuses for r in rows):
            items.append((mark(statuses[0], "ministers", 0, 0), words))
    if any(r["first_day"] and r["first_day"] != r["last_day"] for r in rows):
        items.append((stretch("held", "ministers", -7, 14, 0), "some days, or a day within"))
    if any(not r["first_day"] for r in rows):
        items.append((bound("held", "ministers", 4, 0), "no date told: not later than"))
    return items
