"""The words of a quotation as they stand in a report, exact, with the sentences of a long one that say most."""

import re
from collections.abc import Callable
from itertools import pairwise

from despatch.answers.brief.quoting import Passage, trimmed

_WORD = re.compile(r"\S+")
_MARKS = "\"“”„«»‘’'"
_PAIRS = {"“": "”", "„": "”", "«": "»", '"': '"', "‘": "’"}
_BETWEEN = re.compile(r"(?<=[a-z0-9)\]’”][.!?])[”’\"]?\s+(?=[A-Z“‘\"])")
_BROKEN = re.compile(r"[“\"]([A-Z][^“”\"\n]*),[”\"]\s[^“”\"\n]+[“\"]\Z")
_REACH = 400  # characters before quoted words in which their sentence may begin
_Span = tuple[int, int]


FEWEST = 4  # words of a quotation


def spoken(
    text: str, start: int, end: int, content: str, *, direct: bool, width: int, worth: Callable[[str], int]
) -> Passage | None:
    """The words of a quotation as they stand in `text[start:end]`: those of `content` if it is `direct`, else
    those in quotation marks; None where fewer than four are found word for word. Of more than `width` characters those
    sentences are taken that are `worth` most."""
    spans = _aligned(text, start, end, content) if direct else _marked(text, start, end)
    spans = [_bare(text, *span) for span in spans]
    if any(len(text[a:b].split()) < 2 for a, b in spans) and direct:
        return None  # single words found here and there are no quotation
    spans = [s for s in spans if len(text[s[0] : s[1]].split()) > 1]
    if sum(len(text[a:b].split()) for a, b in spans) < FEWEST:
        return None
    kept, before, after = _within(text, _with_beginning(text, start, spans), width, worth)
    stretches = tuple(text[a:b] for a, b in kept)
    return Passage(stretches, kept[0][0], kept[-1][1], before, after)


def _with_beginning(text: str, start: int, spans: list[_Span]) -> list[_Span]:
    """With the words before an attribution that breaks a sentence: "Today's era," he said, "is not an era of war"."""
    first = spans[0][0]
    if not text[first].islower():
        return spans
    broken = _BROKEN.search(text, max(0, first - _REACH), first)
    return [broken.span(1), *spans] if broken else spans


def _aligned(text: str, start: int, end: int, content: str) -> list[tuple[int, int]]:
    """The longest stretches of `content`, one after another, as they stand in the text; none where a word of it is
    not found, for what is left after that may say something else ("is [not neutral] on the side of peace")."""
    words, spans, at, i = content.split(), [], start, 0
    while i < len(words):
        for j in range(len(words), i, -1):
            found = re.compile(r"\s+".join(map(re.escape, words[i:j]))).search(text, at, end)
            if found:
                spans.append(found.span())
                at, i = found.end(), j
                break
        else:
            return []
    return spans


def _marked(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What stands between quotation marks."""
    spans, i = [], start
    while i < end:
        closing = _PAIRS.get(text[i])
        apostrophe = text[i] == "‘" and i > start and text[i - 1].isalnum()
        close = text.find(closing, i + 1, end) if closing and not apostrophe else -1
        if close > 0:
            spans.append((i + 1, close))
            i = close
        i += 1
    return spans


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the quotation marks and blanks that stand around it, and without a comma at its end."""
    while start < end and (text[start].isspace() or text[start] in _MARKS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _MARKS + ","):
        end -= 1
    return start, end


def _within(
    text: str, spans: list[_Span], width: int, worth: Callable[[str], int]
) -> tuple[list[_Span], bool, bool]:
    """Of the spans the run of whole sentences of at most `width` characters that is worth most, the first of equals;
    whether sentences before and after it were left out. A single sentence too long for that is cut at a word."""
    told = [(*sentence, n) for n, span in enumerate(spans) for sentence in _sentences(text, *span)]
    if sum(end - start for start, end, _ in told) <= width:
        return spans, False, False
    values = [worth(text[start:end]) for start, end, _ in told]
    best, most = (0, 0), -(10**6)
    for first in range(len(told)):
        last, value, long = first, values[first], told[first][1] - told[first][0]
        while last + 1 < len(told) and long + told[last + 1][1] - told[last + 1][0] <= width:
            last += 1
            value, long = value + values[last], long + told[last][1] - told[last][0]
        if value > most:
            best, most = (first, last), value
    kept = told[best[0] : best[1] + 1]
    runs: list[_Span] = []
    for n in dict.fromkeys(k[2] for k in kept):
        mine = [k for k in kept if k[2] == n]
        runs.append((mine[0][0], mine[-1][1]))
    cut = best[1] < len(told) - 1
    start, end = runs[0]
    if end - start > width:
        ends = [m.end() + start for m in _WORD.finditer(text[start:end]) if m.end() <= width]
        runs, cut = [(start, ends[-1] if ends else start + width)], True
    return runs, best[0] > 0, cut


def _sentences(text: str, start: int, end: int) -> list[_Span]:
    """The sentences of a span, without the blanks between them."""
    cuts = [start, *(m.end() + start for m in _BETWEEN.finditer(text[start:end])), end]
    found = [trimmed(text, a, b) for a, b in pairwise(cuts)]
    return [(a, b) for a, b in found if b > a]
