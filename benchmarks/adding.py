"""`add` on newswire: seconds, reports a second and peak memory, with one reading process and with two."""

import json
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.shared import alone, newswire, peak_memory_mb, table

REPORTS = 2000


def pages() -> list[object]:
    from despatch.model import Page

    return [
        Page(id=row["id"], content=row["text"], title=row["title"], published=row["published"])
        for row in newswire(REPORTS)
    ]


def add(jobs: int) -> dict[str, float]:
    import despatch

    inputs = pages()
    with tempfile.TemporaryDirectory() as folder, despatch.Record(Path(folder) / "record.db") as record:
        start = time.perf_counter()
        counts = record.add_all(inputs, jobs=jobs)  # type: ignore[arg-type]
        seconds = time.perf_counter() - start
        return {
            "seconds": seconds, "reports": sum(counts.values()), "skipped": counts["skipped"],
            "entries": record.count(), "peak_mb": peak_memory_mb(),
            "file_mb": sum(p.stat().st_size for p in Path(folder).iterdir()) / 1e6,
        }  # fmt: skip


def read_only() -> dict[str, float]:
    """The same reports read and not added: what reading alone takes."""
    from despatch.record.adding import reading_of

    inputs = pages()
    start = time.perf_counter()
    for page in inputs:
        reading_of(page)  # type: ignore[arg-type]
    return {"seconds": time.perf_counter() - start, "reports": len(inputs), "peak_mb": peak_memory_mb()}


def main() -> str:
    """The section of the results."""
    rows = []
    for name, args in (("read, one process", "read"), ("add, --jobs 1", "1"), ("add, --jobs 2", "2")):
        got = alone("benchmarks.adding", args)
        rows.append(
            [
                name, f"{got['seconds']:.1f}", f"{got['reports'] / got['seconds']:.0f}", f"{got['peak_mb']:.0f}",
                f"{got['entries']:.0f}" if "entries" in got else "", f"{got['file_mb']:.1f}" if "file_mb" in got else "",
            ]
        )  # fmt: skip
    head = ["", "seconds", "reports a second", "peak memory of the writer, MB", "entries", "record, MB"]
    return f"## Adding {REPORTS} newswire reports (`python -m benchmarks adding`)\n\n{table(head, rows)}\n"


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(read_only() if sys.argv[1] == "read" else add(int(sys.argv[1]))))
    else:
        print(main())
