"""The weights by which deeds to come are judged (`despatch.entries.commitments.judge`), from annotations.

    DESPATCH_SHARED=../shared python -m training.commitments /tmp/train ../shared/gold/dev [--half a] [--out FILE]

The folders hold annotations in the gold's form (`training.as_gold`). A deed is an example of a commitment if
`gold/score.py` would match it with an annotated one. Logistic regression with a ridge, by Newton's method: no
chance in it. `--half` takes only the reports of one half (by hash of their id), to measure on the other.
"""

import argparse
import hashlib
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from despatch.entries import entries_of
from despatch.entries.commitments.proposals import informed, proposals
from despatch.entries.scene import Scene
from despatch.language import analyse
from despatch.model import Page
from despatch.reports import report_of
from training.evaluate.data import scorer

LEAST, LEAST_WORD = 5, 12  # examples that a trait, and that a word of the deed, needs to get a weight
RIDGE = 4.0
THRESHOLD = -1.0
OUT = Path("src/despatch/entries/commitments/weights.yaml")
Example = tuple[int, list[str]]


def gold_scorer() -> Any:
    """The module `gold/score.py`."""
    return scorer(Path(os.environ["DESPATCH_SHARED"]))


def half(name: str) -> str:
    """The half, a or b, that a report is of."""
    return "ab"[int(hashlib.md5(name.encode()).hexdigest(), 16) % 2]


def examples(folder: Path, only: str | None) -> list[Example]:
    """Every deed that may be undertaken in the reports of `folder`: 1 if annotated, else 0, and its traits."""
    score, found = gold_scorer(), list[Example]()
    inputs = {}
    if (folder / "input.jsonl").exists():
        rows = (json.loads(line) for line in (folder / "input.jsonl").open(encoding="utf-8"))
        inputs = {row["id"]: row for row in rows}
    for path in sorted(folder.glob("*.json")):
        if path.name.endswith(".sentences.json") or (only and half(path.stem) != only):
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        offsets = json.loads(path.with_suffix(".sentences.json").read_text(encoding="utf-8"))
        spans = {int(n): tuple(span) for n, span in offsets.items()}
        row = inputs.get(path.stem) or {"text": path.with_suffix(".txt").read_text(encoding="utf-8")}
        found += _of_report(score, gold["commitments"], spans, row)
    return found


def _of_report(score: Any, gold: list[Any], spans: dict[int, Any], row: dict[str, Any]) -> list[Example]:
    page = Page(id="text", content=row["text"], title=row.get("title"), published=row.get("published"))
    analysis = analyse(report_of(page))
    if analysis.learned is not None:
        analysis.learned.ask()  # the judge learns from every deed
    reading = entries_of(analysis)
    scene, found = Scene(analysis, reading.contacts), list[Example]()
    for sentence in analysis.sentences:
        for made, traits, *_ in informed(
            scene, sentence, list(proposals(scene, sentence, reading.instruments))
        ):
            place = (sentence.start, sentence.end)
            near = [g for g in gold if score.overlap(score.spans(g, spans), [place])]
            shared = [(_alike(score, g["what"], made.what), score.jaccard(g["by"], made.by)) for g in near]
            if any(words >= 0.2 and by >= 0.5 for words, by in shared):
                found.append((1, traits))
            elif all(words < 0.34 for words, _ in shared):
                found.append((0, traits))
    return found


def _alike(score: Any, a: str, b: str) -> float:
    return float(score.jaccard(score.content_words(a), score.content_words(b)))


def fit(rows: list[Example]) -> dict[str, float]:
    """Weights of the traits, and the `bias`."""
    count = Counter(trait for _, traits in rows for trait in traits)
    names = sorted(n for n in count if count[n] >= (LEAST_WORD if n.startswith("word ") else LEAST))
    index = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names) + 1))
    x[:, -1] = 1
    for r, (_, traits) in enumerate(rows):
        for trait in traits:
            if trait in index:
                x[r, index[trait]] = 1
    y = np.array([label for label, _ in rows], dtype=float)
    ridge = np.eye(len(names) + 1) * RIDGE
    ridge[-1, -1] = 1e-3
    w = np.zeros(len(names) + 1)
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge, x.T @ (p - y) + ridge @ w)
    return {"bias": float(w[-1]), **{name: float(w[i]) for name, i in index.items()}}


def main() -> None:
    """Learn the weights and write them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--half", choices=["a", "b"])
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--threshold", type=float, default=THRESHOLD)
    args = parser.parse_args()
    rows = [
        row
        for folder in args.folders
        for row in examples(folder, args.half if "train" in folder.name else None)
    ]
    seen = [row for row in rows if any(trait.startswith("seen ") for trait in row[1])]
    rows = seen or rows  # what the learned reader did not look at is judged by the other weights
    weights = {name: round(value, 2) for name, value in fit(rows).items()}
    head = f"# Made by training/commitments.py from {sum(y for y, _ in rows)} commitments among {len(rows)} deeds to come.\n"
    args.out.write_text(head + yaml.safe_dump({"threshold": args.threshold, **weights}), encoding="utf-8")
    print(head.strip())


if __name__ == "__main__":
    main()
