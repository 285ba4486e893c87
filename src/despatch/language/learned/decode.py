"""Logits of a window to spans of the text: the best sequence of tags, with what BIO forbids left out. No torch."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from despatch.language.learned.labels import Labelled, tags
from despatch.language.learned.pieces import Pieces
from despatch.language.learned.windows import Window

_NEVER = -1e9


def spans_of(layer: str, logits: Any, pieces: Pieces, window: Window) -> list[Labelled]:
    """Spans of one layer that begin in the core of a window; `logits` (length, tags of the layer).

    Only first pieces of words are read; a span ends where its last word does, in the context after the core if need be.
    """
    places = [n for n, k in enumerate(window.pieces) if k != -1 and pieces.first[k]]
    if not any(window.core):
        return []
    names = tags(layer)
    best = viterbi(np.asarray(logits)[places])
    found: list[Labelled] = []
    begin = last = -1
    read = False
    label = ""
    for n, tag in [*zip(places, best, strict=True), (-1, 0)]:
        name = names[tag]
        if begin >= 0 and not name.startswith("I-"):
            if read:
                found.append(Labelled(pieces.starts[begin], _end(pieces, last), layer, label))
            begin = -1
        if name.startswith("B-"):
            begin, label, read = window.pieces[n], name[2:], window.core[n]
        last = window.pieces[n]
    return found


def viterbi(scores: Any) -> list[int]:
    """Best tags of a sequence where tag 2k+2 may only follow 2k+1 or itself; `scores` (length, tags), logits."""
    log = scores - scores.max(-1, keepdims=True)
    log = log - np.log(np.exp(log).sum(-1, keepdims=True))
    return best_tags(log)


_SURELY = float(np.log(0.995))


def best_tags(log: Any) -> list[int]:
    """`viterbi` of log probabilities (length, tags). Words that surely are in no span part stretches that are
    settled on their own, so that most words cost nothing."""
    found = [0] * len(log)
    begin = last = -1
    for n in [*np.flatnonzero(log[:, 0] < _SURELY).tolist(), -1]:
        if begin >= 0 and n != last + 1:
            found[begin : last + 1] = _stretch(log[begin : last + 1].tolist())
            begin = -1
        if begin < 0:
            begin = n
        last = n
    return found


def _stretch(rows: list[list[float]]) -> list[int]:
    tags = range(len(rows[0]))
    best = [row if n % 2 or not n else _NEVER for n, row in enumerate(rows[0])]
    back: list[list[int]] = []
    for row in rows[1:]:
        top = max(tags, key=best.__getitem__)
        came = [top if n % 2 or not n else (n - 1 if best[n - 1] >= best[n] else n) for n in tags]
        back.append(came)
        best = [best[k] + row[n] for n, k in enumerate(came)]
    path = [max(tags, key=best.__getitem__)]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


def _end(pieces: Pieces, piece: int) -> int:
    """Where the word ends that begins with `piece`."""
    j = piece + 1
    while j < len(pieces.first) and not pieces.first[j]:
        j += 1
    return pieces.ends[j - 1]


def exact(found: Sequence[Labelled], gold: Sequence[Labelled]) -> tuple[int, int, int]:
    """Right, found and wanted spans; a span is right with its very offsets and label."""
    a, b = set(found), set(gold)
    return len(a & b), len(a), len(b)


def f1(right: int, found: int, wanted: int) -> float:
    """F1 of counts."""
    return 2 * right / (found + wanted) if found + wanted else 0.0
