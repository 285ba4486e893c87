"""A chart with its title, its description and the table behind it; on a page, and as a file of its own."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from despatch.answers.encode import csv_text
from despatch.answers.rows import Row
from despatch.site.charts.svg import joined, tag

WIDE, NARROW = 1100, 340  # pixels; on a page one of the two is shown
_MARGIN, _HEADING = 16, 26  # of a chart that stands alone
_VARIABLE = re.compile(r"(--[a-z-]+):\s*([^;]+);")
_USE = re.compile(r"var\((--[a-z-]+)\)")
_ONLY_HERE = re.compile(r"/\* page \*/.*?/\* end of page \*/", re.DOTALL)


@dataclass(frozen=True)
class Drawing:
    """What is drawn, and how high it is."""

    body: Markup
    height: float


@dataclass(frozen=True)
class Chart:
    """`draw(width, links)` draws it; `rows` are the table behind it, of `columns` with their headings.

    `notes` say what is not drawn. Marks of a `linked` chart lead to entries.
    `room` is how wide it is drawn on a screen.
    """

    name: str
    title: str
    description: str
    draw: Callable[[int, bool], Drawing]
    columns: dict[str, str]
    rows: list[Row] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    linked: bool = False
    room: int = WIDE

    def svg(self, width: int, *, alone: bool = False) -> Markup:
        """The element, as wide as that. One with links is a group to screen readers, for an image holds no links."""
        links = self.linked and not alone
        drawn = self.draw(width, links)
        ids = [f"{self.name}-{width}-{part}" for part in ("title", "desc")]
        told = [tag("title", self.title, id=ids[0]), tag("desc", self.description, id=ids[1])]
        height = round(drawn.height)
        root: dict[str, str | int | None] = {
            "xmlns": "http://www.w3.org/2000/svg" if alone else None,
            "viewBox": f"0 0 {width} {height}", "width": width, "height": height,
            "class_": f"chart {'narrow' if width == NARROW else 'wide'}",
            "role": "group" if links else "img", "aria_labelledby": " ".join(ids),
        }  # fmt: skip
        if alone:
            left, top, wide, high = (
                -_MARGIN,
                -_MARGIN - _HEADING,
                width + 2 * _MARGIN,
                height + 2 * _MARGIN + _HEADING,
            )
            root |= {"viewBox": f"{left} {top} {wide} {high}", "width": wide, "height": high}
            told.append(tag("style", Markup(_style())))
            told.append(tag("rect", x=left, y=top, width=wide, height=high, class_="paper"))
            told.append(tag("text", self.title, x=0, y=-12, class_="heading"))
        return tag("svg", *told, drawn.body, **root)

    @property
    def wide(self) -> Markup:
        """For a screen."""
        return self.svg(self.room)

    @property
    def narrow(self) -> Markup:
        """For a telephone."""
        return self.svg(NARROW)

    def csv(self) -> str:
        """The table behind it."""
        return csv_text(tuple(self.columns), ([row.get(name) for name in self.columns] for row in self.rows))


def standalone(chart: Chart) -> str:
    """The chart as a file: its own style in plain values, for viewers that know no variables; no links."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + str(chart.svg(WIDE, alone=True)) + "\n"


def legend(items: list[tuple[Markup, str]], x: float, y: float, width: float) -> Drawing:
    """Marks with their words beside them, in as many lines as it takes; each mark is drawn around (0, 0)."""
    out: list[Markup] = []
    at, line = x, y
    for mark, words in items:
        needed = 30 + len(words) * 7.2
        if at + needed > x + width and at > x:
            at, line = x, line + 18
        text = tag("text", words, x=14, y=4, class_="small")
        out.append(tag("g", mark, text, transform=f"translate({at + 8:.1f} {line:.1f})"))
        at += needed
    return Drawing(joined(out), line - y + 18 if items else 0)


@cache
def _style() -> str:
    """The rules of charts, with the colours of paper put in."""
    folder = files("despatch.site").joinpath("static")
    rules = folder.joinpath("charts.css").read_text(encoding="utf-8")
    look = folder.joinpath("despatch.css").read_text(encoding="utf-8")
    known: dict[str, str] = {}
    for name, value in _VARIABLE.findall(rules + look):
        known.setdefault(name, value.strip())
    return _USE.sub(lambda use: known[use[1]].replace('"', "'"), _ONLY_HERE.sub("", rules)).strip()
