"""Logits of a window to spans of the text, and how many of them are right: what `evaluate` measures."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from despatch.language.learned.decode import best_tags
from despatch.language.learned.labels import Labelled, tags
from despatch.language.learned.pieces import Pieces, word_end
from despatch.language.learned.windows import Window


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
                found.append(Labelled(pieces.starts[begin], word_end(pieces, last), layer, label))
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


def exact(found: Sequence[Labelled], gold: Sequence[Labelled]) -> tuple[int, int, int]:
    """Right, found and wanted spans; a span is right with its very offsets and label."""
    a, b = set(found), set(gold)
    return len(a & b), len(a), len(b)


def f1(right: int, found: int, wanted: int) -> float:
    """F1 of counts."""
    return 2 * right / (found + wanted) if found + wanted else 0.0
