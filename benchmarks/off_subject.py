"""Reports wholly off the subject: how many of them yield a contact, instrument or commitment.

Three sets, none with dealings between states. `off_subject.txt` names 120 White House releases, the first so judged - by
headline, and by reading where that left a doubt - of 260 drawn with a fixed seed; a second draw, not looked at while the
rules were mended, is judged in the same way (`off_subject_unseen.txt`). And the annotated reports of `training/annotations/train`
in which the annotators found nothing of the kind.
"""

import contextlib
import io
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.annotations import ANNOTATIONS
from benchmarks.shared import SHARED, table
from despatch.entries import read
from despatch.model import Page, Reading
from despatch.sources import pages
from training.as_gold import main as as_gold

HERE = Path(__file__).parent
KINDS = ("contacts", "instruments", "commitments")


def releases(name: str) -> Iterator[Page]:
    """The releases that a list beside this module names."""
    wanted = set((HERE / name).read_text(encoding="utf-8").split())
    found = sorted(p for p in (SHARED / "bench/whitehouse").rglob("*.md") if p.stem in wanted)
    for page in pages(found):
        if isinstance(page, Page):
            yield page


def annotated() -> Iterator[Page]:
    """The annotated reports without any contact, instrument or commitment."""
    with tempfile.TemporaryDirectory() as folder:
        with contextlib.redirect_stderr(io.StringIO()):
            as_gold(ANNOTATIONS / "train", Path(folder))
        for page in pages([Path(folder) / "input.jsonl"]):
            if isinstance(page, Page):
                gold = json.loads((Path(folder) / f"{page.id}.json").read_text(encoding="utf-8"))
                if not any(gold.get(kind) for kind in KINDS):
                    yield page


def yields(reading: Reading) -> int:
    """How many entries, other than statements, a reading has."""
    return sum(len(getattr(reading, kind)) for kind in KINDS)


def main() -> str:
    """The section of the results."""
    rows: list[list[object]] = []
    for name, given in (
        ("White House, looked at", releases("off_subject.txt")),
        ("White House, not looked at", releases("off_subject_unseen.txt")),
        ("annotated reports (developed on)", annotated()),
    ):
        found = [yields(read(page)) for page in given]
        some = sum(map(bool, found))
        rows.append([name, len(found), some, some / max(1, len(found))])
    return (
        "## Off the subject\n\n`python -m benchmarks.off_subject` - reports without any dealings between states that yield a contact, "
        "instrument or commitment all the same; aimed at are at most 3 in 100.\n\n"
        + table(["", "reports", "with entries", "share"], rows)
        + "\n"
    )


if __name__ == "__main__":
    print(main())
