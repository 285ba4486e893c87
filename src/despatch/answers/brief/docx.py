"""A brief as a Word file, with real footnotes; the same bytes for the same brief."""

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

from despatch._version import __version__
from despatch.answers.brief.content import Brief, Cell, Chart, Item, Piece, Section, Table
from despatch.answers.brief.drawing import in_words
from despatch.answers.brief.pdf import png
from despatch.answers.brief.shown import quotation
from despatch.answers.plain import plain
from despatch.model import DespatchError

if TYPE_CHECKING:
    from docx.document import Document as Doc
    from docx.text.paragraph import Paragraph

    from despatch.answers.brief.docx_notes import WordNotes

_TEXT_WIDTH = 164  # millimetres
_SOFT = (0x55, 0x55, 0x55)
_EPOCH = (1980, 1, 1, 0, 0, 0)


def docx(brief: Brief) -> bytes:
    """The Word file.

    Raises:
        DespatchError: python-docx or typst (which draws the chart) is not installed.
    """
    try:
        from docx import Document
    except ImportError as error:
        raise DespatchError(
            "brief", "a Word file needs the package python-docx", "pip install 'despatch[brief]'"
        ) from error
    from despatch.answers.brief.docx_notes import WordNotes
    from despatch.answers.brief.docx_style import laid_out

    document = Document()
    laid_out(document, brief)
    notes = WordNotes(document, brief.footnotes)
    document.add_paragraph(plain(brief.title), style="Title")
    document.add_paragraph(plain(brief.subtitle), style="Subtitle")
    for section in brief.sections:
        _section(document, section, notes)
    _properties(document, brief)
    notes.finish()
    out = io.BytesIO()
    document.save(out)
    return _without_clock(out.getvalue())


def _section(document: "Doc", section: Section, notes: "WordNotes") -> None:
    document.add_heading(plain(section.title), level=1)
    for line in section.intro:
        document.add_paragraph(plain(line))
    if section.table:
        _table(document, section.table, notes)
    if section.chart:
        _chart(document, section.chart)
    for group in section.groups:
        if group.title:
            document.add_heading(plain(group.title), level=2)
        for item in group.items:
            _item(document, item, notes)
    if section.more:
        _soft(document.add_paragraph(), f"{plain(section.more)}: {plain(section.command)}")


def _item(document: "Doc", item: Item, notes: "WordNotes") -> None:
    """A line with its label in the margin that a hanging indent leaves."""
    paragraph = document.add_paragraph(style="Brief line")
    paragraph.add_run(plain(item.label) + (" ✓" if item.checked else "")).bold = True
    paragraph.add_run("\t")
    if item.tag:
        _soft(paragraph, f"{plain(item.tag)} · ")
    for piece in item.pieces:
        _piece(paragraph, piece, notes)


def _piece(paragraph: "Paragraph", piece: Piece, notes: "WordNotes") -> None:
    if piece.stretches:
        paragraph.add_run(quotation(piece))
    elif piece.style == "soft":
        _soft(paragraph, _spaced(piece.text))
    else:
        paragraph.add_run(_spaced(piece.text)).bold = piece.style == "strong" or None
    notes.refer(paragraph, piece.notes)


def _spaced(text: str) -> str:
    """Made harmless, with the blanks at its ends kept."""
    return f"{' ' if text[:1] == ' ' else ''}{plain(text)}{' ' if text[-1:] == ' ' and text.strip() else ''}"


def _soft(paragraph: "Paragraph", text: str) -> None:
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(text)
    run.font.size = Pt(9)
    run.font.color.rgb = RGBColor(*_SOFT)


def _table(document: "Doc", table: Table, notes: "WordNotes") -> None:
    from docx.shared import Mm

    from despatch.answers.brief.docx_style import ruled

    made = document.add_table(rows=0, cols=len(table.head))
    ruled(made)
    made.autofit = False
    shares = (40, *table.widths[1:]) if table.figures else table.widths
    widths = [Mm(_TEXT_WIDTH * share / sum(shares)) for share in shares]
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
    _soft(document.add_paragraph(), plain(table.caption))


def _cell(cell: Any, told: Cell, notes: "WordNotes", *, bold: bool, right: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = cell.paragraphs[0]
    paragraph.style = "Brief cell"
    paragraph.add_run(plain(told.text)).bold = bold
    notes.refer(paragraph, told.notes)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _kept_whole(row: Any, *, heading: bool) -> None:
    """A row is not broken over pages; the heading stands again on the next."""
    from docx.oxml import OxmlElement

    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if heading:
        properties.append(OxmlElement("w:tblHeader"))


def _chart(document: "Doc", chart: Chart) -> None:
    from docx.shared import Mm

    title = document.add_paragraph()
    title.add_run(plain(chart.title)).bold = True
    title.paragraph_format.keep_with_next = True
    shape = document.add_picture(io.BytesIO(png(chart)), width=Mm(_TEXT_WIDTH))
    shape._inline.docPr.set("descr", plain(in_words(chart))[:2000])
    document.paragraphs[-1].paragraph_format.keep_with_next = bool(chart.caption)
    if chart.caption:
        _soft(document.add_paragraph(), plain(chart.caption))


def _properties(document: "Doc", brief: Brief) -> None:
    day = datetime.fromisoformat(brief.today)
    core = document.core_properties
    core.title, core.subject = plain(brief.title)[:255], plain(brief.subtitle)[:255]
    core.author = core.last_modified_by = f"Despatch {__version__}"
    core.created = core.modified = max(day, datetime(1980, 1, 1))
    core.comments, core.keywords, core.language, core.revision = plain(brief.foot), "", "en", 1


def _without_clock(raw: bytes) -> bytes:
    """The archive with its files dated alike, for python-docx puts the time of day on each."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for info in given.infolist():
            made.writestr(zipfile.ZipInfo(info.filename, _EPOCH), given.read(info), zipfile.ZIP_DEFLATED)
    return out.getvalue()
