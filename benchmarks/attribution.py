"""Attributions: PolNeAR's exact and overlapping spans, and quotations with their speaker on the gold reports."""

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.shared import SHARED, table
from despatch.entries.statements import statements
from despatch.language import analyse
from despatch.language.learned import learned
from despatch.language.names import names
from despatch.language.quotations import attributions
from despatch.language.quotations.learned import reconciled
from despatch.language.sentences import sentences
from despatch.model import Page, Report, Span
from despatch.reports import report_of

POLNEAR = SHARED / "bench/polnear"
PARTS = ("source", "cue", "content")
# Zhang & Liu 2022 (CofeNet), exact spans on PolNeAR's test set, as bench/polnear/README.txt gives them.
PUBLISHED = {"source": (0.832, 0.822), "cue": (0.753, 0.749), "content": (0.729, 0.710)}
Spans = list[tuple[int, int]]


def documents(split: str) -> Iterator[tuple[str, list[dict[str, Spans]]]]:
    """Text and attributions (`source`, `cue`, `content` spans) of each annotated document of a split."""
    for path in sorted((POLNEAR / split / "attributions").glob("*.ann")):
        text_path = POLNEAR / split / "text" / f"{path.stem.rsplit('_', 1)[0]}.txt"
        if text_path.exists():
            with open(text_path, encoding="utf-8", newline="") as stream:
                text = stream.read()
            yield text, _annotations(path.read_text(encoding="utf-8"))


def _annotations(stand_off: str) -> list[dict[str, Spans]]:
    spans: dict[str, Spans] = {}
    found = []
    for line in stand_off.split("\n"):
        fields = line.split("\t")
        if re.match(r"T\d+\Z", fields[0]) and len(fields) > 1:
            offsets = fields[1].split(" ", 1)[1].split(";")
            spans[fields[0]] = [(int(a), int(b)) for a, b in (o.split() for o in offsets)]
        elif re.match(r"E\d+\Z", fields[0]):
            roles = [r.split(":") for r in fields[1].split()]
            found.append(
                {
                    part: [
                        s
                        for role, t in roles
                        if role.rstrip("0123456789").lower() == part
                        for s in spans.get(t, [])
                    ]
                    for part in PARTS
                }
            )
    return found


def _merged(spans: Spans, text: str) -> set[tuple[int, int]]:
    """Spans with nothing but space between them are one."""
    found: Spans = []
    for start, end in sorted(spans):
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return set(found)


def _f1(hit_found: int, found: int, hit_gold: int, gold: int) -> float:
    precision, recall = hit_found / max(found, 1), hit_gold / max(gold, 1)
    return 2 * precision * recall / max(precision + recall, 1e-9)


def polnear(split: str = "dev") -> tuple[dict[str, tuple[float, float]], float]:
    """Exact and overlap F1 of each part on a split, and words per second of `attributions`."""
    counts: dict[str, Counter[str]] = {part: Counter() for part in PARTS}
    seconds, words = 0.0, 0
    for text, gold in documents(split):
        body = tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", text))
        report = Report(id="polnear", text=text, body=body, language="en")
        split_up = sentences(report)
        mentions, people = names(report, split_up, ())
        begun = time.perf_counter()
        seen = learned(text, [Span(s.start, s.end) for s in split_up])
        said = reconciled(attributions(report, split_up, mentions, people), seen)
        seconds += time.perf_counter() - begun
        words += len(text.split())
        for part in PARTS:
            g: set[tuple[int, int]] = set().union(*(_merged(a[part], text) for a in gold))
            f: set[tuple[int, int]] = set().union(*(_merged(list(getattr(a, part)), text) for a in said))
            counts[part].update(
                gold=len(g), found=len(f), exact=len(g & f),
                near_found=sum(any(a < d and c < b for c, d in g) for a, b in f),
                near_gold=sum(any(a < d and c < b for c, d in f) for a, b in g),
            )  # fmt: skip
    figures = {
        part: (
            _f1(c["exact"], c["found"], c["exact"], c["gold"]),
            _f1(c["near_found"], c["found"], c["near_gold"], c["gold"]),
        )
        for part, c in counts.items()
    }
    return figures, words / max(seconds, 1e-9)


def quotations_on_gold(folder: Path) -> list[tuple[str, int, int, float, float]]:
    """Rows (reports, gold, found, F1 of the words alone, F1 with the speaker), by `gold/score.py`'s own matching."""
    sys.path.insert(0, str(SHARED / "gold"))
    import score

    rows = []
    paths = sorted(p for p in folder.glob("*.json") if not p.name.endswith(".sentences.json"))
    for name, chosen in (("all", paths), ("seeds", [p for p in paths if p.name.startswith("seed_")])):
        right = spoken = of_gold = of_found = 0
        for path in chosen:
            gold = json.loads(path.read_text(encoding="utf-8"))["statements"]
            page = Page(id=path.stem, content=path.with_suffix(".txt").read_text(encoding="utf-8"))
            found = [s for s in statements(analyse(report_of(page))) if s.form == "direct"]
            pairs = score.greedy(gold, found, lambda g, s: float(_said(score.words, g["content"], s.content)))
            right += len(pairs)
            spoken += sum(score.same_name(gold[i]["speaker"], found[j].speaker) for i, j in pairs)
            of_gold, of_found = of_gold + len(gold), of_found + len(found)
        total = max(of_gold + of_found, 1)
        rows.append((name, of_gold, of_found, 2 * right / total, 2 * spoken / total))
    return rows


def _said(words, gold: str, found: str) -> bool:  # type: ignore[no-untyped-def]
    first, said = words(gold)[:5], words(found)
    return bool(first) and any(said[i : i + len(first)] == first for i in range(len(said)))


def main() -> str:
    """Measure, and give the section of RESULTS.md."""
    figures, speed = polnear()
    rows = [(part, *figures[part], *PUBLISHED[part]) for part in PARTS]
    head = ("part", "exact F1", "overlap F1", "BERT+Cofe, exact", "BERT+CRF, exact")
    gold_head = ("gold reports", "quotations", "found", "F1 of the words", "F1 with the speaker")
    return "\n".join(
        (
            "## Attributions\n",
            "`python -m benchmarks attribution`. PolNeAR 1.0, dev compartment, all of its attributions (attitudes and nominal "
            "cues too); the published figures are on its test compartment by models five times as large, trained on its train compartment as ours is. What is shown (its least chance, the two looks) was chosen on dev. "
            f" {speed:,.0f} words a second.\n",
            table(head, rows),
            "",
            table(gold_head, quotations_on_gold(SHARED / "gold/dev")),
            "",
        )
    )
