"""What the network makes of a text: spans with their probability, and answers on roles between spans.

A text is read in windows of whole sentences (`windows`), and only those sentences that somebody asks about (`ask`), for
reading is what costs most; what is kept is one vector and the logits of all layers for each word piece. Spans are runs
of the likeliest tags. Roles are asked for afterwards, for whatever heads and fillers
the explicit code names, so that the model can judge a trigger that it did not find itself.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from despatch.language.learned import network
from despatch.language.learned.asking import Asking
from despatch.language.learned.judging import Question, Verdict, verdicts
from despatch.language.learned.labels import LAYERS, SLICES
from despatch.language.learned.passing import core_of, passed, shares
from despatch.language.learned.pieces import Pieces, piece_range, pieces_of, word_end
from despatch.language.learned.roles import Roles, nothing, roles_of
from despatch.language.learned.spans import Found, runs
from despatch.language.learned.windows import Size, Window, windows
from despatch.model import Span

SIZE = Size(longest=256, before=40, after=16, lead=24)
"""Windows when reading, in pieces: longer ones cost attention, shorter ones lose roles told sentences away."""
PART = Size(longest=256, before=48, after=8, lead=24)
"""Windows of single sentences of a long text, where context costs as much as what is read."""
WIDE = Size(longest=384, before=60, after=40, lead=24)
"""Windows of a second look, which are cut elsewhere and show each sentence among others."""


class Learned:
    """The network's view of one text; all offsets are code points of that text.

    Nothing is read until it is asked for. `_hidden` (pieces, width) and `_logits` (pieces, columns) are zero where
    nothing was read.
    """

    def __init__(self, path: Any, text: str, sentences: Sequence[Span], graph: str = network.READER) -> None:
        self._path, self._graph, self._text, self._sentences = path, graph, text, sentences
        self._asking = Asking(text, sentences)
        self._hidden: Any = None
        self._logits: Any = None
        self._second: Any = None
        self._words: Any = np.zeros(0, np.int64)
        self._chances: dict[str, Any] = {}

    @cached_property
    def _pieces(self) -> Pieces:
        return pieces_of(self._text, self._sentences, network.tokenizer(self._path))

    @cached_property
    def _read(self) -> Any:
        """Which pieces were read."""
        return np.zeros(len(self._pieces.ids), bool)

    @property
    def sentences(self) -> int:
        """How many sentences were read."""
        return len(self._asking)

    @property
    def brief(self) -> bool:
        """Whether the text is so short that it is read whole or not at all."""
        return self._asking.brief

    @property
    def whole(self) -> bool:
        """Whether all of the text was read."""
        return self._asking.whole

    def ask(self, spans: Iterable[Span] | None = None, size: Size = SIZE) -> None:
        """Read the sentences that the spans touch, where that was not done before; all of them if none are given."""
        if wanted := self._asking.wanted(spans):
            part = not self.whole
            self._go_through(windows(self._pieces, self._sentences, PART if part else size, wanted))

    def look_again(self, size: Size = WIDE) -> None:
        """Read all that was read once more in other windows; a tag's chance is from now on the mean of both looks.

        Much of what the network gets wrong hangs on what else stands in the window. It costs as much as the first look.
        """
        cut = windows(self._pieces, self._sentences, size)
        if self.has_words and len(cut) > 1:  # of one window, the first look saw the same
            _, self._second = self._passed(cut)
            self._chances.clear()

    def weigh(self, layer: str, other: "Learned") -> None:
        """Let the chances of a layer be the mean of these and another network's, which has read the same sentences."""
        self._chances[layer] = (self.chances(layer) + other.chances(layer)) / 2

    @property
    def has_words(self) -> bool:
        """Whether anything was read."""
        return self._hidden is not None

    def asked(self, start: int, end: int) -> bool:
        """Whether all sentences that touch [start, end) were read, and there is one."""
        return self._asking.read(start, end)

    def _go_through(self, cut: list[Window]) -> None:
        self._hidden, self._logits = self._passed(cut, self._hidden, self._logits)
        for window in cut:
            self._read[core_of(window)] = True
        self._words = np.flatnonzero(np.asarray(self._pieces.first, bool) & self._read)
        self._chances.clear()

    def _passed(self, cut: list[Window], hidden: Any = None, logits: Any = None) -> tuple[Any, Any]:
        return passed(self._path / self._graph, self._pieces, cut, hidden, logits)

    def chances(self, layer: str) -> Any:
        """Probabilities of the layer's tags at each word that was read, (words, tags)."""
        if layer not in self._chances:
            a, b = SLICES[layer]
            if self._logits is None:
                return np.zeros((0, b - a))
            looks = [
                shares(look[self._words, a:b]) for look in (self._logits, self._second) if look is not None
            ]
            self._chances[layer] = sum(looks) / len(looks) if len(looks) > 1 else looks[0]
        return self._chances[layer]

    def spans(self, layer: str) -> list[Found]:
        """Spans of a layer, in order, by the likeliest lawful sequence of tags."""
        chances = self.chances(layer)
        if not len(chances):
            return []
        return [
            Found(self._start(run.first), self._end(run.last), layer, run.label, run.score, run.exact)
            for run in runs(layer, chances, self._stretches())
        ]

    def _stretches(self) -> list[tuple[int, int]]:
        """The words read, parted where one stands between that was not read."""
        count = np.cumsum(np.asarray(self._pieces.first, bool))[self._words]
        cuts = (np.flatnonzero(np.diff(count) > 1) + 1).tolist()
        return list(zip([0, *cuts], [*cuts, len(self._words)], strict=True))

    def _start(self, word: int) -> int:
        return self._pieces.starts[int(self._words[word])]

    def _end(self, word: int) -> int:
        return word_end(self._pieces, int(self._words[word]))

    def chance(self, layer: str, start: int, end: int, label: str | None = None) -> float:
        """The greatest probability, of words in [start, end), to be of the layer (of its `label`); 0 where unread."""
        span = piece_range(self._pieces, start, end)
        if span is None:
            return 0.0
        i, j = bisect_left(self._words, span[0]), bisect_left(self._words, span[1])
        if i >= j:
            return 0.0
        chances = self.chances(layer)[i:j]
        if label is None:
            return float((1.0 - chances[:, 0]).max())
        k = LAYERS[layer].index(label)
        return float(chances[:, 2 * k + 1 : 2 * k + 3].sum(-1).max())

    def roles(self, heads: Sequence[Span], fillers: Sequence[Span]) -> Roles:
        """How likely each filler fills each role of each head; which heads are one; the heads' attributes.

        Nothing is likely of what was not read.
        """
        if self._hidden is None or not len(heads):
            return nothing(len(heads), len(fillers))
        at_heads, at_fillers = self._places(heads), self._places(fillers)
        told = roles_of(self._path, self._hidden, at_heads, at_fillers)
        head, filler = self._read[at_heads[:, 0]], self._read[at_fillers[:, 0]]
        return Roles(
            told.role * (head[:, None] & filler)[..., None],
            told.same * (head[:, None] & head),
            {name: chances * head[:, None] for name, chances in told.attributes.items()},
        )

    @cached_property
    def judges(self) -> bool:
        """Whether there is a network that judges candidates (`judged`)."""
        return bool((self._path / network.JUDGE).exists())

    def judged(self, asked: Iterable[Question]) -> list[Verdict]:
        """Whether the text tells what each candidate claims."""
        return verdicts(self._path, self._pieces, self._sentences, asked)

    def _places(self, spans: Sequence[Span]) -> Any:
        found = []
        for span in spans:
            pieces = piece_range(self._pieces, span.start, span.end) or (0, 1)
            found.append((pieces[0], pieces[1] - 1))
        return np.asarray(found, np.int64).reshape(-1, 2)


