"""The tables of the Word file."""

from typing import TYPE_CHECKING, Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm

from despatch.answers.brief.content import Cell, Table
from despatch.answers.brief.docx_style import TEXT_WIDTH, ruled, soft
from despatch.answers.plain import plain

if TYPE_CHECKING:
    from docx.document import Document as Doc

    from despatch.answers.brief.docx_notes import WordNotes


def tabled(document: "Doc", table: Table, notes: "WordNotes") -> None:
    """A table with its caption below."""
    made = document.add_table(rows=0, cols=len(table.head))
    ruled(made)
    made.autofit = False
    shares = (40, *table.widths[1:]) if table.figures else table.widths
    widths = [Mm(TEXT_WIDTH * share / sum(shares)) for share in shares]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    rows = (tuple(Cell(text=name) for name in table.head), *table.rows)
    for y, row in enumerate(rows):
        cells = made.add_row().cells
        for x, (cell, told) in enumerate(zip(cells, row, strict=True)):
            cell.width = widths[x]
            _cell(
                cell,
                told,
                notes,
                bold=y == 0 or (table.figures and y == len(rows) - 1),
                right=table.figures and x > 0,
            )
        _kept_whole(made.rows[-1], heading=y == 0)
    soft(document.add_paragraph(), plain(table.caption))


def _cell(cell: Any, told: Cell, notes: "WordNotes", *, bold: bool, right: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = "Brief cell"
    paragraph.add_run(plain(told.text)).bold = bold
    notes.refer(paragraph, told.notes)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _kept_whole(row: Any, *, heading: bool) -> None:
    """A row is not broken over pages; the heading stands again on the next."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if heading:
        properties.append(OxmlElement("w:tblHeader"))
