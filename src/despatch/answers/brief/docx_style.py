"""The look of the Word file: page, styles, the line at its foot."""

from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from despatch.answers.brief.content import Brief
from despatch.answers.plain import plain

if TYPE_CHECKING:
    from docx.document import Document as Doc
    from docx.text.paragraph import Paragraph

FONT = "Times New Roman"  # on every machine that opens Word files, or one of the same widths
_LABEL, TEXT_WIDTH = 33, 164  # millimetres
_SOFT = RGBColor(0x55, 0x55, 0x55)
_BLACK = RGBColor(0, 0, 0)


def laid_out(document: "Doc", brief: Brief) -> None:
    """An A4 page with the styles that a brief uses."""
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(23)
    page.top_margin = page.bottom_margin = Mm(22)
    _font(document.styles["Normal"], 11, after=4)
    for name, size, before, after in (
        ("Title", 20, 0, 2),
        ("Subtitle", 11, 0, 10),
        ("Heading 1", 13, 14, 4),
        ("Heading 2", 9.5, 8, 2),
    ):
        _font(document.styles[name], size, before=before, after=after)
    for name in ("Title", "Heading 1", "Heading 2"):
        document.styles[name].font.bold = True
    for name in ("Subtitle", "Heading 2"):
        document.styles[name].font.color.rgb = _SOFT
    document.styles["Subtitle"].font.italic = False
    document.styles["Heading 2"].font.all_caps = True
    for border in list(document.styles["Title"].element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
    _font(document.styles["Footer"], 8.5)
    document.styles["Footer"].font.color.rgb = _SOFT
    _own_styles(document)
    _foot(page, plain(brief.foot))


def _own_styles(document: "Doc") -> None:
    line = document.styles.add_style("Brief line", WD_STYLE_TYPE.PARAGRAPH)
    line.base_style = document.styles["Normal"]
    line.paragraph_format.left_indent = Mm(_LABEL)
    line.paragraph_format.first_line_indent = Mm(-_LABEL)
    line.paragraph_format.tab_stops.add_tab_stop(Mm(_LABEL))
    line.paragraph_format.keep_together = True
    line.paragraph_format.space_after = Pt(4)
    cell = document.styles.add_style("Brief cell", WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style = document.styles["Normal"]
    cell.paragraph_format.space_after = Pt(1)
    text = document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
    text.element.set(qn("w:styleId"), "FootnoteText")
    text.base_style = document.styles["Normal"]
    text.font.size = Pt(8.5)
    text.paragraph_format.space_after = Pt(1)
    text.paragraph_format.line_spacing = 1.0
    mark = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    mark.element.set(qn("w:styleId"), "FootnoteReference")
    mark.font.superscript = True


def _font(style: Any, size: float, *, before: float = 0, after: float = 0) -> None:
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), _BLACK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(name), FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.08


def soft(paragraph: "Paragraph", text: str) -> None:
    """Words that stand back: smaller and grey."""
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(9), _SOFT


def ruled(table: Any) -> None:
    """Lines between the rows of a table, none between its columns."""
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side, size in (("top", 8), ("bottom", 8), ("insideH", 4)):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", str(size)), ("space", "0"), ("color", "808080")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    behind = next((p for p in properties if p.tag in map(qn, ("w:tblLayout", "w:tblLook"))), None)
    if behind is not None:  # the schema gives it its place
        behind.addprevious(borders)
    else:
        properties.append(borders)


def _foot(page: Any, words: str) -> None:
    """What this is at the left, the page's number at the right."""
    paragraph = page.footer.paragraphs[0]
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.style.paragraph_format.tab_stops.clear_all()
    parts = [
        paragraph.add_run(f"{words}\t"),
        _field(paragraph, "PAGE"),
        paragraph.add_run(" / "),
        _field(paragraph, "NUMPAGES"),
    ]
    for run in parts:
        run.font.size, run.font.color.rgb = Pt(8.5), _SOFT


def _field(paragraph: Any, code: str) -> Any:
    run = paragraph.add_run()
    for kind in ("begin", "", "end"):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.set(qn("xml:space"), "preserve")
            part.text = f" {code} "
        run._r.append(part)
    return run
