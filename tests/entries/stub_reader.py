"""A learned reader made by hand: it sees in a text what a test tells it, so that no files are needed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from despatch.language.learned import Found, Roles
from despatch.language.learned.judging import Question, Verdict
from despatch.language.learned.labels import ATTRIBUTES, ROLES
from despatch.model import Span


class StubReader:
    """`spans` are (words, layer, label, chance), `links` {(head, filler): (role, chance)}, `says` {head: {value: chance}}.

    Whatever it was not told of has the chance `rest`.
    """

    def __init__(
        self,
        text: str,
        spans: Sequence[tuple[str, str, str, float]],
        links: Mapping[tuple[str, str], tuple[str, float]] | None = None,
        says: Mapping[str, Mapping[str, float]] | None = None,
        rest: float = 0.05,
        judged: Mapping[str, float] | None = None,
    ) -> None:
        """`judged`: the judging network's log-odds by words that the candidate holds; None: there is no such network."""
        self.text, self.rest = text, rest
        self.judges, self.verdicts, self.questions = judged is not None, dict(judged or {}), list[Question]()
        self.links, self.says = dict(links or {}), dict(says or {})
        self.found = sorted(
            Found(text.index(words), text.index(words) + len(words), layer, label, chance)
            for words, layer, label, chance in spans
        )

    whole = brief = True
    sentences = 1

    def judged(self, asked: Iterable[Question]) -> list[Verdict]:
        """Nothing is likely of what it was not told of."""
        new = list(asked)
        self.questions += new
        return [
            Verdict(max((v for w, v in self.verdicts.items() if w in self._words(q.words)), default=-9.0), ())
            for q in new
        ]

    def ask(self, spans: Sequence[Span] | None = None) -> None:
        """It has read everything."""

    def asked(self, start: int, end: int) -> bool:
        return True

    def spans(self, layer: str) -> list[Found]:
        return [f for f in self.found if f.layer == layer]

    def chance(self, layer: str, start: int, end: int, label: str | None = None) -> float:
        near = (
            f.score for f in self.spans(layer) if f.start < end and start < f.end and label in (None, f.label)
        )
        return max(near, default=self.rest)

    def roles(self, heads: Sequence[Span], fillers: Sequence[Span]) -> Roles:
        role = np.zeros((len(heads), len(fillers), len(ROLES) + 1))
        told: dict[str, Any] = {name: np.zeros((len(heads), len(v))) for name, (_, v) in ATTRIBUTES.items()}
        for i, head in enumerate(heads):
            for j, filler in enumerate(fillers):
                link = self.links.get((self._words(head), self._words(filler)))
                if link:
                    role[i, j, ROLES.index(link[0]) + 1] = link[1]
            for value, chance in self.says.get(self._words(head), {}).items():
                for name, (_, values) in ATTRIBUTES.items():
                    if value in values:
                        told[name][i, values.index(value)] = chance
        return Roles(role, np.eye(len(heads)), told)

    def _words(self, span: Span) -> str:
        return self.text[span.start : span.end]
