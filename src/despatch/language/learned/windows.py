"""A report as windows of word pieces: whole sentences that are read, with context before and after.

Every sentence is the core of exactly one window; what a model says on context is thrown away. The first sentences
of a report (its title and lead, which give the fullest names) may be put before every window.
"""

from collections.abc import Container, Sequence
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


def windows(
    pieces: Pieces,
    sentences: Sequence[Span],
    size: Size = Size(),  # noqa: B008
    wanted: Container[int] | None = None,
) -> list[Window]:
    """Windows that read every piece that lies in a sentence, once; what stands between sentences is not read.

    `wanted` are the indices of the sentences to be read if not all are; the others are context.
    """
    ranges, read = _fitting(pieces, sentences, size, wanted)
    found: list[Window] = []
    i = 0
    while i < len(ranges):
        if not read[i]:
            i += 1
            continue
        room = size.longest - 2 - (size.before + size.after + size.lead if i else size.after)
        if i == 0 and all(read) and sum(map(len, ranges)) <= size.longest - 2:
            room = size.longest - 2
        j, long = i + 1, len(ranges[i])
        while j < len(ranges) and read[j] and long + len(ranges[j]) <= room:
            long += len(ranges[j])
            j += 1
        found.append(_window(ranges, i, j, size))
        i = j
    return found


def _fitting(
    pieces: Pieces, sentences: Sequence[Span], size: Size, wanted: Container[int] | None
) -> tuple[list[range], list[bool]]:
    """Ranges of pieces of the sentences, one that is too long for a window is cut; and which are to be read."""
    most = size.longest - 2 - size.before - size.after - size.lead
    ranges: list[range] = []
    read: list[bool] = []
    for n, sentence in enumerate(sentences):
        found = piece_range(pieces, sentence.start, sentence.end)
        if found is None:
            continue
        start = max(found[0], ranges[-1].stop if ranges else 0)
        while start < found[1]:
            end = min(found[1], start + most)
            ranges.append(range(start, end))
            read.append(wanted is None or n in wanted)
            start = end
    return ranges, read


def _window(ranges: list[range], i: int, j: int, size: Size) -> Window:
    first = i - _fit(ranges[i - 1 :: -1] if i else [], size.before)
    last = j + _fit(ranges[j:], size.after)
    lead = min(_fit(ranges, size.lead), first)
    index, core = [-1], [False]
    for n in (*range(lead), *range(first, last)):
        index.extend(ranges[n])
        core.extend([i <= n < j] * len(ranges[n]))
    return Window([*index, -1], [*core, False])


def _fit(ranges: Sequence[range], most: int) -> int:
    """How many of the ranges, from the first on, hold at most so many pieces together."""
    count = long = 0
    while count < len(ranges) and long + len(ranges[count]) <= most:
        long += len(ranges[count])
        count += 1
    return count
