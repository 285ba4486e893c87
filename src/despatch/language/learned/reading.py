"""What the network makes of a text: spans with their probability, and answers on roles between spans.

A text is read in windows of whole sentences (`windows`); what is kept is one vector and the logits of all layers for
each word piece. Spans are runs of the likeliest tags. Roles are asked for afterwards, for whatever heads and fillers
the explicit code names, so that the model can judge a trigger that it did not find itself.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from despatch.language.learned import network
from despatch.language.learned.decode import best_tags
from despatch.language.learned.labels import ATTRIBUTES, LAYERS, ROLES, SLICES, tags
from despatch.language.learned.pieces import Pieces, piece_range, pieces_of, word_end
from despatch.language.learned.windows import CLS, SEP, Size, Window, windows
from despatch.model import Span

SIZE = Size(longest=256, before=40, after=16, lead=24)
"""Windows when reading, in pieces: longer ones cost attention, shorter ones lose roles told sentences away."""


class Found(NamedTuple):
    """A span with its label in a layer; `score` is the mean probability of its words to be of that label."""

    start: int
    end: int
    layer: str
    label: str
    score: float


class Learned:
    """The network's view of one text; all offsets are code points of that text.

    `hidden` (pieces, width) and `logits` (pieces, columns); pieces that no sentence holds are zero.
    """

    def __init__(self, path: Any, pieces: Pieces, hidden: Any, logits: Any, read: Any) -> None:
        self._path, self._pieces = path, pieces
        self._hidden, self._logits, self._read = hidden, logits, read
        self._words = np.flatnonzero(np.asarray(pieces.first, bool) & read)
        self._chances: dict[str, Any] = {}

    def chances(self, layer: str) -> Any:
        """Probabilities of the layer's tags at each word that was read, (words, tags)."""
        if layer not in self._chances:
            a, b = SLICES[layer]
            scores = self._logits[self._words, a:b]
            scores = np.exp(scores - scores.max(-1, keepdims=True))
            self._chances[layer] = scores / scores.sum(-1, keepdims=True)
        return self._chances[layer]

    def spans(self, layer: str) -> list[Found]:
        """Spans of a layer, in order, by the likeliest lawful sequence of tags."""
        chances = self.chances(layer)
        if not len(chances):
            return []
        names = tags(layer)
        found: list[Found] = []
        begin = label = -1
        for n, tag in enumerate([*best_tags(np.log(chances + 1e-9)), 0]):
            if begin >= 0 and (tag == 0 or tag % 2 == 1):  # tag 2k+1 begins label k, 2k+2 goes on with it
                found.append(self._found(layer, names[label][2:], label, begin, n - 1))
                begin = -1
            if tag % 2 == 1:
                begin, label = n, tag
        return found

    def _found(self, layer: str, name: str, label: int, begin: int, last: int) -> Found:
        chances = self.chances(layer)[begin : last + 1, label : label + 2].sum(-1)
        return Found(self._start(begin), self._end(last), layer, name, float(chances.mean()))

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

    def roles(self, heads: Sequence[Span], fillers: Sequence[Span]) -> "Roles":
        """How likely each filler fills each role of each head; which heads are one; the heads' attributes."""
        at_heads, at_fillers = self._places(heads), self._places(fillers)
        return _roles(self._path, self._hidden, at_heads, at_fillers)

    def _places(self, spans: Sequence[Span]) -> Any:
        found = []
        for span in spans:
            pieces = piece_range(self._pieces, span.start, span.end) or (0, 1)
            found.append((pieces[0], pieces[1] - 1))
        return np.asarray(found, np.int64).reshape(-1, 2)


class Roles(NamedTuple):
    """Answers of the network of links. `role` (heads, fillers, 1 + roles) and each of `attributes` (heads, values)
    are probabilities; `same` (heads, heads) is the probability that two heads tell of one contact."""

    role: Any
    same: Any
    attributes: dict[str, Any]

    def of(self, name: str) -> Any:
        """(heads, fillers): the probability of one role."""
        return self.role[..., ROLES.index(name) + 1]


def _roles(path: Any, hidden: Any, heads: Any, fillers: Any) -> Roles:
    if not len(heads):
        none = np.zeros((0, len(fillers), len(ROLES) + 1))
        return Roles(none, np.zeros((0, 0)), {n: np.zeros((0, len(v))) for n, (_, v) in ATTRIBUTES.items()})
    # The graph wants at least one filler; its column is left out of the answer.
    asked = fillers if len(fillers) else heads[:1]
    names = ["roles", "same", *(f"of_{name}" for name in ATTRIBUTES)]
    roles, same, *attributes = network.session(path / "links.onnx").run(
        names, {"flat": hidden, "heads": heads, "fillers": asked}
    )
    return Roles(
        _softmax(roles)[:, : len(fillers)],
        1.0 / (1.0 + np.exp(-same)),
        {name: _softmax(scores) for name, scores in zip(ATTRIBUTES, attributes, strict=True)},
    )


def _softmax(scores: Any) -> Any:
    scores = np.exp(scores - scores.max(-1, keepdims=True))
    return scores / scores.sum(-1, keepdims=True)


def learned(text: str, sentences: Sequence[Span], size: Size = SIZE) -> Learned | None:
    """Read the sentences of a text with the shipped network; None where it is switched off."""
    path = network.folder()
    if path is None or not sentences:
        return None
    pieces = pieces_of(text, sentences, network.tokenizer(path))
    cut = windows(pieces, sentences, size)
    if not cut:
        return None
    return _read(path, pieces, cut)


def _read(path: Any, pieces: Pieces, cut: list[Window]) -> Learned:
    reader = network.session(path / "reader.onnx", network.threads())
    hidden = logits = None
    seen = np.zeros(len(pieces.ids), bool)
    for window in cut:
        index = np.asarray(window.pieces)
        ids = np.asarray([pieces.ids[k] if k >= 0 else CLS for k in window.pieces], np.int64)
        ids[-1] = SEP
        traits = np.asarray([pieces.traits[k] if k >= 0 else 0 for k in window.pieces], np.int64)
        vectors, scores = reader.run(
            ["hidden", "logits"],
            {"ids": ids[None], "traits": traits[None], "mask": np.ones((1, len(ids)), np.int64)},
        )
        if hidden is None or logits is None:
            hidden = np.zeros((len(pieces.ids), vectors.shape[-1]), np.float32)
            logits = np.zeros((len(pieces.ids), scores.shape[-1]), np.float32)
        core = np.asarray(window.core)
        hidden[index[core]], logits[index[core]] = vectors[0][core], scores[0][core]
        seen[index[core]] = True
    return Learned(path, pieces, hidden, logits, seen)
