"""HTML to the visible text of the page, a block a line; nothing a reader sees is left out."""

import re

from lxml import etree, html

from despatch.model import InputError

_UNSEEN = frozenset(
    "script style noscript template head title svg math iframe object embed canvas audio video map datalist option".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr o q s samp small span strike "
    "strong sub sup time tt u var wbr o:p st1:place st1:country-region amp-img picture source input".split()
)
_BLANKS = re.compile(r"[ \t\r\n\f\u00a0\u200b]+")
_MARK = re.compile(r"[<>]")
_PARTING = re.compile(r"\s[^\s/]|[^\w+=]/\w{1,9}(?=/)|/\w{1,6}(?=/)")
_SCRIPT = re.compile(
    r"<(?:script|style)\b(?:[^<>\"']|\"[^\"<>]{0,2000}\"|'[^'<>]{0,2000}'){0,400}>|</(?:script|style)\b",
    re.IGNORECASE,
)
_MOST_PARTS = 15_000  # words, or attributes, between one sign of markup and the next
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")


def parse(source: str) -> "html.HtmlElement":
    """Parse a page, however broken.

    Raises:
        InputError: there is no element in it.
    """
    source = _DECLARATION.sub("", source).replace("\x00", "")
    # libxml2's time grows with the square of the attributes of one element.
    if _endless(source) and _endless(_without_scripts(source)):
        raise InputError(
            "cannot read the page", "it holds an endless run without markup", "give it as plain text"
        )
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise InputError("cannot read the page", "it holds no text") from error
    return root


def _endless(source: str) -> bool:
    runs = (run for run in _MARK.split(source) if len(run) > 2 * _MOST_PARTS)
    return any(len(_PARTING.findall(run)) > _MOST_PARTS for run in runs)


def _without_scripts(source: str) -> str:
    """The source less what stands in scripts and styles, which may well be long."""
    pieces, at, inside = [], 0, False
    for match in _SCRIPT.finditer(source):
        closes = match.group().startswith("</")
        if inside and closes:
            at, inside = match.start(), False
        elif not inside and not closes:
            pieces.append(source[at : match.end()])
            inside = True
    return "".join([*pieces, "" if inside else source[at:]])


def flatten(root: "html.HtmlElement") -> str:
    """The visible text under `root`: blanks joined as a browser does, one line for each block.

    Walks without recursion, so that depth costs no stack.
    """
    sheet = _Sheet()
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            unseen += tag in _UNSEEN
            if not unseen:
                sheet.edge(tag, 1)
                sheet.write(element.text)
        elif tag in _UNSEEN:
            unseen -= 1
            if not unseen:
                sheet.write(element.tail)
        elif not unseen:
            sheet.edge(tag, -1)
            if element is not root:
                sheet.write(element.tail)
    sheet.close()
    return "\n".join(sheet.lines)


class _Sheet:
    """Lines of text as they come; `<pre>` keeps its own."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.preformatted = 0

    def edge(self, tag: str, step: int) -> None:
        """The start (1) or end (-1) of an element: that of a block ends the line."""
        if tag not in _INLINE:
            self.close()
            self.preformatted += step * (tag == "pre")

    def write(self, text: str | None) -> None:
        if text:
            self.line.append(text)

    def close(self) -> None:
        text = "".join(self.line)
        self.line.clear()
        for part in text.split("\n") if self.preformatted else (_BLANKS.sub(" ", text),):
            if part.strip():
                self.lines.append(part.strip())
