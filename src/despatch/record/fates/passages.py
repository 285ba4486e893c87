"""The sentences of a later entry, and how much each shares with a promise."""

from collections.abc import Iterator
from typing import NamedTuple

from despatch.model import Citation
from despatch.record.fates.promise import Promise
from despatch.record.fates.tokens import Token, read, sentences

_SHORT = 4  # tokens that a sentence has at least


class Passage(NamedTuple):
    """A sentence of a later report that shares words with the promise."""

    citation: Citation
    run: tuple[Token, ...]
    shared: dict[str, int]
    coverage: float
    weight: float


def passages(promise: Promise, cited: list[Citation]) -> Iterator[Passage]:
    """The sentences of the later words cited, each with what it shares with the promise."""
    for citation in cited:
        for start, end in sentences(citation.text):
            told = read(citation.text[start:end])
            if len(told.run) < _SHORT:
                continue
            shared = {root: told.telling[root] for root in promise.weights if root in told.telling}
            if promise.verb in promise.weights and promise.verb not in shared:
                verbs = [told.acts[root] for root in promise.done_by if root in told.acts]
                if verbs:  # another word for the same
                    shared[promise.verb] = min(verbs)
            weight = sum(promise.weights[root] for root in shared)
            part = citation if (start, end) == (0, len(citation.text)) else _cut(citation, start, end)
            yield Passage(part, told.run, shared, weight / promise.weight if promise.weight else 0.0, weight)


def _cut(citation: Citation, start: int, end: int) -> Citation:
    return Citation(
        start=citation.start + start,
        end=citation.start + end,
        text=citation.text[start:end],
        report=citation.report,
    )
