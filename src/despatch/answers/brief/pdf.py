"""A brief as PDF, and its chart as PNG, set by typst: offline, from the layout in `brief.typ`.

The text is handed over as data, never as typst source, so that nothing of a report is read as markup.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.resources import files
from typing import Any, Literal

from despatch._version import __version__
from despatch.answers.brief.content import Brief, Chart, Item, Piece, Section, Table
from despatch.answers.brief.drawing import HEIGHT, WIDTH, in_words, svg
from despatch.answers.brief.shown import cited_words, quotation, source, web_address
from despatch.answers.encode import json_text
from despatch.answers.plain import plain
from despatch.model import DespatchError

Data = dict[str, Any]


def pdf(brief: Brief) -> bytes:
    """The PDF: A4, tagged, with its metadata; the same bytes for the same brief.

    Raises:
        DespatchError: typst is not installed, or cannot set the brief.
    """
    layout = files(__package__).joinpath("brief.typ").read_bytes()
    inputs = {"brief": json_text(data(brief))}
    closer = inputs | {"tight": "yes"}
    return _compiled(
        layout, closer if _pages(layout, closer) < _pages(layout, inputs) else inputs, "pdf", brief.today
    )


def _pages(layout: bytes, inputs: dict[str, str]) -> int:
    """How many pages the layout gives."""
    with _typst() as typst:
        return int(typst.query(layout, "<pages>", field="value", one=True, sys_inputs=inputs))


def png(chart: Chart) -> bytes:
    """The chart as a picture, 300 dots to the inch at the width of a page's text.

    Raises:
        DespatchError: typst is not installed, or cannot draw it.
    """
    page = (
        f"#set page(width: 165mm, height: {165 * HEIGHT / WIDTH}mm, margin: 0pt)\n"
        '#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
    )
    return _compiled(page.encode(), {"svg": svg(chart)}, "png", None)


def _compiled(page: bytes, inputs: dict[str, str], to: Literal["pdf", "png"], day: str | None) -> bytes:
    stamp = (date.fromisoformat(day) - date(1970, 1, 1)).days * 86400 if day else 0
    with _typst() as typst:
        return bytes(typst.compile(page, format=to, ppi=300, sys_inputs=inputs, timestamp=max(0, stamp)))


@contextmanager
def _typst() -> Iterator[Any]:
    """The package typst, its errors as ours."""
    try:
        import typst
    except ImportError as error:
        raise DespatchError(
            "brief", "PDF and Word files need the package typst", "pip install 'despatch[brief]'"
        ) from error
    try:
        yield typst
    except typst.TypstError as error:
        raise DespatchError(
            "brief", f"typst could not set it: {error.message}", "another format, as -o FILE.html"
        ) from error


def data(brief: Brief) -> Data:
    """All that the layout shows, as plain text."""
    day = date.fromisoformat(brief.today)
    seen: set[int] = set()
    return {
        "title": plain(brief.title),
        "subtitle": plain(brief.subtitle),
        "author": f"Despatch {__version__}",
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "foot": plain(brief.foot),
        "sections": [_section(section, seen) for section in brief.sections],
        "footnotes": [
            {"source": source(n), "words": cited_words(n), "url": web_address(n)} for n in brief.footnotes
        ],
    }


def _section(section: Section, seen: set[int]) -> Data:
    chart = section.chart
    return {
        "title": plain(section.title),
        "small": section.name == "method",
        "intro": [plain(line) for line in section.intro],
        "table": _table(section.table, seen) if section.table else None,
        "chart": {
            "title": plain(chart.title),
            "caption": plain(chart.caption),
            "svg": svg(chart),
            "words": plain(in_words(chart)),
        }
        if chart
        else None,
        "groups": [
            {"title": plain(g.title), "items": [_item(item, seen) for item in g.items]}
            for g in section.groups
        ],
        "more": plain(section.more),
        "command": plain(section.command),
    }


def _table(table: Table, seen: set[int]) -> Data:
    return {
        "head": [plain(name) for name in table.head],
        "rows": [
            [{"text": plain(c.text), "notes": _references(c.notes, seen)} for c in row] for row in table.rows
        ],
        "caption": plain(table.caption),
        "figures": table.figures,
        "widths": list(table.widths),
    }


def _item(item: Item, seen: set[int]) -> Data:
    return {
        "label": plain(item.label),
        "tag": plain(item.tag),
        "checked": item.checked,
        "pieces": [_piece(piece, seen) for piece in item.pieces],
    }


def _piece(piece: Piece, seen: set[int]) -> Data:
    if piece.stretches:
        text = quotation(piece)
    else:
        ends = (" " if piece.text[:1] == " " else "", " " if piece.text[-1:] == " " else "")
        text = f"{ends[0]}{plain(piece.text)}{ends[1]}"
    return {"style": piece.style, "text": text, "notes": _references(piece.notes, seen)}


def _references(notes: tuple[int, ...], seen: set[int]) -> list[Data]:
    """Footnote numbers, and whether each is the first mention: there typst makes the footnote."""
    made = [{"number": n, "first": n not in seen} for n in notes]
    seen.update(notes)
    return made
