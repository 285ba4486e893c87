"""Real footnotes for a Word file, which python-docx has no interface for: the part that holds them, and references to it.

Every footnote is made once; where a line refers to it again, a NOTEREF field repeats its number
(ECMA-376 part 1, 17.11 and 17.16.5.43).
"""

from typing import TYPE_CHECKING, Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from despatch.answers.brief.content import Footnote
from despatch.answers.brief.shown import cited_words, source, web_address

if TYPE_CHECKING:
    from docx.document import Document as Doc
    from docx.text.paragraph import Paragraph

_REFERENCE = "FootnoteReference"
_SEPARATORS = ((-1, "separator"), (0, "continuationSeparator"))  # what Word itself writes


class WordNotes:
    """The footnotes of one document."""

    def __init__(self, document: "Doc", footnotes: tuple[Footnote, ...]) -> None:
        self._document = document
        self._known = {note.number: note for note in footnotes}
        self._made: list[int] = []

    def refer(self, paragraph: "Paragraph", numbers: tuple[int, ...]) -> None:
        """References at the end of a paragraph, with commas between them."""
        for i, number in enumerate(numbers):
            if i:
                paragraph._p.append(_run(text=","))
            if number in self._made:
                field = _element("w:fldSimple", instr=f" NOTEREF note_{number} \\f \\h ")
                field.append(_run(text=str(number)))
                paragraph._p.append(field)
                continue
            self._made.append(number)
            run = _run()
            run.append(_element("w:footnoteReference", id=str(number)))
            start = _element("w:bookmarkStart", id=str(number), name=f"note_{number}")
            paragraph._p.extend([start, run, _element("w:bookmarkEnd", id=str(number))])

    def finish(self) -> None:
        """Write the part that holds the footnotes, where there are any."""
        if not self._made:
            return
        root = OxmlElement("w:footnotes")
        for id_, kind in _SEPARATORS:
            note = _element("w:footnote", type=kind, id=str(id_))
            run = OxmlElement("w:r")
            run.append(OxmlElement(f"w:{kind}"))
            note.append(_paragraph([run], spaced=False))
            root.append(note)
        for number in self._made:
            root.append(_footnote(self._known[number]))
        part = self._document.part
        held = Part(
            PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, _serialised(root), part.package
        )
        part.relate_to(held, RELATIONSHIP_TYPE.FOOTNOTES)
        self._settings()

    def _settings(self) -> None:
        """Name the separators in the settings, in the place that the schema gives them."""
        settings = self._document.settings.element
        properties = OxmlElement("w:footnotePr")
        for id_, _ in _SEPARATORS:
            properties.append(_element("w:footnote", id=str(id_)))
        behind = settings.find(qn("w:compat"))
        if behind is not None:
            behind.addprevious(properties)
        else:
            settings.append(properties)


def _footnote(note: Footnote) -> Any:
    made = _element("w:footnote", id=str(note.number))
    mark = _run()
    mark.append(OxmlElement("w:footnoteRef"))
    url = web_address(note)
    words = f" {source(note)}: {cited_words(note)}{f' {url}' if url else ''}"
    made.append(_paragraph([mark, _run(text=words, style="")], spaced=True))
    return made


def _paragraph(runs: list[Any], *, spaced: bool) -> Any:
    paragraph = OxmlElement("w:p")
    if spaced:
        properties = OxmlElement("w:pPr")
        properties.append(_element("w:pStyle", val="FootnoteText"))
        paragraph.append(properties)
    paragraph.extend(runs)
    return paragraph


def _run(text: str = "", style: str = _REFERENCE) -> Any:
    run = OxmlElement("w:r")
    if style:
        properties = OxmlElement("w:rPr")
        properties.append(_element("w:rStyle", val=style))
        run.append(properties)
    if text:
        words = OxmlElement("w:t")
        words.text = text
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(words)
    return run


def _element(tag: str, **attributes: str) -> Any:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _serialised(root: Any) -> bytes:
    from lxml import etree

    raw: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return raw