def learned(text: str, sentences: Sequence[Span], size: Size = SIZE) -> Learned | None:
    """Read the sentences of a text with the shipped network, in two looks; None where it is switched off or finds no words."""
    return _looked_at_twice(unread(text, sentences), size)


def learned_names(text: str, sentences: Sequence[Span], reader: Learned | None = None) -> Learned | None:
    """As `learned`, by the network that was trained on names alone: only its layer `name` means anything.

    With what the `reader` sees in the same sentences it is surer of names as the press writes them.
    """
    path = network.folder()
    if path is None or not sentences:
        return None
    graph = network.for_names(path)
    if reader is not None and graph == network.READER:
        return reader  # it is the same network, and has read the same
    made = _looked_at_twice(Learned(path, text, sentences, graph), SIZE)
    if made is not None and reader is not None:
        made.weigh("name", reader)
    return made


def _looked_at_twice(made: Learned | None, size: Size) -> Learned | None:
    if made is None:
        return None
    made.ask(None, size)
    made.look_again()
    return made if made.has_words else None


def unread(text: str, sentences: Sequence[Span]) -> Learned | None:
    """The shipped network before the sentences of a text, of which it has read none; None where it is switched off."""
    path = network.folder()
    return None if path is None or not sentences else Learned(path, text, sentences)
