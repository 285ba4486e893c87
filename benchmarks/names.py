"""Names: gold participants and parties, and persons, states and places, organisations in CrossNER politics."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.shared import SHARED, table
from despatch.language.learned import learned, learned_names
from despatch.language.names import names
from despatch.language.names.learned import reconciled
from despatch.language.sentences import sentences
from despatch.model import Page, Report, Sentence, Span, Token
from despatch.reports import report_of

Spans = set[tuple[int, int, str]]
KINDS = {
    "politician": "person", "person": "person", "country": "place", "location": "place",
    "organisation": "organisation", "politicalparty": "organisation",
}  # fmt: skip
OURS = {
    "person": "person",
    "state": "place",
    "place": "place",
    "organisation": "organisation",
    "body": "organisation",
}
EDGES = re.compile(r"^(the|The|an?) ")


def tagged(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Sentences of a CoNLL file as words and tags."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if "\t" in line]
        if rows:
            yield [r[0] for r in rows], [r[1] for r in rows]


def spans_of(tags: list[str]) -> Spans:
    found, start = set(), None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and not tag.startswith("I-"):
            kind = KINDS.get(tags[start][2:])
            if kind:
                found.add((start, i, kind))
            start = None
        if tag.startswith("B-"):
            start = i
    return found


def read_words(words: list[str]) -> Spans:
    """Our mentions of one tokenised sentence as spans of its words."""
    text, tokens, at = "", [], 0
    for word in words:
        tokens.append(Token(at, at + len(word), word))
        text += word + " "
        at = len(text)
    report = Report(id="-", text=text, body=(Span(0, len(text)),))
    sentence = Sentence(start=0, end=len(text), paragraph=0, tokens=tuple(tokens))
    mentions, _ = names(report, (sentence,), ())
    whole = [Span(0, len(text.rstrip()))]
    mentions = reconciled(mentions, learned_names(text, whole, learned(text, whole)), text)
    begins = {t.start: i for i, t in enumerate(tokens)}
    ends = {t.end: i + 1 for i, t in enumerate(tokens)}
    found: Spans = set()
    for m in mentions:
        start, end = begins.get(m.start), ends.get(m.end)
        kind = OURS.get(m.type)
        if (
            kind
            and start is not None
            and end is not None
            and m.form not in ("pronoun", "group", "demonym", "people")
        ):
            found.add((start, end, kind))
    return found


def crossner(path: Path) -> dict[str, tuple[float, float, float]]:
    counts = {kind: [0, 0, 0] for kind in set(KINDS.values())}
    for words, tags in tagged(path):
        gold, ours = spans_of(tags), read_words(words)
        for kind, count in counts.items():
            g, o = {s for s in gold if s[2] == kind}, {s for s in ours if s[2] == kind}
            count[0] += len(g & o)
            count[1] += len(g)
            count[2] += len(o)
    return {kind: f1(*count) for kind, count in sorted(counts.items(), reverse=True)}


def f1(right: int, gold: int, found: int) -> tuple[float, float, float]:
    p, r = right / found if found else 0.0, right / gold if gold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def same_name(a: str | None, b: str | None) -> bool:
    x, y = (re.findall(r"\w+", (s or "").lower()) for s in (a, b))
    return bool(x and y) and (x[-1] == y[-1] or set(x) <= set(y) or set(y) <= set(x))


def gold_recall() -> list[list[Any]]:
    """How many of the gold contacts' participants, with the right party, and parties are found in their reports."""
    named = [0, 0, 0]
    parties = [0, 0]
    for path in sorted((SHARED / "gold/dev").glob("*.txt")):
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        report = report_of(Page(id=path.stem, content=path.read_text(encoding="utf-8")))
        mentions, people = names(report, sentences(report), ())
        sides = {p for m in mentions for p in m.parties}
        for contact in gold["contacts"]:
            parties[0] += sum(p in sides for p in contact["parties"])
            parties[1] += len(contact["parties"])
            for who in contact["participants"]:
                if who["name"]:
                    hits = [p for p in people if same_name(p.name, who["name"])]
                    named[0] += bool(hits)
                    named[1] += any(p.party == who["party"] for p in hits)
                    named[2] += 1
    return [
        ["participants named in gold contacts", f"{named[0] / named[2]:.3f}", f"{named[0]} of {named[2]}"],
        ["the same with the right party", f"{named[1] / named[2]:.3f}", f"{named[1]} of {named[2]}"],
        ["parties of gold contacts", f"{parties[0] / parties[1]:.3f}", f"{parties[0]} of {parties[1]}"],
    ]


def main() -> str:
    lines = ["## Names\n", "`python -m benchmarks names`\n", "Found in the reports of gold/dev:\n"]
    lines.append(table(["", "recall", ""], gold_recall()))
    lines.append(
        "\nCrossNER politics, dev, sentences as given, exact spans (the learned reader was trained on train, on none of dev; errors of every other sentence of dev were read, and thresholds and the averaging of both networks chosen on it; parties and companies count as organisations):\n"
    )
    rows = []
    for kind, figures in crossner(SHARED / "bench/crossner/politics/dev.txt").items():
        rows.append([kind, *(f"{x:.3f}" for x in figures)])
    lines.append(table(["kind", "precision", "recall", "F1"], rows))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(main())
