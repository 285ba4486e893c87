"""Reports as the press's pages give them when scraped: wire and official texts amid made-up clutter."""

import random
import re
from pathlib import Path
from typing import Any

import yaml
from data import Sample, _weights

from despatch.reports.blocks import Block

_NAMES = re.compile(r"(?:[A-Z][\w'-]+ ){1,4}[A-Z][\w'-]+")
_MONTHS = "Jan February Mar April May June July Aug September Oct November Dec".split()


class Press:
    """Makes pages out of articles. `chance` is the only source of randomness."""

    def __init__(self, chance: random.Random, headlines: list[str]) -> None:
        data: dict[str, Any] = yaml.safe_load(
            (Path(__file__).parent / "clutter.yaml").read_text(encoding="utf-8")
        )
        self.data, self.chance, self.headlines = data, chance, headlines

    def page(self, title: str, opening: str, paragraphs: list[str]) -> Sample:
        """One page. Headline and standfirst lines are not judged; a standfirst is body."""
        chance, outlet = self.chance, self.chance.choice(self.data["outlets"])
        self.slots = {"own": title, "outlet": outlet, "place": chance.choice(self.data["places"])}
        self.story = paragraphs
        pieces: list[tuple[str, int]] = []
        if chance.random() < 0.7:
            pieces += self.some("top", 0, 4)
        headed = chance.random() < 0.85
        if headed:
            pieces.append((title, 2))
        if headed and chance.random() < 0.2 and len(paragraphs) > 4:
            pieces.append((paragraphs[0].split(". ")[0].rstrip("."), 2))
        middle = self.some("head", 0, 4) + (self.some("caption", 1, 2) if chance.random() < 0.5 else [])
        if chance.random() < 0.5:
            chance.shuffle(middle)
        pieces += [*middle, *([middle[-1]] if middle and chance.random() < 0.15 else [])]
        if opening:
            pieces.append((opening, 1))
        pieces += self.body(paragraphs)
        pieces += self.tail()
        return self.joined(pieces, title)

    def body(self, paragraphs: list[str]) -> list[tuple[str, int]]:
        """The story, sometimes with lines of other things between its paragraphs."""
        busy = self.chance.choice((0.0, 0.0, 0.05, 0.15))
        out: list[tuple[str, int]] = []
        for i, p in enumerate(paragraphs):
            out.append((p, 1))
            if i + 1 < len(paragraphs) and self.chance.random() < busy:
                out += self.some("inline" if self.chance.random() < 0.6 else "caption", 1, 1)
        return out

    def tail(self) -> list[tuple[str, int]]:
        """What follows the story."""
        chance = self.chance
        out: list[tuple[str, int]] = []
        if chance.random() < 0.7:
            out += self.some("after", 1, 5)
        for _ in range(chance.choice((0, 0, 1, 1, 2, 3))):
            out += self.some("lists", 1, 1)
            for _ in range(chance.randrange(1, 9)):
                out.append((self.other(), 0))
        if chance.random() < 0.4:
            out += self.some("comments", 1, 9)
        if chance.random() < 0.4:
            out += self.some("footer", 1, 4)
        return out

    def some(self, part: str, low: int, high: int) -> list[tuple[str, int]]:
        """Some lines of a part of the clutter, filled in."""
        return [
            (self.fill(self.chance.choice(self.data[part])), 0) for _ in range(self.chance.randint(low, high))
        ]

    def other(self) -> str:
        """Another story: its headline, sometimes with a teaser that breaks off or the hours since."""
        line = self.chance.choice(self.headlines)
        roll = self.chance.random()
        if roll < 0.1:
            return f"{line} {self.chance.randrange(1, 23)} hours ago"
        return line + "..." if roll < 0.15 else line

    def fill(self, line: str) -> str:
        """Fill the slots of a line."""
        chance = self.chance
        names = _NAMES.findall(" ".join(self.story[:3])) or ["officials of both sides"]
        first = self.story[0].split(". ")[0].rstrip(".")
        words = first.split()
        return line.format(
            title=chance.choice(self.headlines), name=chance.choice(self.data["names"]),
            agency=chance.choice(self.data["agencies"]), topic=" ".join(chance.choices(names, k=chance.randint(1, 3))),
            caption=" ".join(words[: chance.randint(8, 18)]),
            date=f"{chance.choice(_MONTHS)} {chance.randint(1, 28)}, {chance.randint(2005, 2024)}", **self.slots,
        )  # fmt: skip

    def joined(self, pieces: list[tuple[str, int]], title: str) -> Sample:
        """Join pieces to a text; the gaps are a habit of the page."""
        inner, outer = self.chance.choice((("\n\n", "\n"), ("\n\n", "\n\n"), ("\n", "\n"), ("\n\n", "\n")))
        text, found, marks, unjudged = "", [], [], set()
        for i, (piece, mark) in enumerate(pieces):
            if i:
                text += inner if mark or pieces[i - 1][1] else outer
            found.append(Block(len(text), len(text) + len(piece), text[-2:] == "\n\n" or not text))
            text += piece
            marks.append(int(mark == 1))
            if mark == 2:
                unjudged.add(piece)
        return Sample(
            "plain", text, found, marks, [0.4 * w for w in _weights(text, found, unjudged | {title})]
        )
