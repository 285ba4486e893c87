"""Copies of one wire text: a sketch of a text, and whether two sketches are of the same one.

The sketch is the bottom-k of the hashes of all runs of four words (Broder's resemblance with one hash
function), so it does not depend on the order of reports, on PYTHONHASHSEED or on the machine. From two
sketches both the resemblance of the texts and how much of the shorter stands in the longer can be
estimated, so that a copy cut by half, with another title and other clutter around it, is still seen.
"""

import re
from collections.abc import Iterable, Sequence
from zlib import crc32

_WORD = re.compile(r"[^\W_]+")
_RUN = 4  # words
_KEEP = 128  # hashes
_BANDS = 16
_LEAST = 12  # hashes compared: fewer say nothing
_CONTAINED = 0.55  # share of the shorter text's runs that also stand in the longer


def text_key(pieces: Iterable[str]) -> tuple[int, ...]:
    """The sketch of a text given as its paragraphs: at most 128 32-bit hashes, ascending.

    Case, punctuation, spacing and the kind of quotation marks do not count.
    """
    words = _WORD.findall("\n".join(pieces).lower().replace("\u2019", "").replace("'", ""))
    if len(words) < _RUN:
        return (crc32(" ".join(words).encode()),) if words else ()
    data = " ".join(words).encode().split(b" ")
    runs = zip(data, data[1:], data[2:], data[3:], strict=False)
    return tuple(sorted(set(map(crc32, map(b" ".join, runs))))[:_KEEP])


def copies(a: Sequence[int], b: Sequence[int]) -> bool:
    """Whether two texts, given by their sketches, are copies of one text (symmetric).

    True where at least 55 % of the word runs of the shorter one stand in the other.
    """
    return shared(a, b) >= _CONTAINED


def shared(a: Sequence[int], b: Sequence[int]) -> float:
    """Estimated share of the runs of the shorter text that also stand in the other, 0 to 1."""
    if not a or not b:
        return 0.0
    if tuple(a) == tuple(b):
        return 1.0
    # Below the smaller of the two highest hashes both sketches are complete samples.
    bound = min(a[-1] if len(a) >= _KEEP else 2**32, b[-1] if len(b) >= _KEEP else 2**32)
    x, y = {h for h in a if h <= bound}, {h for h in b if h <= bound}
    least = min(len(x), len(y))
    return len(x & y) / least if least >= _LEAST else 0.0


def bands(key: Sequence[int]) -> tuple[int, ...]:
    """What a text is looked up by: texts that are copies share at least one of these values.

    An index from each value to the reports that have it gives the candidates for `copies`, so that a
    record need not compare every pair. They are the smallest hashes of the sketch.
    """
    return tuple(key[:_BANDS])
