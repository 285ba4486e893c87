"""A stand-in for what the learned reader makes of a text, told by the words of the text."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from despatch.language.learned import Found, Roles
from despatch.language.learned.labels import ATTRIBUTES, ROLES
from despatch.model import Span


class Seen:
    """Says what it is told to: `spans` by layer as (words, label, score), `roles` by (words of head, words of filler)."""

    def __init__(
        self,
        text: str,
        spans: dict[str, list[tuple[str, str, float]]] | None = None,
        roles: dict[tuple[str, str], dict[str, float]] | None = None,
        same: Sequence[tuple[str, str]] = (),
        status: dict[str, str] | None = None,
    ) -> None:
        self.text, self.told = text, roles or {}
        self.same, self.status = same, status or {}
        self.layers = {
            layer: sorted(Found(*self.at(words), layer, label, score, score) for words, label, score in told)
            for layer, told in (spans or {}).items()
        }
        self.questions = 0

    whole = brief = True
    sentences = 1
    judges = False

    def ask(self, spans: Sequence[Span] | None = None) -> None:
        """It has read everything."""

    def asked(self, start: int, end: int) -> bool:
        return True

    def at(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def spans(self, layer: str) -> list[Found]:
        return self.layers.get(layer, [])

    def chance(self, layer: str, start: int, end: int, label: str | None = None) -> float:
        fitting = (
            s.score for s in self.spans(layer) if s.start < end and start < s.end and label in (None, s.label)
        )
        return max(fitting, default=0.0)

    def roles(self, heads: Sequence[Span], fillers: Sequence[Span]) -> Roles:
        self.questions += 1
        role = np.zeros((len(heads), len(fillers), len(ROLES) + 1))
        same = np.zeros((len(heads), len(heads)))
        values = ATTRIBUTES["status"][1]
        status = np.full((len(heads), len(values)), 1 / len(values))
        words = [self.text[h.start : h.end] for h in heads]
        for i, head in enumerate(words):
            for j, filler in enumerate(fillers):
                for name, chance in self.told.get((head, self.text[filler.start : filler.end]), {}).items():
                    role[i, j, ROLES.index(name) + 1] = chance
            for k, other in enumerate(words):
                same[i, k] = float((head, other) in self.same or (other, head) in self.same)
            if head in self.status:
                status[i] = np.eye(len(values))[values.index(self.status[head])]
        none: dict[str, Any] = {
            n: np.zeros((len(heads), len(v))) for n, (_, v) in ATTRIBUTES.items() if n != "status"
        }
        return Roles(role, same, {"status": status, **none})
