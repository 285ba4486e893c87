"""TimeML documents and TempEval-3's scores of time expressions (UzZaman et al., SemEval-2013 task 1)."""

import hashlib
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from despatch.model import Report, Span


@dataclass(frozen=True)
class Timex:
    start: int
    end: int
    type: str
    value: str | None


@dataclass(frozen=True)
class Document:
    """A TimeML document: its text, when it was made (an ISO date), and its time expressions."""

    name: str
    text: str
    created: str
    timexes: tuple[Timex, ...]

    @property
    def held_out(self) -> bool:
        """Whether the document lies in the half that nobody looks at (by hash of its name)."""
        return hashlib.sha256(self.name.encode()).digest()[0] % 2 == 1

    def report(self) -> Report:
        """The text as a report: a body span for every paragraph (parted by empty lines)."""
        return Report(
            id=self.name, text=self.text, body=tuple(_paragraphs(self.text)), published=self.created[:10]
        )


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for piece in text.split("\n\n"):
        stripped = piece.strip()
        if stripped:
            begin = start + len(piece) - len(piece.lstrip())
            yield Span(begin, begin + len(stripped))
        start += len(piece) + 2


def documents(folder: Path) -> list[Document]:
    """All `.tml` documents of a folder, in order of name."""
    return [read(path) for path in sorted(folder.glob("*.tml"))]


def read(path: Path) -> Document:
    root = ET.parse(path).getroot()
    body, stamp = root.find("TEXT"), root.find("DCT/TIMEX3")
    if body is None or stamp is None:
        raise ValueError(f"{path}: no TEXT or no DCT")
    pieces: list[str] = []
    found: list[Timex] = []
    _walk(body, pieces, found)
    return Document(path.stem, "".join(pieces), stamp.get("value", ""), tuple(found))


def _walk(node: ET.Element, pieces: list[str], found: list[Timex]) -> None:
    start = sum(map(len, pieces))
    pieces.append(node.text or "")
    for child in node:
        _walk(child, pieces, found)
        pieces.append(child.tail or "")
    if node.tag == "TIMEX3":
        found.append(Timex(start, sum(map(len, pieces)), node.get("type", ""), node.get("value")))


@dataclass
class Score:
    """Counts over documents: expressions in the gold, in the answer, found strictly, relaxedly, with right value."""

    gold: int = 0
    system: int = 0
    strict: int = 0
    relaxed: int = 0
    type: int = 0
    value: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, gold: Iterable[Timex], system: Iterable[Timex]) -> None:
        """Count one document. Relaxed: any shared character; an expression is matched once at most."""
        expected, answered = list(gold), list(system)
        self.gold += len(expected)
        self.system += len(answered)
        for g, s in matches(expected, answered):
            self.relaxed += 1
            self.strict += (g.start, g.end) == (s.start, s.end)
            self.type += g.type == s.type
            self.value += g.value == s.value

    def _f1(self, hits: int) -> float:
        return 2 * hits / (self.gold + self.system) if self.gold + self.system else 0.0

    @property
    def strict_f1(self) -> float:
        return self._f1(self.strict)

    @property
    def relaxed_f1(self) -> float:
        return self._f1(self.relaxed)

    @property
    def type_f1(self) -> float:
        return self._f1(self.type)

    @property
    def value_f1(self) -> float:
        """Relaxed F1 times the accuracy of values among the matched, as TempEval-3 defines it."""
        return self._f1(self.value)


def matches(gold: list[Timex], system: list[Timex]) -> list[tuple[Timex, Timex]]:
    """Pairs that share a character; exact pairs first, then in order of text."""
    spans = {(s.start, s.end): s for s in system}
    pairs = [(g, spans[g.start, g.end]) for g in gold if (g.start, g.end) in spans]
    used_gold, used = {id(g) for g, _ in pairs}, {id(s) for _, s in pairs}
    for g in gold:
        if id(g) in used_gold:
            continue
        for s in system:
            if id(s) not in used and s.start < g.end and g.start < s.end:
                pairs.append((g, s))
                used.add(id(s))
                break
    return pairs
