"""Training data of the body model: pages flattened to plain text in several ways, with the true body marked.

A third of the pages, chosen by domain, is held out: `held_out`. Bodies of wire and official texts are
grafted into the clutter of the training pages, so that the model learns clutter, not subjects.
"""

import json
import random
import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlparse
from zlib import crc32

from lxml import html

from despatch.model import Page
from despatch.reports.blocks import Block, blocks
from despatch.reports.flatten import flatten, parse
from despatch.reports.languages import language_of
from despatch.sources import decode, pages

TOKEN = re.compile(r"\w+")


class Sample(NamedTuple):
    """A text, its blocks, 1 or 0 for each (in the body or not) and a weight for each (0: not judged)."""

    name: str
    text: str
    blocks: list[Block]
    labels: list[int]
    weights: list[float]


class Case(NamedTuple):
    """A page with its true body."""

    id: str
    url: str
    source: str
    truth: str
    english: bool


def held_out(url: str) -> bool:
    """Whether the page is one of the third that the model never sees; a domain is on one side only."""
    return crc32(urlparse(url).netloc.removeprefix("www.").encode()) % 3 == 0


def cases(folder: Path) -> list[Case]:
    """The pages of `bench/pages`, sorted by id."""
    truths = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    found = []
    for key, value in sorted(truths.items()):
        source = decode((folder / "html" / f"{key}.html").read_bytes(), html=True)
        english = language_of(value["articleBody"]) == "en"
        found.append(Case(key, value["url"], source, value["articleBody"], english))
    return found


def flat(source: str, way: str) -> str:
    """Flatten a page: `lines` (a block a line), `blanks` (blank lines between), `nodes` (a text node a line)."""
    root = parse(source)
    if way == "nodes":
        for element in root.xpath("//script|//style|//noscript|//template|//head|//iframe|//svg|//comment()"):
            tail = element.tail
            element.drop_tree() if isinstance(element, html.HtmlElement) else None
            del tail
        return "\n".join(t for node in root.itertext() if (t := " ".join(node.split())))
    lines = flatten(root)
    return lines if way == "lines" else lines.replace("\n", "\n\n")


def labels(text: str, found: list[Block], truth: str) -> list[int]:
    """Which blocks stand in the true body: most of their runs of four words do; short ones between such."""
    words = [w.lower() for w in TOKEN.findall(truth)]
    runs = {tuple(words[i : i + 4]) for i in range(len(words) - 3)}
    joined = " " + " ".join(words) + " "
    marks: list[int | None] = []
    for block in found:
        own = [w.lower() for w in TOKEN.findall(text[block.start : block.end])]
        if len(own) >= 8:
            mine = [tuple(own[i : i + 4]) for i in range(len(own) - 3)]
            marks.append(int(sum(r in runs for r in mine) >= 0.5 * len(mine)))
        elif own and f" {' '.join(own)} " in joined:
            marks.append(None)
        else:
            marks.append(0)
    sure = [i for i, m in enumerate(marks) if m == 1]
    if not sure:
        return [int(m is None) for m in marks]
    return [int(m == 1 or (m is None and _between(i, sure))) for i, m in enumerate(marks)]


def _between(i: int, sure: list[int]) -> bool:
    return sure[0] - 1 <= i <= sure[-1] + 2 and min(abs(i - s) for s in sure) <= 3


def headline(source: str) -> set[str]:
    """The words of the page's headlines, which are judged apart from the body."""
    root = parse(source)
    return {" ".join(e.text_content().split()) for e in root.iter("h1")} | {
        " ".join(e.get("content", "").split()) for e in root.xpath("//meta[@property='og:title']")
    }


def sample(case: Case, way: str) -> Sample:
    """A page, flattened and labelled."""
    text = flat(case.source, way)
    found = blocks(text)
    marks = labels(text, found, case.truth)
    titles = headline(case.source)
    return Sample(f"{case.id}/{way}", text, found, marks, _weights(text, found, titles))


def _weights(text: str, found: list[Block], titles: set[str]) -> list[float]:
    out = []
    for b in found:
        raw = text[b.start : b.end]
        out.append(0.0 if raw in titles else len(TOKEN.findall(raw)) ** 0.6 + 0.2)
    total = sum(out) or 1.0
    return [100 * w / total for w in out]


