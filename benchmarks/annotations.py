"""Scores on our own annotations, by `gold/score.py`: reports of the same kinds as the gold, annotated after GUIDE.md.

`holdout` was kept from those who wrote the reader, but for its quotations and the dates of matched contacts, which
were looked at near the end; of `train` the half with an even hash was developed on.
"""

import contextlib
import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.shared import SHARED, table
from training.as_gold import main as as_gold

ANNOTATIONS = Path(__file__).resolve().parents[1] / "training/annotations"


def score(name: str) -> tuple[int, dict[str, Any]]:
    """How many reports, and what `score.py` says of our readings of them."""
    with tempfile.TemporaryDirectory() as folder:
        gold, readings = Path(folder) / "gold", Path(folder) / "readings.jsonl"
        with contextlib.redirect_stderr(io.StringIO()):
            as_gold(ANNOTATIONS / name, gold)
        with readings.open("w") as out:
            subprocess.run(
                [sys.executable, "-m", "despatch", "read", str(gold / "input.jsonl")], stdout=out, check=False
            )
        done = subprocess.run(
            [sys.executable, str(SHARED / "gold/score.py"), str(gold), str(readings), "--json"],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return len(list(gold.glob("*.sentences.json"))), json.loads(done.stdout)


def main() -> str:
    (held, a), (trained, b) = score("holdout"), score("train")
    rows: list[list[object]] = []
    for kind in ("contacts", "participants", "instruments", "commitments", "statements"):
        rows.append(
            [f"{kind} P / R / F1"]
            + [f"{x[kind]['precision']:.3f} / {x[kind]['recall']:.3f} / {x[kind]['f1']:.3f}" for x in (a, b)]
        )
    for name in a["accuracy"]:
        rows.append(
            [f"{name} right"]
            + [f"{x['accuracy'][name]['right']} of {x['accuracy'][name]['of']}" for x in (a, b)]
        )
    return (
        "## Our own annotations\n\n`python -m benchmarks.annotations` - reports of newswire, Kremlin and White House "
        "(`training/annotations`) that are not in the gold. The hold-out was kept from the writers of the reader but for its "
        "quotations and dates, looked at near the end; half of the others were developed on.\n\n"
        + table(["", f"hold-out ({held})", f"the others ({trained})"], rows)
        + "\n"
    )


if __name__ == "__main__":
    print(main())
