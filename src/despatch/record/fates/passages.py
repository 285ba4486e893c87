"""The sentences of a later entry, and how much each shares with a promise."""

from collections.abc import Iterator
from typing import NamedTuple

from despatch.model import Citation
from despatch.record.fates.promise import Promise
from despatch.record.fates.tokens import Token, sentences, telling, tokens


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
            run = tokens(citation.text[start:end])
            if len(run) < 4:
                continue
            at = telling(run, promise.by)
            at.update({t.root: n for n, t in reversed(list(enumerate(run))) if t.root in promise.done_by})
            shared = {root: at[root] for root in promise.weights if root in at}
            if promise.verb in promise.weights and promise.verb not in shared:
                verb = next((n for n, t in enumerate(run) if t.root in promise.done_by), None)
                if verb is not None:  # another word for the same
                    shared[promise.verb] = verb
            weight = sum(promise.weights[root] for root in shared)
            part = citation if (start, end) == (0, len(citation.text)) else _cut(citation, start, end)
            yield Passage(part, run, shared, weight / promise.weight if promise.weight else 0.0, weight)


def _cut(citation: Citation, start: int, end: int) -> Citation:
    return Citation(
        start=citation.start + start,
        end=citation.start + end,
        text=citation.text[start:end],
        report=citation.report,
    )
