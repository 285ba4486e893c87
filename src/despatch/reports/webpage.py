"""An HTML page to its visible text and the blocks of it that are the report."""

import re
from collections import Counter
from typing import NamedTuple

from lxml import etree, html

from despatch.model import InputError
from despatch.reports.assembly import Layout, arranged
from despatch.reports.blocks import Block
from despatch.reports.body import body_blocks, combined
from despatch.reports.features import looks_of
from despatch.reports.flatten import flatten, parse
from despatch.reports.metadata import Stated, stated_in, time_element
from despatch.reports.publication import Publication, published_in, stated

_TOKEN = re.compile(r"\w+")
_LINE = re.compile(r"[^\n]+")
_Run = tuple[str, str, str, str]
_SHARED = 0.5  # of a long block's runs
_RUN = 4  # words that a long block must have in common with the extraction, again and again
_MOST_ELEMENTS = 40_000  # more than any press page; the extractor's time grows faster than the page
_MOST_ATTRIBUTES = 500  # of one element
_DEEPEST = 200  # elements within elements
_MOST_CHARACTERS = 4_000_000


class WebPage(NamedTuple):
    """The visible text of a page, its layout, and what it states about itself."""

    text: str
    layout: Layout
    stated: Stated
    root: "html.HtmlElement"


def read_page(source: str, known_title: str | None = None) -> WebPage:
    """Flatten a page and tell its blocks apart, with trafilatura's extraction as a witness.

    Raises:
        InputError: there is no text in it.
    """
    root = parse(source)
    text = flatten(root)
    if not text:
        raise InputError("nothing to read", "the page shows no text")
    said = stated_in(root)
    found = [Block(m.start(), m.end(), False) for m in _LINE.finditer(text)]
    looks = looks_of(text, found)
    kept = kept_blocks(text, found, extract(source, root))
    keep = combined(text, found, looks, kept) if any(kept) else body_blocks(text, found, looks)
    return WebPage(text, arranged(text, found, looks, keep, known_title or said.title), said, root)


def extract(source: str, root: "html.HtmlElement") -> str:
    """trafilatura's extraction of the main text; empty where the page is too big or too deep for it."""
    if len(source) > _MOST_CHARACTERS or not _reasonable(root):
        return ""
    import trafilatura  # costs 300 ms to load; plain texts never need it

    try:
        return (
            trafilatura.extract(source, include_comments=False, include_tables=True, deduplicate=False) or ""
        )
    except Exception:
        return ""


def _reasonable(root: "html.HtmlElement") -> bool:
    """Whether a page is no bigger, deeper or odder than pages of the press are."""
    depth = count = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth, count = depth + 1, count + 1
        if count > _MOST_ELEMENTS or depth > _DEEPEST or len(element.attrib) > _MOST_ATTRIBUTES:
            return False
    return True


def kept_blocks(text: str, found: list[Block], extraction: str) -> list[bool]:
    """Which blocks of `text` stand in `extraction`, blanks and punctuation aside.

    Long blocks by their runs of four words, each of which one block may claim only as often as it stands
    there, the best match first: a summary that repeats the story's words does not take its place. Short
    ones where they are a line there, or all their words stand there in a row near a long one that does.
    """
    words = [w.lower() for w in _TOKEN.findall(extraction)]
    runs = _runs(words)
    joined, lines = f" {' '.join(words)} ", {_squeezed(line) for line in extraction.split("\n")}
    marks: list[bool | None] = [False] * len(found)
    long: list[tuple[float, int, Counter[_Run]]] = []
    for i, block in enumerate(found):
        raw = text[block.start : block.end]
        own = [w.lower() for w in _TOKEN.findall(raw)]
        if len(own) >= 2 * _RUN:
            mine = _runs(own)
            long.append((-(mine & runs).total() / mine.total(), i, mine))
        elif own:
            line = _squeezed(raw) in lines
            marks[i] = (
                True if line and len(raw) > 25 else None if line or f" {' '.join(own)} " in joined else False
            )
    for share, i, mine in sorted(long, key=lambda x: x[:2]):
        if -share >= _SHARED and (mine & runs).total() >= _SHARED * mine.total():
            marks[i] = True
            runs -= mine
    sure = [i for i, m in enumerate(marks) if m]
    if not sure:
        return [m is not False for m in marks]
    near = {j for i in sure for j in range(i - 3, i + 4)}
    return [bool(m) or (m is None and i in near) for i, m in enumerate(marks)]


def _runs(words: list[str]) -> Counter[_Run]:
    return Counter(zip(words, words[1:], words[2:], words[3:], strict=False))


def _squeezed(line: str) -> str:
    return "".join(line.split()).lstrip("-•")


def published_on(page: WebPage, source: str, url: str | None) -> Publication:
    """The publication date of a page: what it states, what its text says, what htmldate finds stated.

    htmldate is asked for the original date without its wider search, which guesses from any number.
    """
    given = stated(page.stated.published)
    seen = published_in(page.text, page.layout.body, url, page.layout.title_span)
    if given.day and (given.day == seen.day or not _overrules(seen, given)):
        return given._replace(span=seen.span if seen.day == given.day else None)
    if seen.day and len(seen.day) == 10 and "X" not in seen.day:
        return seen
    marked = stated(time_element(page.root))
    if marked.day:
        return marked
    found = _by_htmldate(source, url) if _reasonable(page.root) else None
    return Publication(found) if found else seen


def _overrules(seen: Publication, given: Publication) -> bool:
    """Whether a date that readers see counts before the one in the markup, which may be another zone's or mistyped."""
    return seen.labelled and seen.day is not None


def _by_htmldate(source: str, url: str | None) -> str | None:
    if len(source) > _MOST_CHARACTERS:
        return None
    from htmldate import find_date

    try:
        found = find_date(source, url=url, extensive_search=False, original_date=True)
    except Exception:
        return None
    day = stated(found).day if found else None
    # The first of January is what a bare year becomes.
    return day if day and not day.endswith("-01-01") else None