def grafted(host: Sample, title: str, paragraphs: list[str], chance: random.Random) -> Sample:
    """The clutter of `host` around another text: its body is replaced, what stood between stays between."""
    body = [i for i, m in enumerate(host.labels) if m]
    if not body:
        return host
    pieces: list[tuple[str, int]] = []
    for i, b in enumerate(host.blocks):
        raw = host.text[b.start : b.end]
        if not host.weights[i] and i < body[0]:
            pieces.append((title, 2))
        elif not host.labels[i] and (i < body[0] or i > body[-1]):
            pieces.append((raw, 0))
        elif i == body[0]:
            inner = [
                (host.text[host.blocks[j].start : host.blocks[j].end], 0)
                for j in range(body[0], body[-1])
                if not host.labels[j]
            ]
            places = sorted(chance.randrange(1, len(paragraphs) + 1) for _ in inner)
            for n, p in enumerate(paragraphs):
                pieces.append((p, 1))
                while places and places[0] == n + 1:
                    places.pop(0)
                    pieces.append(inner.pop(0))
    mark = dict(pieces)
    text = chance.choice(("\n", "\n\n")).join(raw for raw, _ in pieces)
    found = blocks(text)
    marks = [mark.get(text[b.start : b.end], int(b.end - b.start > 100)) for b in found]
    weights = _weights(text, found, {title})
    return Sample(host.name + "+", text, found, [int(m == 1) for m in marks], weights)


def plain(title: str, opening: str, paragraphs: list[str], gap: str) -> Sample:
    """A wire or official text as it stands: everything in it is body."""
    text = gap.join([title, *([opening] if opening else []), *paragraphs])
    found = blocks(text)
    weights = [0.25 * w for w in _weights(text, found, {title})]
    return Sample("plain", text, found, [1] * len(found), weights)


def texts(folder: Path, limit: int) -> list[tuple[str, str, list[str]]]:
    """Title, an opening line (dateline or date) and paragraphs of wire and official texts."""
    out = []
    for name in ("newswire/afp_xinhua.jsonl", "kremlin/kremlin.jsonl"):
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
        for line in lines[:: max(1, len(lines) // limit)]:
            row = json.loads(line)
            paragraphs = [p.strip() for p in row["text"].split("\n") if p.strip()]
            if paragraphs and len(row["text"]) < 9000:
                out.append((row["title"], row["published"], paragraphs))
    official = sorted((folder / "whitehouse").rglob("*.md"))
    for page in pages(official[:: max(1, len(official) // limit)]):
        if isinstance(page, Page) and len(page.content) < 9000:
            paragraphs = [p for p in page.content.split("\n") if p.strip()]
            out.append((page.title or "", (page.published or "2021-01-01")[:10], paragraphs))
    return out


def corpus(bench: Path, *, seed: int = 7) -> list[Sample]:
    """All training samples, none of a held-out page."""
    chance = random.Random(seed)
    donors = texts(bench, 150)
    from press import Press  # it needs this module's nouns

    made: list[Sample] = []
    for case in cases(bench / "pages"):
        if held_out(case.url) or not case.english:
            continue
        for way in ("lines", "blanks", "nodes"):
            host = sample(case, way)
            made.append(host)
            if way == "lines":
                for _ in range(3):
                    title, _, paragraphs = chance.choice(donors)
                    made.append(grafted(host, title, paragraphs, chance))
    press = Press(chance, [t for t, _, _ in texts(bench, 900) if 4 < len(t.split()) < 20])
    for i, (title, day, paragraphs) in enumerate(texts(bench, 240)):
        opening = _opening(i, day)
        if opening and i % 3 == 1:  # a dateline that runs into the first paragraph
            paragraphs, opening = [f"{opening} {paragraphs[0]}", *paragraphs[1:]], ""
        made.append(press.page(title, opening, paragraphs))
        if i % 4 == 0:
            made.append(plain(title, opening, paragraphs, ("\n\n", "\n")[i % 2]))
    return made


def _opening(i: int, day: str) -> str:
    months = "January February March April May June July August September October November December".split()
    year, month, date = day.split("-")
    name = months[int(month) - 1]
    return (
        "",
        f"MOSCOW, {name} {int(date)}, {year} (Xinhua)",
        f"{name} {int(date)}, {year}",
        "New Delhi:",
        "",
    )[i % 5]
