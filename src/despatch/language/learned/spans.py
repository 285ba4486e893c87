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
        told = [*best_tags(log[first:last]), 0]
        begins = [n for n, tag in enumerate(told) if tag % 2]  # tag 2k+1 begins label k, 2k+2 goes on with it
        for n in begins:
            label, begin, end = told[n], first + n, first + n + 1
            while told[end - first] == label + 1:
                end += 1
            rest = chances[end, label + 1] if end < last else 0.0  # nothing goes on beyond what was read
            yield _run(chances[begin:end, label : label + 2], begin, names[label][2:], 1.0 - float(rest))


def _run(chances: Any, begin: int, name: str, ends: float) -> Run:
    goes_on = float(chances[1:, 1].min(initial=1.0))
    exact = float(chances[0, 0]) * goes_on * ends
    return Run(begin, begin + len(chances) - 1, name, float(chances.sum(-1).mean()), exact)
