"""The rhythm of mechanisms: a row for each, its rounds as dots, the next hollow, the usual interval as faint ticks."""

from collections.abc import Sequence
from datetime import date, timedelta

from markupsafe import Markup

from despatch.answers.dates import readable
from despatch.answers.rows import Row
from despatch.answers.words import count
from despatch.model.when import bounds
from despatch.site.charts.chart import NARROW, Chart, Drawing, legend
from despatch.site.charts.marks import bound, mark, stretch
from despatch.site.charts.scale import Scale, span
from despatch.site.charts.svg import fitting, joined, long, tag

COLUMNS = {
    "name": "Mechanism", "ordinal": "Round", "date": "Date", "not_after": "Not after", "status": "Status", "place": "Place",
    "usual_days": "Usual interval (days)", "overdue": "Overdue",
}  # fmt: skip
_MOST = 24  # mechanisms that are drawn
_COARSE = 62  # days from which a date is drawn as a bar
_LABEL = 250  # pixels of the names


def rhythm_chart(mechanisms: Sequence[Row], title: str, today: date) -> Chart:
    """The chart of rows of `answers.mechanisms.mechanism_row`."""
    told = [m for m in mechanisms if any(_at(meeting) for meeting in m["meetings"])]
    shown = told[:_MOST]
    days = [at[0] for m in shown for meeting in m["meetings"] if (at := _at(meeting))]
    first, last = span(days, None, None, today)
    due = [d for m in shown if (d := _due(m))]
    last = max([last, *(d for d in due if d < date(today.year + 6, 1, 1)), today]) + timedelta(45)
    scale = Scale(first, last, 0, 0)
    overdue = sum(bool(m["overdue"]) for m in shown)

    def draw(width: int, links: bool) -> Drawing:
        return _drawn(shown, scale, today, width)

    left_out = len(mechanisms) - len(shown)
    notes = [
        f"{count(left_out, 'mechanism')} without a dated meeting, or beyond {_MOST}, {'is' if left_out == 1 else 'are'} not drawn."
    ]
    return Chart(
        "rhythm", title, f"{count(len(shown), 'mechanism')} with the dates of their rounds, {overdue or 'none'} overdue on {readable(today.isoformat())}.",
        draw, COLUMNS, [_row(m, meeting) for m in mechanisms for meeting in m["meetings"]], tuple(notes if left_out else ()),
    )  # fmt: skip


def _row(m: Row, meeting: Row) -> Row:
    return {
        "name": m["name"], "ordinal": meeting["ordinal"], "date": meeting["date"], "not_after": meeting["before"],
        "status": meeting["status"], "place": meeting["place"], "usual_days": m["usual_days"], "overdue": m["overdue"],
    }  # fmt: skip


def _at(meeting: Row | None) -> tuple[date, date] | None:
    """First and last day of a meeting; of an undated one the day by which it had been held."""
    return bounds(meeting["date"] or meeting["before"]) if meeting else None


def _due(m: Row) -> date | None:
    """When the next round would be due by what is usual."""
    at = _at(m["last"])
    return at[1] + timedelta(min(m["usual_days"], 36500)) if at and m["usual_days"] else None


def _drawn(mechanisms: Sequence[Row], scale: Scale, today: date, width: int) -> Drawing:
    narrow = width <= NARROW
    scale = scale._replace(left=8.0 if narrow else float(_LABEL), right=width - 12.0)
    pitch = 54 if narrow else 42
    bottom = 14.0 + pitch * len(mechanisms)
    parts = []
    for tick in scale.ticks():
        x = scale.x(tick.day)
        parts.append(tag("path", d=f"M{x:.1f} 8V{bottom:.1f}", class_="grid major" if tick.major else "grid"))
        if x < scale.right - 24:
            parts.append(tag("text", tick.label, x=x + 2, y=bottom + 14, class_="tick"))
    parts.append(tag("path", d=f"M{scale.x(today):.1f} 4V{bottom:.1f}", class_="today"))
    for n, one in enumerate(mechanisms):
        y = 14.0 + n * pitch + (36 if narrow else 24)
        words = fitting(one["name"][:1].upper() + one["name"][1:], width - 16 if narrow else _LABEL - 20)
        parts.append(tag("text", words, x=0, y=y - 20 if narrow else y + 4, class_="label"))
        parts.append(_line(one, scale, today, y, narrow=narrow))
    told = legend(_legend(mechanisms), 0, bottom + 36, width)
    return Drawing(joined(parts) + told.body, bottom + 36 + told.height)


