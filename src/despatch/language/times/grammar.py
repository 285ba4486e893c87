"""The grammar of time expressions (`grammar.yaml`) as one regular expression over class codes."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from despatch.language.times.words import Cell, codes
from despatch.registers.tables import beside

_NAME = re.compile(r"[A-Z]+")


class Phrase(NamedTuple):
    """A stretch of cells that a rule of the grammar matched: cells[first:last]."""

    rule: str
    first: int
    last: int
    cells: list[Cell]

    def get(self, *kinds: str) -> Cell | None:
        """The first cell of one of the kinds, or None."""
        for i in range(self.first, self.last):
            if self.cells[i].kind in kinds:
                return self.cells[i]
        return None

    def all(self, *kinds: str) -> list[Cell]:
        """All cells of the kinds, in order."""
        return [c for c in self.cells[self.first : self.last] if c.kind in kinds]

    @property
    def start(self) -> int:
        """Offset of the first character in the text."""
        return self.cells[self.first].start

    @property
    def end(self) -> int:
        """Offset after the last character in the text."""
        return self.cells[self.last - 1].end

    def near(self, offset: int) -> Cell | None:
        """The cell at `first + offset` (offset < 0) or `last + offset` (offset >= 0), or None."""
        at = self.first + offset if offset < 0 else self.last + offset
        return self.cells[at] if 0 <= at < len(self.cells) else None


@cache
def _grammar() -> tuple[re.Pattern[str], dict[str, str]]:
    data = beside(__file__, "grammar.yaml")
    known = dict(codes())
    for name, pattern in data["aliases"].items():
        known[name] = _compile(pattern, known)
    names: dict[str, str] = {}
    parts = []
    for i, (name, pattern) in enumerate(data["rules"]):
        names[f"r{i}"] = name
        parts.append(f"(?P<r{i}>{_compile(pattern, known)})")
    return re.compile("|".join(parts)), names


def _compile(pattern: str, known: dict[str, str]) -> str:
    # Inside [...] a nested class must lose its brackets.
    def put(match: re.Match[str]) -> str:
        return known[match.group()]

    out = _NAME.sub(put, pattern).replace(" ", "")
    return re.sub(r"\[([^\]\[]*)\[([^\]]*)\]([^\]]*)\]", r"[\1\2\3]", out)


def phrases(line: str, cells: list[Cell]) -> Iterator[Phrase]:
    """Phrases of a sentence, leftmost first, not overlapping."""
    pattern, names = _grammar()
    for match in pattern.finditer(line):
        yield Phrase(names[match.lastgroup or ""], match.start(), match.end(), cells)


def step_of(phrase: Phrase) -> int:
    """-1, 0 or +1 of "last", "this", "next"."""
    if phrase.get("LAST", "PREVIOUS"):
        return -1
    return 1 if phrase.get("NEXT", "COMING", "FOLLOWING") else 0


def in_prose(phrase: Phrase) -> bool:
    """Whether the sentence is no headline in capitals."""
    return sum(c.word[:1].isupper() for c in phrase.cells) * 2 < len(phrase.cells)
