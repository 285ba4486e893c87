"""Which data is trained on and which is measured on. Nothing measured is ever trained on.

| name | trained on | measured on |
| --- | --- | --- |
| polnear | polnear/train | polnear/dev |
| politics | crossner/politics/train | crossner/politics/dev |
| conll | crossner/conll2003/train | crossner/conll2003/dev |
| own | training/annotations/hard, and train but its tuning part | tuning: one in six reports of it, by the hash of the id |
| written | training/sentences | nothing |
| marked | training/sentences/names | nothing |
| silver | what the rules read in reports that nobody annotated | nothing |
| holdout | nothing | training/annotations/holdout, for final figures only |
"""

import hashlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.shared import SHARED
from training.reader import marked, names, own, polnear, silver, written
from training.reader.examples import Example

ANNOTATIONS = Path(__file__).resolve().parents[1] / "annotations"
SENTENCES = Path(__file__).resolve().parents[1] / "sentences"
TRAINED = ("polnear", "politics", "conll", "own", "written", "marked", "silver")
MEASURED = ("polnear", "politics", "own")
TUNING_SHARE = 6  # one in so many of our own reports tunes


def trained(data: str, limit: int | None = None) -> Iterator[Example]:
    """The training part of a data set; at most `limit` examples."""
    return islice(_trained(data), limit)


def measured(data: str, limit: int | None = None) -> Iterator[Example]:
    """The part of a data set that is measured on; at most `limit` examples."""
    return islice(_measured(data), limit)


def _trained(data: str) -> Iterator[Example]:
    if data == "polnear":
        yield from polnear.documents(SHARED / "bench/polnear/train")
    elif data == "politics":
        yield from names.documents(SHARED / "bench/crossner/politics/train.txt", data)
    elif data == "conll":
        yield from names.documents(SHARED / "bench/crossner/conll2003/train.txt", data)
    elif data == "own":
        yield from (e for e in own.documents(ANNOTATIONS / "train") if not tunes(e.id))
        yield from own.documents(ANNOTATIONS / "hard")
    elif data == "silver":
        yield from silver.documents()
    elif data == "marked":
        yield from marked.documents(SENTENCES / "names")
    elif data == "written":
        yield from written.documents(SENTENCES)
    else:
        raise ValueError(f"no training data named {data!r}: one of {TRAINED}")


def _measured(data: str) -> Iterator[Example]:
    if data == "polnear":
        yield from polnear.documents(SHARED / "bench/polnear/dev")
    elif data == "politics":
        yield from names.documents(SHARED / "bench/crossner/politics/dev.txt", data, group=1)
    elif data == "conll":
        yield from names.documents(SHARED / "bench/crossner/conll2003/dev.txt", data)
    elif data == "own":
        yield from (e for e in own.documents(ANNOTATIONS / "train") if tunes(e.id))
    elif data == "holdout":
        yield from own.documents(ANNOTATIONS / "holdout")
    else:
        raise ValueError(f"no measured data named {data!r}: one of {(*MEASURED, 'conll', 'holdout')}")


def tunes(identifier: str) -> bool:
    """Whether a report of ours is kept for tuning, whatever else is annotated later."""
    return int(hashlib.sha1(identifier.encode()).hexdigest(), 16) % TUNING_SHARE == 0