def _line(one: Row, scale: Scale, today: date, y: float, *, narrow: bool) -> Markup:
    """The row of one mechanism: ticks of the usual interval, the gap that is too long, the rounds with their numbers."""
    parts = [
        tag("path", d=f"M{scale.left:.1f} {y:.1f}H{scale.right:.1f}", class_="line"),
        _ticks(one, scale, y),
    ]
    due = _due(one)
    if one["overdue"] and due:
        start, end = scale.x(due), scale.x(today)
        parts.append(tag("rect", x=start, y=y - 3, width=max(2.0, end - start), height=6, class_="late-bar"))
        words = f"overdue since {readable(due.strftime('%Y-%m'))}"
        beside = end - long(words) > scale.left
        parts.append(
            tag(
                "text",
                words,
                x=end if beside else scale.left,
                y=y + 16,
                class_="small over",
                text_anchor="end" if beside else "start",
            )
        )
    taken = -99.0
    for meeting in one["meetings"]:
        at = _at(meeting)
        if not at or at[1] < scale.first:
            continue
        x = (scale.x(at[0]) + scale.x(at[1])) / 2
        parts.append(_round(meeting, scale, at, y, told=not narrow))
        number = f"{meeting['ordinal']}" if meeting["ordinal"] else ""
        if number and x - taken > long(number) + 4:
            parts.append(tag("text", number, x=x, y=y - 9, class_="small", text_anchor="middle"))
            taken = x
    return joined(parts)


def _round(meeting: Row, scale: Scale, at: tuple[date, date], y: float, *, told: bool) -> Markup:
    words = (
        f"{'No. ' + str(meeting['ordinal']) + ', ' if meeting['ordinal'] else ''}{meeting['status']}, "
        + (readable(meeting["date"]) if meeting["date"] else f"by {readable(meeting['before'])}")
    )
    start, end = scale.x(at[0]), scale.x(at[1])
    if not meeting["date"]:
        drawn = bound(meeting["status"], "leaders", end, y)
    elif (at[1] - at[0]).days > _COARSE:
        drawn = stretch(meeting["status"], "leaders", start, max(6.0, end - start), y)
    else:
        drawn = mark(meeting["status"], "leaders", (start + end) / 2, y)
    return tag("g", tag("title", words), drawn) if told else drawn


def _ticks(one: Row, scale: Scale, y: float) -> Markup:
    """Where rounds would stand if each came at the usual interval, from the last one back and on."""
    at, usual = _at(one["last"]), one["usual_days"]
    if not at or not usual or (scale.last - scale.first).days / usual > 200:
        return Markup("")
    base = at[1].toordinal()
    steps = range((scale.first.toordinal() - base) // usual, (scale.last.toordinal() - base) // usual + 1)
    inside = (base + n * usual for n in steps)
    shown = [day for day in inside if scale.first.toordinal() <= day <= scale.last.toordinal()]
    d = "".join(f"M{scale.x(date.fromordinal(day)):.1f} {y - 7:.1f}v14" for day in shown)
    return tag("path", d=d, class_="usual") if d else Markup("")


def _legend(mechanisms: Sequence[Row]) -> list[tuple[Markup, str]]:
    statuses = {meeting["status"] for m in mechanisms for meeting in m["meetings"]}
    items = [(mark("held", "leaders", 0, 0), "held, with its number")]
    if statuses & {"planned", "proposed"}:
        items.append((mark("planned", "leaders", 0, 0), "planned"))
    if statuses & {"postponed"}:
        items.append((mark("postponed", "leaders", 0, 0), "postponed"))
    if statuses & {"cancelled", "denied"}:
        items.append((mark("cancelled", "leaders", 0, 0), "cancelled"))
    if any(m["usual_days"] for m in mechanisms):
        items.append((tag("path", d="M0 -7v14", class_="usual"), "usual interval"))
    if any(m["overdue"] for m in mechanisms):
        items.append((tag("rect", x=-7, y=-3, width=14, height=6, class_="late-bar"), "overdue"))
    return items
