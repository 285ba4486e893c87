"""From chances of tags to spans: runs of the likeliest lawful tags, and how sure each is."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from despatch.language.learned.decode import best_tags
from despatch.language.learned.labels import tags


class Found(NamedTuple):
    """A span with its label in a layer; `score` is the mean probability of its words to be of that label.

    `exact` is the chance that a span of that label begins and ends with these very words: that it begins with the first, ends
    after the last, and breaks off nowhere between (at the likeliest place to do so). It tells far better than `score` whether
    somebody would mark the same words, above all in long spans.
    """

    start: int
    end: int
    layer: str
    label: str
    score: float
    exact: float = 1.0


class Run(NamedTuple):
    """Words `first` to `last` of those that were read, with their label; `score` and `exact` as in `Found`."""

    first: int
    last: int
    label: str
    score: float
    exact: float


def runs(layer: str, chances: Any, stretches: list[tuple[int, int]]) -> Iterator[Run]:
    """The runs of a layer in order. `chances` (words, tags); `stretches` are words that stand together."""
    names = tags(layer)
    log = np.log(chances + 1e-9)
    for first, last in stretches:
        begin = label = -1
        for n, tag in enumerate([*best_tags(log[first:last]), 0], first):
            if begin >= 0 and (tag == 0 or tag % 2 == 1):  # tag 2k+1 begins label k, 2k+2 goes on with it
                rest = chances[n, label + 1] if n < last else 0.0  # nothing goes on beyond what was read
                yield _run(chances[begin:n, label : label + 2], begin, names[label][2:], 1.0 - float(rest))
                begin = -1
            if tag % 2 == 1:
                begin, label = n, tag


def _run(chances: Any, begin: int, name: str, ends: float) -> Run:
    goes_on = float(chances[1:, 1].min(initial=1.0))
    exact = float(chances[0, 0]) * goes_on * ends
    return Run(begin, begin + len(chances) - 1, name, float(chances.sum(-1).mean()), exact)
