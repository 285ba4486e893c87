"""A report as windows of word pieces: whole sentences that are read, with context before and after.

Every sentence is the core of exactly one window; what a model says on context is thrown away. The first sentences
of a report (its title and lead, which give the fullest names) may be put before every window.
"""

from collections.abc import Sequence
from typing import NamedTuple

from despatch.language.learned.pieces import Pieces, piece_range
from despatch.model import Span

CLS, SEP = 101, 102  # the encoder's marks of beginning and end


class Window(NamedTuple):
    """Pieces of a text in the order of the text. `pieces[i]` is the piece at place `i` (-1: a special piece);
    `core` says which places are read."""

    pieces: list[int]
    core: list[bool]


class Size(NamedTuple):
    """How long windows are, in pieces: at most `longest` in all; context of at most `before` and `after`, and of
    `lead` from the beginning of the text."""

    longest: int = 384
    before: int = 48
    after: int = 24
    lead: int = 32


def windows(pieces: Pieces, sentences: Sequence[Span], size: Size = Size()) -> list[Window]:  # noqa: B008
    """Windows that read every piece that lies in a sentence, once."""
    ranges = _fitting(pieces, sentences, size)
    found: list[Window] = []
    i = 0
    while i < len(ranges):
        room = size.longest - 2 - (size.before + size.after + size.lead if i else size.after)
        whole = ranges[-1][1] - ranges[i][0] if i == 0 else size.longest
        if i == 0 and whole <= size.longest - 2:
            room = whole
        j = i + 1
        while j < len(ranges) and ranges[j][1] - ranges[i][0] <= room:
            j += 1
        found.append(_window(ranges, i, j, size))
        i = j
    return found


def _fitting(pieces: Pieces, sentences: Sequence[Span], size: Size) -> list[tuple[int, int]]:
    """Ranges of pieces of the sentences; one that is too long for a window is cut."""
    most = size.longest - 2 - size.before - size.after - size.lead
    ranges: list[tuple[int, int]] = []
    for sentence in sentences:
        found = piece_range(pieces, sentence.start, sentence.end)
        if found is None:
            continue
        start = max(found[0], ranges[-1][1] if ranges else 0)
        while start < found[1]:
            end = min(found[1], start + most)
            ranges.append((start, end))
            start = end
    return ranges


def _window(ranges: list[tuple[int, int]], i: int, j: int, size: Size) -> Window:
    core = range(ranges[i][0], ranges[j - 1][1])
    before = range(_back(ranges, i, size.before), core.start)
    after = range(core.stop, _forward(ranges, j, size.after))
    lead = range(ranges[0][0], min(_forward(ranges, 0, size.lead), before.start))
    index = [-1, *lead, *before, *core, *after, -1]
    return Window(index, [k != -1 and core.start <= k < core.stop for k in index])


def _back(ranges: list[tuple[int, int]], i: int, most: int) -> int:
    """Where context of whole sentences before sentence `i` begins."""
    k = i
    while k > 0 and ranges[i][0] - ranges[k - 1][0] <= most:
        k -= 1
    return ranges[k][0]


def _forward(ranges: list[tuple[int, int]], j: int, most: int) -> int:
    """Where context of whole sentences from sentence `j` on ends."""
    if j >= len(ranges):
        return ranges[-1][1]
    k = j
    while k < len(ranges) and ranges[k][1] - ranges[j][0] <= most:
        k += 1
    return ranges[k - 1][1] if k > j else ranges[j][0]
