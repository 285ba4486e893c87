"""Which sentences of a text the network is to read: those that somebody asks about, each once."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from despatch.model import Span

SHORT = 5000
"""Characters of a text that is read whole where much of it is asked about."""
MUCH = 0.2
"""The share of a short text's sentences that is much."""
BRIEF = 1000
"""Characters of a text that is read whole as soon as anything in it is asked about."""
GAP = 60
"""Words between two sentences asked about that are read with them: windows of their own would take as long."""


class Asking:
    """The sentences of a text (in order), and which of them were read."""

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self._text, self._sentences = text, sentences
        self._ends = [s.end for s in sentences]
        self._read: set[int] = set()

    def __len__(self) -> int:
        """How many sentences were read."""
        return len(self._read)

    @property
    def brief(self) -> bool:
        """Whether the text is so short that it is read whole or not at all."""
        return len(self._text) <= BRIEF

    @property
    def whole(self) -> bool:
        """Whether all of the text was read."""
        return len(self._read) == len(self._sentences)

    def wanted(self, spans: Iterable[Span] | None) -> set[int]:
        """The sentences to be read for these spans, or for all of the text, that were not read before. They count as read."""
        everything = set(range(len(self._sentences)))
        touched = (
            everything
            if spans is None
            else {n for span in spans for n in self._touched(span.start, span.end)}
        )
        if touched and self._takes_all(len(touched | self._read)):
            touched = everything
        wanted = touched - self._read if touched == everything else self._bridged(touched - self._read)
        self._read |= wanted
        return wanted

    def _takes_all(self, asked: int) -> bool:
        """Whether the text is read whole, of which so many sentences are asked about."""
        return self.brief or (len(self._text) <= SHORT and asked >= MUCH * len(self._sentences))

    def read(self, start: int, end: int) -> bool:
        """Whether all sentences that touch [start, end) were read, and there is one."""
        touched = self._touched(start, end)
        return bool(touched) and self._read.issuperset(touched)

    def _touched(self, start: int, end: int) -> range:
        first = last = bisect_right(self._ends, start)
        while last < len(self._sentences) and self._sentences[last].start < end:
            last += 1
        return range(first, last)

    def _bridged(self, wanted: set[int]) -> set[int]:
        made = set(wanted)
        for a, b in pairwise(sorted(wanted)):
            words = self._text.count(" ", self._sentences[a].end, self._sentences[b].start)
            if b > a + 1 and words <= GAP:
                made.update(set(range(a + 1, b)) - self._read)
        return made
