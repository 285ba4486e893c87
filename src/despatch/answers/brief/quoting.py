"""Exact words of a report, cut to a length: what is left out between them is marked, nothing in them is altered."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from despatch.language.sentences import sentences
from despatch.model import Report, Span
from despatch.record.names import fold

_WORD = re.compile(r"\S+")
_MARKS = "\"“”„«»‘’'"


class Passage(NamedTuple):
    """Stretches of `report.text` in order, within `start` .. `end`; whether words were cut off at the ends."""

    stretches: tuple[str, ...]
    start: int
    end: int
    cut_before: bool = False
    cut_after: bool = False


def passage(text: str, start: int, end: int, terms: Iterable[str], width: int) -> Passage:
    """The stretch of at most `width` characters in `text[start:end]` that has most of the `terms`."""
    start, end = _with_marks(text, *trimmed(text, start, end))
    if end - start <= width + 2:
        return Passage((text[start:end],), start, end)
    words = [(m.start() + start, m.end() + start) for m in _WORD.finditer(text[start:end])]
    wanted = {w for term in terms for w in _WORD.findall(fold(term)) if len(w) > 2}
    first, last = _best(text, words, wanted, width)
    low, high = words[first][0], words[last][1]
    return Passage((text[low:high],), low, high, first > 0, last < len(words) - 1)


def in_sentence(report: Report, words: Passage, terms: Iterable[str], width: int) -> Passage:
    """The sentences of one paragraph in which quoted words begin, with who is told to have said them."""
    home = next((s for s in report.body if s.start <= words.start < s.end), Span(words.start, words.end))
    end = min(words.end, home.end)
    touched = [s for s in sentences(report) if s.start < end and words.start < s.end]
    start = max(home.start, min([words.start, *(s.start for s in touched)]))
    return passage(report.text, start, min(home.end, max([end, *(s.end for s in touched)])), terms, width)


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """With the quotation marks that stand directly at its ends."""
    words = text[start:end]
    lone = words.count('"') % 2
    if start and (text[start - 1] in "“„«" or (text[start - 1] == '"' and lone)):
        start, lone = start - 1, 0
    if end < len(text) and (text[end] in "”»" or (text[end] == '"' and lone)):
        end += 1
    return start, end


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without blanks at either end."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _best(text: str, words: list[tuple[int, int]], wanted: set[str], width: int) -> tuple[int, int]:
    """First and last word of the best window: most terms, then the earliest."""
    hit = [bool(wanted) and fold(text[a:b]).strip(_MARKS + ".,;:()") in wanted for a, b in words]
    best, found, last, hits = (0, 0), -1, 0, 0
    for first, (low, _) in enumerate(words):
        while last < len(words) and (words[last][1] - low <= width or last == first):
            hits += hit[last]
            last += 1
        if hits > found:
            best, found = (first, last - 1), hits
        hits -= hit[first]
    return best
