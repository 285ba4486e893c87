"""A brief as one HTML page that needs nothing from anywhere, and runs nothing.

All text is escaped; the content security policy allows only the page's own style sheet, by its hash, so
that nothing in a report could load or run anything even if an escape failed.
"""

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from importlib.resources import files

from despatch._version import __version__
from despatch.answers.brief.content import Brief, Cell, Footnote, Item, Piece, Section, Table
from despatch.answers.brief.drawing import svg
from despatch.answers.brief.shown import cited_words, quotation, source, web_address
from despatch.answers.plain import plain


def page(brief: Brief) -> str:
    """The page, whole."""
    style = "\n" + files(__package__).joinpath("brief.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    title = _esc(brief.title)
    first: set[int] = set()
    body = "\n".join(part for section in brief.sections for part in _section(section, first))
    return (
        '<!DOCTYPE html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        f"style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta name="generator" content="despatch {escape(__version__)}">\n'
        f"<title>{title}, {_esc(brief.subtitle)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<header>\n<h1>{title}</h1>\n<p class="span">{_esc(brief.subtitle)}</p>\n</header>\n<main>\n{body}\n</main>\n'
        f"{_footnotes(brief.footnotes)}</body>\n</html>\n"
    )


def _section(section: Section, first: set[int]) -> Iterator[str]:
    yield f'<section id="{escape(section.name)}">\n<h2>{_esc(section.title)}</h2>'
    for line in section.intro:
        yield f"<p>{_esc(line)}</p>"
    if section.table:
        yield _table(section.table, first)
    if section.chart:
        note = f'<p class="soft">{_esc(section.chart.caption)}</p>' if section.chart.caption else ""
        drawing = svg(section.chart).replace(' color="#000000"', "", 1)
        yield f'<figure><figcaption>{_esc(section.chart.title)}</figcaption><div class="wide">{drawing}</div>{note}</figure>'
    for group in section.groups:
        if group.title:
            yield f"<h3>{_esc(group.title)}</h3>"
        yield "<dl>"
        yield from (_item(item, first) for item in group.items)
        yield "</dl>"
    if section.more:
        yield f'<p class="more">{_esc(section.more)}: <code>{_esc(section.command)}</code></p>'
    yield "</section>"


def _item(item: Item, first: set[int]) -> str:
    words = "".join(_piece(piece, first) for piece in item.pieces)
    mark = ' <abbr title="checked by a person">✓</abbr>' if item.checked else ""
    tag = f' <span class="tag">{_esc(item.tag)}</span>' if item.tag else ""
    return f'<div class="line"><dt>{_esc(item.label)}{mark}{tag}</dt><dd>{words}</dd></div>'


def _piece(piece: Piece, first: set[int]) -> str:
    notes = _references(piece.notes, first)
    if piece.stretches:
        return f"<q>{_esc(quotation(piece))}</q>{notes}"
    ends = (" " if piece.text[:1] == " " else "", " " if piece.text[-1:] == " " else "")
    words = f"{ends[0]}{_esc(piece.text)}{ends[1]}"
    if piece.style == "strong":
        words = f"<strong>{words}</strong>"
    elif piece.style == "soft":
        words = f'<span class="soft">{words}</span>'
    return words + notes


def _references(notes: tuple[int, ...], first: set[int]) -> str:
    """The numbers; the first mention of a footnote is where the footnote leads back to."""
    made = []
    for n in notes:
        anchor = "" if n in first else f' id="r{n}"'
        first.add(n)
        made.append(f'<sup><a href="#n{n}"{anchor}>{n}</a></sup>')
    return "".join(made)


def _table(table: Table, first: set[int]) -> str:
    head = "".join(f'<th scope="col">{_esc(name)}</th>' for name in table.head)
    rows = "\n".join(
        "<tr>" + "".join(_cell(cell, i == 0, first) for i, cell in enumerate(row)) + "</tr>"
        for row in table.rows
    )
    kind = ' class="figures"' if table.figures else ""
    caption = f"<caption>{_esc(table.caption)}</caption>" if table.caption else ""
    return f'<div class="wide"><table{kind}>{caption}<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>'


def _cell(cell: Cell, heading: bool, first: set[int]) -> str:
    words = _esc(cell.text) + _references(cell.notes, first)
    return f'<th scope="row">{words}</th>' if heading else f"<td>{words}</td>"


def _footnotes(notes: tuple[Footnote, ...]) -> str:
    if not notes:
        return ""
    lines = "\n".join(_footnote(note) for note in notes)
    return f"<footer>\n<h2>Footnotes</h2>\n<ol>\n{lines}\n</ol>\n</footer>\n"


def _footnote(note: Footnote) -> str:
    url = web_address(note)
    link = f' <a href="{escape(url)}" rel="noopener noreferrer nofollow">{escape(url)}</a>' if url else ""
    back = f' <a href="#r{note.number}" aria-label="back to the text">↩</a>'
    return f'<li id="n{note.number}">{_esc(source(note))}: {_esc(cited_words(note))}{link}{back}</li>'


def _esc(text: str) -> str:
    return escape(plain(text))
