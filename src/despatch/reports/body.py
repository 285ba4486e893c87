"""Which blocks of a text are the report: a small linear model over `features`, and one stretch of blocks.

The weights in `body.json` were learned by `training/body/train.py`; they can be read, and each name says
what it weighs.
"""

import json
from functools import lru_cache
from importlib.resources import files
from operator import mul
from typing import NamedTuple

from despatch.reports.blocks import Block
from despatch.reports.features import FEATURES, Look, looks_of, rows

_SURE = 4.0  # log odds


class Decoder(NamedTuple):
    """How verdicts become a stretch: see `decode`."""

    clip: float
    power: float
    drop: float
    bias: float


class Model(NamedTuple):
    """Weights in the order of `FEATURES`, and the decoder's numbers."""

    weights: tuple[float, ...]
    decoder: Decoder

    def verdicts(self, inputs: list[list[float]]) -> list[float]:
        """For each block, the log odds that it is part of the report."""
        return [sum(map(mul, self.weights, row)) for row in inputs]


@lru_cache(maxsize=1)
def _model() -> Model:
    data = json.loads((files("despatch.reports") / "body.json").read_text(encoding="utf-8"))
    return Model(tuple(data["weights"][name] for name in FEATURES), Decoder(**data["decoder"]))


def decode(verdicts: list[float], looks: list[Look], decoder: Decoder) -> list[bool]:
    """The stretch of blocks with the best sum of verdicts, without what is surely clutter inside it.

    A report is one stretch of a page: a paragraph of another story far from it does not count,
    however good it looks, and a dull line in the midst of it does. Verdicts count clipped, by size.
    What stands last must be likely by itself.
    """
    best, total, begin, stretch = 0.0, 0.0, 0, (0, 0)
    for i, verdict in enumerate(verdicts):
        if total <= 0.0:
            total, begin = 0.0, i
        clipped = max(-decoder.clip, min(decoder.clip, verdict + decoder.bias))
        total += clipped * (1 + looks[i].words) ** decoder.power
        if total > best:
            best, stretch = total, (begin, i + 1)
    first, last = stretch
    while last - 1 > first and verdicts[last - 1] < 0.0:
        last -= 1
    return [first <= i < last and v > -decoder.drop for i, v in enumerate(verdicts)]


def body_blocks(text: str, found: list[Block], looks: list[Look] | None = None) -> list[bool]:
    """For each block of `text`, whether it is part of the report."""
    if not found:
        return []
    looks = looks if looks is not None else looks_of(text, found)
    model = _model()
    return decode(model.verdicts(rows(text, found, looks)), looks, model.decoder)


def sentences_alone(looks: list[Look]) -> list[bool]:
    """What is kept of a report of one or two short sentences, which give the model nothing to hold on to."""
    return [x.words >= 6 and sum(x.cues) < 4 and x.small >= 0.1 and not x.stamped for x in looks]


def combined(text: str, found: list[Block], looks: list[Look], witness: list[bool]) -> list[bool]:
    """The blocks of a web page that are the report: the model's verdicts and an extractor's together.

    `witness` are the extractor's; it sees the markup, so its word counts most, but a block that the
    model is sure about is decided by the model.
    """
    verdicts = _model().verdicts(rows(text, found, looks))
    kept = [i for i, w in enumerate(witness) if w]
    if not kept:
        return body_blocks(text, found, looks)
    # What both agree on bounds what the model may change: it may have fallen for the comments.
    agreed = [i for i in kept if verdicts[i] > 0]
    trusted = sum(looks[i].words for i in agreed) > 0.5 * sum(looks[i].words for i in kept)
    if not trusted:
        return list(witness)
    return [
        v > (-_SURE if w else _SURE) if kept[0] <= i <= kept[-1] + 1 else w
        for i, (v, w) in enumerate(zip(verdicts, witness, strict=True))
    ]
