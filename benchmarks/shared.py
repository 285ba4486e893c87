"""Where the data lies that is measured on, and small helpers of all benchmarks."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

SHARED = Path(os.environ.get("DESPATCH_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    lines += ["| " + " | ".join(_cell(c) for c in row) + " |" for row in rows]
    return "\n".join(lines)


def _cell(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def newswire(limit: int | None = None) -> Iterator[dict[str, Any]]:
    """Rows of the newswire dump, in order."""
    with open(SHARED / "bench/newswire/afp_xinhua.jsonl", encoding="utf-8") as lines:
        for n, line in enumerate(lines):
            if limit is not None and n >= limit:
                return
            yield json.loads(line)


def peak_memory_mb() -> float:
    """Peak resident memory of this process in MB.

    What the kernel tells of the address space, where it does: `ru_maxrss` also counts the process that this one was started from.
    """
    status = Path("/proc/self/status")
    if status.exists():
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(peak.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def alone(module: str, *args: str) -> dict[str, Any]:
    """Run `python -m MODULE ARGS` in a fresh process, so that peak memory is its own; its last line is JSON."""
    done = subprocess.run(
        [sys.executable, "-m", module, *args], capture_output=True, text=True, check=True,
        cwd=Path(__file__).resolve().parents[1],
    )  # fmt: skip
    result: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return result
