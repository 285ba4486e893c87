"""The record that `add` makes of examples/reports, held against the record a careful reader made of them."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.shared import table
from despatch.model.when import bounds

ROOT = Path(__file__).resolve().parents[1]


def record() -> list[dict[str, Any]]:
    """The exported entries of a fresh record of the samples."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "samples.db")
        run = [sys.executable, "-m", "despatch"]
        subprocess.run(
            [*run, "add", str(ROOT / "examples/reports"), "--record", path], capture_output=True, check=False
        )
        done = subprocess.run([*run, "export", "--record", path], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def score(expected: dict[str, Any], found: dict[str, Any]) -> float:
    """How well two contacts agree: 0 for different kinds, parties or days."""
    a, b = set(expected["parties"]), set(found["parties"])
    shared = len(a & b) / len(a | b)
    x, y = bounds(expected["date"]), bounds(found["date"])
    if expected["kind"] != found["kind"] or shared < 0.5 or (x and y and (x[1] < y[0] or y[1] < x[0])):
        return 0.0
    return shared + (0.5 if x and y else 0.0) + 0.5 * (expected["date"] == found["date"])


def pairs(expected: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Pairs of an expected and a found contact, best first, each used once."""
    cells = sorted(
        ((score(e, f), i, j) for i, e in enumerate(expected) for j, f in enumerate(found)),
        key=lambda c: (-c[0], c[1], c[2]),
    )
    used: tuple[set[int], set[int]] = (set(), set())
    kept = []
    for value, i, j in cells:
        if value > 0 and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            kept.append((i, j))
    return kept


def main() -> str:
    expected = json.loads((ROOT / "examples/expected/record.json").read_text(encoding="utf-8"))
    found = [e for e in record() if e.get("entry", e.get("type")) == "contact" or "participants" in e]
    kept = pairs(expected, found)
    precision, recall = len(kept) / max(len(found), 1), len(kept) / len(expected)
    told = [(expected[i], found[j]) for i, j in kept if expected[i]["history"]]
    rows = [
        ["contacts expected / found / matched", f"{len(expected)} / {len(found)} / {len(kept)}"],
        [
            "precision / recall / F1",
            f"{precision:.3f} / {recall:.3f} / {2 * precision * recall / (precision + recall):.3f}",
        ],
        ["of the matched: status right", sum(expected[i]["status"] == found[j]["status"] for i, j in kept)],
        ["of the matched: date the same", sum(expected[i]["date"] == found[j]["date"] for i, j in kept)],
        [
            "with a history, found / told by several reports",
            f"{len(told)} / {sum(f['sources']['reports'] > 1 for _, f in told)}",
        ],
    ]
    return (
        "## Samples\n\n`python -m benchmarks.samples` - the record of `examples/reports` beside "
        "`examples/expected/record.json`, made by reading. The samples are hard on purpose.\n\n"
        + table(["", ""], rows)
        + "\n"
    )


if __name__ == "__main__":
    print(main())
