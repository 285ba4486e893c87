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
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_DEEPEST = 512  # elements within elements; browsers draw the line there too


def parse(source: str) -> "html.HtmlElement":
    """Parse a page, however broken.

    Raises:
        InputError: there is no element in it.
    """
    source = _DECLARATION.sub("", source).replace("\x00", "")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise InputError("cannot read the page", "it holds no text") from error
    return root


def flatten(root: "html.HtmlElement") -> str:
    """The visible text under `root`: blanks joined as a browser does, one line for each block.

    Walks without recursion, so that depth costs no stack.
    """
    lines: list[str] = []
    line: list[str] = []
    unseen = preformatted = 0

    def close() -> None:
        text = "".join(line)
        line.clear()
        for part in text.split("\n") if preformatted else (_BLANKS.sub(" ", text),):
            if part.strip():
                lines.append(part.strip())

    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _UNSEEN:
                unseen += 1
            elif not unseen:
                if tag not in _INLINE:
                    close()
                preformatted += tag == "pre"
                if element.text:
                    line.append(element.text)
            continue
        if tag in _UNSEEN:
            unseen -= 1
        elif not unseen:
            if tag not in _INLINE:
                close()
            preformatted -= tag == "pre"
        if element.tail and not unseen and element is not root:
            line.append(element.tail)
    close()
    return "\n".join(lines)
