"""Figures side by side, and cases by cause, as Markdown."""

from collections import Counter
from typing import Any

from benchmarks.shared import table
from training.evaluate.causes import Case

KINDS = ("contacts", "participants", "instruments", "commitments", "statements")


def side_by_side(told: dict[str, dict[str, Any]]) -> str:
    """`gold/score.py`'s figures of each reader in a column."""
    readers = list(told)
    rows: list[list[object]] = []
    for kind in KINDS:
        cells = [
            f"{f[kind]['precision']:.3f} / {f[kind]['recall']:.3f} / {f[kind]['f1']:.3f}"
            for f in told.values()
        ]
        rows.append([f"{kind} P / R / F1", *cells])
    for name in told[readers[0]]["accuracy"]:
        cells = [f"{f['accuracy'][name]['right']} of {f['accuracy'][name]['of']}" for f in told.values()]
        rows.append([f"{name} right", *cells])
    rows.append(
        [
            "citations exact",
            *(f"{f['citations_valid']['right']} of {f['citations_valid']['of']}" for f in told.values()),
        ]
    )
    return table(["", *readers], rows)


def counts(told: dict[str, list[Case]]) -> str:
    """How many cases each cause has, for each reader."""
    found = {reader: Counter((c.kind, c.what, c.cause) for c in cases) for reader, cases in told.items()}
    keys = sorted(
        {key for counter in found.values() for key in counter},
        key=lambda k: (k[0], k[1], -_most(found, k), k[2]),
    )
    return table(
        ["", "", "cause", *told], [[*key, *(counter[key] for counter in found.values())] for key in keys]
    )


def _most(found: dict[str, Counter[tuple[str, str, str]]], key: tuple[str, str, str]) -> int:
    return max(counter[key] for counter in found.values())


def listed(reader: str, cases: list[Case]) -> str:
    """Every case with its text, the most frequent cause first."""
    count = Counter((c.kind, c.what, c.cause) for c in cases)
    lines = [f"# What the reader ({reader}) gets wrong"]
    for (kind, what, cause), n in sorted(
        count.items(), key=lambda item: (item[0][0], item[0][1], -item[1], item[0][2])
    ):
        lines.append(f"\n## {kind}, {what}: {cause} ({n})\n")
        for case in cases:
            if (case.kind, case.what, case.cause) == (kind, what, cause):
                lines.append(f"- `{case.report}` {case.told}\n  > {case.text or '(no sentence)'}")
                lines += [f"  - near: {other}" for other in case.others[:4]]
    return "\n".join(lines) + "\n"
