"""Plain text to blocks: a paragraph, a headline, a menu entry; hard-wrapped lines belong together."""

import re
from itertools import pairwise
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_WORD = re.compile(r"\S+")
_STOP = ".!?\"”’'):;…"
_WRAP_LIMIT = 132  # columns: no wrapped text is wider
_WRAP_LEAST = 40  # columns: nor narrower
_SENTENCE = 6  # words: a line so long that ends in one of these is no headline and no menu entry
_LEADING_ON = frozenset(
    "the a an of on in at to for with by from and or that which his her its their between".split()
)


class Block(NamedTuple):
    """A block: its offsets, without blanks at the ends; `gap` tells whether a blank line stands before it."""

    start: int
    end: int
    gap: bool


def blocks(text: str) -> list[Block]:
    """The blocks of `text`, in order.

    Every line is a block, except lines that a fixed width has broken, and lines that begin in the
    middle of a sentence (as link texts and `<br>` leave them): these go on with the block before.
    """
    lines = _lines(text)
    width = _wrap_width(text, lines)
    joined: list[Block] = []
    for i, line in enumerate(lines):
        if i and not line.gap and _goes_on(text, lines[i - 1], line, width):
            joined[-1] = Block(joined[-1].start, line.end, joined[-1].gap)
        else:
            joined.append(line)
    return joined


def _lines(text: str) -> list[Block]:
    lines: list[Block] = []
    before = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        if stripped:
            start = match.start() + raw.index(stripped[0])
            gap = not lines or text.count("\n", before, match.start()) > 1
            lines.append(Block(start, start + len(stripped), gap))
            before = match.end()
    return lines


def _wrap_width(text: str, lines: list[Block]) -> int:
    """The column at which the text was wrapped, or 0 if it was not.

    In a wrapped text nearly every line that is followed by another one directly is so long that the
    next word would not have fitted.
    """
    inner = [(a, b) for a, b in pairwise(lines) if not b.gap]
    lengths = sorted(a.end - a.start for a, _ in inner)
    if len(inner) < 3 or max(b.end - b.start for b in lines) > 2 * _WRAP_LIMIT:
        return 0
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.95))]
    if not _WRAP_LEAST <= width <= _WRAP_LIMIT:
        return 0
    # A paragraph's last line is short, so where no blank lines part paragraphs some lines do not count.
    forced = sum(a.end - a.start + 1 + _first_word(text, b) > width - 2 for a, b in inner)
    return width if forced >= 0.6 * len(inner) else 0


def _first_word(text: str, block: Block) -> int:
    match = _WORD.match(text, block.start, block.end)
    return len(match.group()) if match else 0


def _goes_on(text: str, before: Block, line: Block, width: int) -> bool:
    if width and before.end - before.start + 1 + _first_word(text, line) > width - 2:
        return True
    words = text[before.start : before.end].split()
    if len(words) >= _SENTENCE and words[-1] in _LEADING_ON:
        return True  # "... joined his counterpart on the / Peruvian border"
    first, last = text[line.start], text[before.end - 1]
    if last in _STOP and last not in ",;":
        return False
    return first.islower() or (first in ",;)" and line.end - line.start > 1)
