"""Word pieces of a text with their offsets, and what the uncased encoder does not see: case, quotation, beginnings.

all-MiniLM-L6-v2 reads lower case only. Each piece therefore carries a trait, a small number that the model embeds
beside the piece: the shape of its word, whether it stands in quotation marks, whether a sentence or a paragraph
begins with it.
"""

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from despatch.language.learned.wordpiece import Cut, WordPiece
from despatch.model import Span

SHAPES = ("other", "lower", "title", "upper", "mixed", "digit", "punctuation", "inner")
BEGINNINGS = ("none", "sentence", "paragraph")
TRAITS = len(SHAPES) * 2 * len(BEGINNINGS)
_OPEN, _CLOSE = "“«", "”»"
_LONGEST_QUOTE = 1500  # characters: a mark left open closes at the paragraph's end, or here


class Pieces(NamedTuple):
    """Word pieces of a text: parallel lists. `first` says that a word begins with the piece.

    Words are those of the tokenizer (runs of letters and digits, or one mark), so a span's edge is a word's edge
    but for slips of annotators.
    """

    ids: list[int]
    starts: list[int]
    ends: list[int]
    first: list[bool]
    traits: list[int]


def pieces_of(text: str, sentences: Sequence[Span], tokenizer: WordPiece) -> Pieces:
    """Word pieces of `text`, without the special ones."""
    return pieces_from(text, sentences, tokenizer.cut(text))


def pieces_from(text: str, sentences: Sequence[Span], cut: Cut) -> Pieces:
    """Pieces as a tokenizer cut them, with their traits."""
    ids, starts, ends, first = cut
    quoted = _quoted(text)
    begins = dict(_beginnings(text, sentences))
    inner = SHAPES.index("inner")
    traits = []
    for i, start in enumerate(starts):
        shape = _shape(text[start : _end(first, ends, i)]) if first[i] else inner
        traits.append(shape + len(SHAPES) * (quoted[start] + 2 * begins.get(start, 0)))
    return Pieces(ids, starts, ends, first, traits)


def word_end(pieces: Pieces, piece: int) -> int:
    """Where the word ends that begins with `piece`."""
    return _end(pieces.first, pieces.ends, piece)


def _end(first: list[bool], ends: list[int], i: int) -> int:
    j = i + 1
    while j < len(first) and not first[j]:
        j += 1
    return ends[j - 1]


_OTHER, _LOWER, _TITLE, _UPPER, _MIXED, _DIGIT, _PUNCTUATION, _ = range(len(SHAPES))


@functools.lru_cache(maxsize=20_000)
def _shape(word: str) -> int:
    if not word.isalpha():
        if not any(c.isalnum() for c in word):
            return _PUNCTUATION
        if any(c.isdigit() for c in word):
            return _DIGIT
    if word.islower():
        return _LOWER
    if word.isupper():
        return _TITLE if len(word) == 1 else _UPPER
    return _TITLE if word[0].isupper() and word[1:].islower() else _MIXED


_MARKS = re.compile(r"[\"“”«»\n]")


def _quoted(text: str) -> bytearray:
    """For each character (and one past the end), 1 where it stands within double quotation marks, marks included."""
    inside = bytearray(len(text) + 1)
    opened: int | None = None
    for mark in _MARKS.finditer(text):
        i, c = mark.start(), mark.group()
        if opened is not None and i - opened > _LONGEST_QUOTE:
            inside[opened : opened + _LONGEST_QUOTE + 1] = b"\1" * (_LONGEST_QUOTE + 1)
            opened = None
        if c == "\n":
            if opened is not None:
                inside[opened:i] = b"\1" * (i - opened)
            opened = None
        elif opened is None and c not in _CLOSE:
            opened = i
        else:
            if opened is not None:
                inside[opened:i] = b"\1" * (i - opened)
            inside[i] = 1
            if c not in _OPEN:
                opened = None
    if opened is not None:
        end = min(len(text), opened + _LONGEST_QUOTE + 1)
        inside[opened:end] = b"\1" * (end - opened)
    return inside


def _beginnings(text: str, sentences: Sequence[Span]) -> list[tuple[int, int]]:
    """Offset of each sentence's beginning, and 1 for a sentence, 2 for one that opens a paragraph."""
    found = []
    end = 0
    for n, sentence in enumerate(sentences):
        paragraph = n == 0 or "\n" in text[end : sentence.start]
        found.append((sentence.start, 2 if paragraph else 1))
        end = sentence.end
    return found


def piece_range(pieces: Pieces, start: int, end: int) -> tuple[int, int] | None:
    """Pieces [i, j) that touch the characters [start, end), widened to whole words; None where there are none."""
    from bisect import bisect_left, bisect_right

    i = bisect_right(pieces.ends, start)
    j = bisect_left(pieces.starts, end)
    if i >= j:
        return None
    while i > 0 and not pieces.first[i]:
        i -= 1
    while j < len(pieces.first) and not pieces.first[j]:
        j += 1
    return i, j
