"""Report text found in web pages: as HTML, and flattened to plain text, against the true body.

`python -m benchmarks.pages` prints a Markdown section. Token F1 compares bags of words, page by page;
shingle F1 is that of Zyte's article-extraction-benchmark (runs of four words, each page counting alike).
A third of the pages, chosen by domain, was held out when the line model was trained: its figures are
given apart. Headlines are not part of the true bodies, so ours is left out before scoring.
"""

import json
import re
from collections import Counter
from collections.abc import Callable
from urllib.parse import urlparse
from zlib import crc32

import trafilatura

from benchmarks.shared import SHARED
from despatch.model import InputError
from despatch.reports.assembly import Layout, layout
from despatch.reports.flatten import flatten, parse
from despatch.reports.languages import language_of
from despatch.reports.webpage import read_page
from despatch.sources import decode

BENCH = SHARED / "bench"
_WORD = re.compile(r"\w+")
Score = tuple[
    float, float, float, float
]  # token F1; true positives, false positives, false negatives of shingles


def held_out(url: str) -> bool:
    """Whether training never saw the page (`training/body/data.py` says the same)."""
    return crc32(urlparse(url).netloc.removeprefix("www.").encode()) % 3 == 0


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def score(predicted: str, truth: str) -> Score:
    a, b = words(predicted), words(truth)
    x, y = Counter(a), Counter(b)
    token = 2 * (x & y).total() / max(1, x.total() + y.total())
    p, q = _shingles(a), _shingles(b)
    hit = (p & q).total()
    parts = (hit, p.total() - hit, q.total() - hit)
    total = sum(parts) or 1
    return (token, *(n / total for n in parts))


def _shingles(tokens: list[str], n: int = 4) -> Counter[tuple[str, ...]]:
    if len(tokens) < n:
        return Counter([tuple(tokens)]) if tokens else Counter()
    return Counter(zip(*(tokens[i:] for i in range(n)), strict=False))


def body_of(text: str, found: Layout) -> str:
    title = found.title_span
    return "\n".join(text[s.start : s.end] for s in found.body if s != title)


def ours_html(source: str) -> str:
    try:
        page = read_page(source)
    except InputError:
        return ""
    return body_of(page.text, page.layout)


def ours_flat(text: str) -> str:
    return body_of(text, layout(text))


def nodes(source: str) -> str:
    """Another way to flatten: each text node on a line of its own, sentences broken at every link."""
    unseen = {"script", "style", "noscript", "template", "head", "iframe", "svg"}
    lines = []
    for node in parse(source).xpath("//text()"):
        owner = node.getparent().getparent() if node.is_tail else node.getparent()
        chain = [owner, *owner.iterancestors()] if owner is not None else []
        line = " ".join(node.split())
        if line and not any(e.tag in unseen for e in chain):
            lines.append(line)
    return "\n".join(lines)


def methods() -> dict[str, Callable[[str], str]]:
    return {
        "HTML: Despatch": ours_html,
        "HTML: trafilatura": lambda s: trafilatura.extract(s, include_comments=False) or "",
        "Plain, a block a line: Despatch": lambda s: ours_flat(flatten(parse(s))),
        "Plain, blank lines between: Despatch": lambda s: ours_flat(flatten(parse(s)).replace("\n", "\n\n")),
        "Plain, a text node a line: Despatch": lambda s: ours_flat(nodes(s)),
        "Plain: everything kept": lambda s: flatten(parse(s)),
    }


def mean(scores: list[Score]) -> str:
    token = sum(s[0] for s in scores) / len(scores)
    tp, fp, fn = (sum(s[i] for s in scores) for i in (1, 2, 3))
    return f"{token:.3f} / {2 * tp / max(1e-9, 2 * tp + fp + fn):.3f}"


def main() -> str:
    truths = json.loads((BENCH / "pages/ground-truth.json").read_text(encoding="utf-8"))
    pages = []
    for key, value in sorted(truths.items()):
        source = decode((BENCH / "pages/html" / f"{key}.html").read_bytes(), html=True)
        pages.append(
            (source, value["articleBody"], held_out(value["url"]), language_of(value["articleBody"]) == "en")
        )
    groups = {
        "all": [True for _ in pages],
        "English": [e for _, _, _, e in pages],
        "English, held out": [h and e for _, _, h, e in pages],
    }
    lines = ["## Report text in web pages", "", "Token F1 / shingle F1, mean of pages.", ""]
    lines.append("| | " + " | ".join(f"{name} ({sum(mask)})" for name, mask in groups.items()) + " |")
    lines.append("|---|" + "---|" * len(groups))
    for name, method in methods().items():
        scores = [score(method(source), truth) for source, truth, _, _ in pages]
        cells = [
            mean([s for s, chosen in zip(scores, mask, strict=True) if chosen]) for mask in groups.values()
        ]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(main())
