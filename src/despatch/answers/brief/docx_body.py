"""The sections of the Word file: paragraphs, lines with their footnotes, the chart."""

import io
from typing import TYPE_CHECKING

from docx.shared import Mm

from despatch.answers.brief.content import Chart, Item, Piece, Section
from despatch.answers.brief.docx_notes import WordNotes
from despatch.answers.brief.docx_style import TEXT_WIDTH, soft
from despatch.answers.brief.docx_table import tabled
from despatch.answers.brief.drawing import in_words
from despatch.answers.brief.pdf import png
from despatch.answers.brief.shown import quotation
from despatch.answers.plain import plain

if TYPE_CHECKING:
    from docx.document import Document as Doc
    from docx.text.paragraph import Paragraph


def written(document: "Doc", section: Section, notes: WordNotes) -> None:
    """One section, at the end of the document."""
    document.add_heading(plain(section.title), level=1)
    for line in section.intro:
        document.add_paragraph(plain(line)).paragraph_format.keep_with_next = bool(section.groups)
    if section.table:
        tabled(document, section.table, notes)
    if section.chart:
        _chart(document, section.chart)
    for group in section.groups:
        if group.title:
            document.add_heading(plain(group.title), level=2)
        for item in group.items:
            _item(document, item, notes)
    if section.more:
        soft(document.add_paragraph(), f"{plain(section.more)}: {plain(section.command)}")


def _item(document: "Doc", item: Item, notes: WordNotes) -> None:
    """A line with its label in the margin that a hanging indent leaves."""
    paragraph = document.add_paragraph(style="Brief line")
    paragraph.add_run(plain(item.label) + (" ✓" if item.checked else "")).bold = True
    paragraph.add_run("\t")
    if item.tag:
        soft(paragraph, f"{plain(item.tag)} · ")
    for piece in item.pieces:
        _piece(paragraph, piece, notes)


def _piece(paragraph: "Paragraph", piece: Piece, notes: WordNotes) -> None:
    if piece.stretches:
        paragraph.add_run(quotation(piece))
    elif piece.style == "soft":
        soft(paragraph, _spaced(piece.text))
    else:
        paragraph.add_run(_spaced(piece.text)).bold = piece.style == "strong" or None
    notes.refer(paragraph, piece.notes)


def _spaced(text: str) -> str:
    """Made harmless, with the blanks at its ends kept."""
    return f"{' ' if text[:1] == ' ' else ''}{plain(text)}{' ' if text[-1:] == ' ' and text.strip() else ''}"


def _chart(document: "Doc", chart: Chart) -> None:
    """The chart as a picture, with its numbers in words for those who do not see it."""
    title = document.add_paragraph()
    title.add_run(plain(chart.title)).bold = True
    title.paragraph_format.keep_with_next = True
    shape = document.add_picture(io.BytesIO(png(chart)), width=Mm(TEXT_WIDTH))
    shape._inline.docPr.set("descr", plain(in_words(chart))[:2000])
    document.paragraphs[-1].paragraph_format.keep_with_next = bool(chart.caption)
    if chart.caption:
        soft(document.add_paragraph(), plain(chart.caption))
