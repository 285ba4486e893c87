"""Cited words in the paragraph in which they stand."""

from collections.abc import Iterable
from typing import NamedTuple

from despatch.answers.plain import harmless
from despatch.model import Citation, Report, Span

AROUND = 600  # characters of a long paragraph shown before and after the cited words
LONGEST = 4_000  # characters of cited words shown


class Piece(NamedTuple):
    """A stretch of a passage, harmless; `cited`: an entry rests on it."""

    text: str
    cited: bool


class Passage(NamedTuple):
    """A paragraph, or what of it stands around the cited words: offsets in `report.text`; `at` those of the first words."""

    start: int
    end: int
    at: Span
    pieces: tuple[Piece, ...]
    cut_before: bool = False
    cut_after: bool = False


def passages(report: Report, citations: Iterable[Citation]) -> list[Passage]:
    """The paragraphs that hold the cited words, each once, in the order of the text."""
    inside: dict[Span, list[Span]] = {}
    for citation in sorted(citations, key=lambda c: (c.start, c.end)):
        span = Span(citation.start, citation.end)
        inside.setdefault(_paragraph(report, span), []).append(span)
    return [_passage(report.text, paragraph, cited) for paragraph, cited in sorted(inside.items())]


def _paragraph(report: Report, span: Span) -> Span:
    """The paragraphs of the body that the words touch; outside of it, the lines."""
    touched = [b for b in report.body if b.start < span.end and span.start < b.end]
    if touched:
        return Span(min(span.start, touched[0].start), max(span.end, touched[-1].end))
    start = report.text.rfind("\n", 0, span.start) + 1
    end = report.text.find("\n", span.end)
    return Span(start, end if end >= 0 else len(report.text))


def _passage(text: str, paragraph: Span, cited: list[Span]) -> Passage:
    first, last = cited[0].start, max(s.end for s in cited)
    start = paragraph.start if first - paragraph.start <= AROUND else _at_word(text, first - AROUND, first)
    stop = min(last, first + LONGEST)
    end = paragraph.end if paragraph.end - stop <= AROUND else _at_word(text, stop + AROUND, stop)
    pieces, at = [], start
    for span in cited:
        begin, close = max(span.start, at), min(span.end, end)
        if begin >= close:
            continue
        if begin > at:
            pieces.append(Piece(harmless(text[at:begin]), False))
        pieces.append(Piece(harmless(text[begin:close]), True))
        at = close
    if at < end:
        pieces.append(Piece(harmless(text[at:end]), False))
    return Passage(start, end, cited[0], tuple(pieces), start > paragraph.start, end < paragraph.end)


def _at_word(text: str, offset: int, towards: int) -> int:
    """An offset moved towards another up to the next blank, if there is one near."""
    step = 1 if towards > offset else -1
    for at in range(offset, offset + step * 40, step):
        if not 0 < at < len(text) or text[at].isspace():
            return max(0, min(at, len(text)))
    return offset
