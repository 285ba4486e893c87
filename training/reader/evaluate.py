"""Exact-span F1 of each layer on held-out documents; roles, attributes and pairs given the right spans.

    python -m training.reader.evaluate --model build/reader/model.pt                       torch
    python -m training.reader.evaluate --model build/reader/model.pt --onnx DIR             the int8 files beside it
    python -m training.reader.evaluate --model build/reader/model.pt --data holdout         final figures only

Data: polnear (dev), politics (CrossNER dev; state and place count as place, body as organisation, as in
`benchmarks names`), own (the tuning part of training/annotations/train), holdout. One JSON object a data set.
"""

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch

from despatch.language.learned.labels import ATTRIBUTES, ROLES, SLICES, Labelled
from despatch.language.learned.pieces import Pieces, pieces_of
from despatch.language.learned.windows import Size, Window, windows
from training.reader import corpus
from training.reader.base import load_tokenizer
from training.reader.batches import collate
from training.reader.examples import Example
from training.reader.model import Batch, Reader
from training.reader.spans import exact, f1, spans_of
from training.reader.targets import MASKED, Features, features

MERGED = {"state": "place", "body": "organisation"}
Run = Callable[[Batch], tuple[Any, Any]]
"""A batch to (hidden, logits) as arrays (batch, length, ...)."""
Counts = dict[str, Counter[str]]


def torch_run(model: Reader) -> Run:
    """Read with torch."""

    def run(batch: Batch) -> tuple[Any, Any]:
        with torch.no_grad():
            hidden, logits = model(batch.ids, batch.traits, batch.mask)
        return hidden.float().cpu().numpy(), logits.float().cpu().numpy()

    return run


def onnx_run(folder: Path) -> Run:
    """Read with the exported int8 file."""
    from training.reader.export import session

    reader = session(folder / "reader.onnx")

    def run(batch: Batch) -> tuple[Any, Any]:
        fed = {name: getattr(batch, name).numpy() for name in ("ids", "traits", "mask")}
        hidden, logits = reader.run(["hidden", "logits"], fed)
        return hidden, logits

    return run


Piece = tuple[Example, Pieces, Window, Features]


def evaluate(model: Reader, run: Run, examples: Iterator[Example], size: Size) -> dict[str, Any]:
    """All figures of one data set."""
    tokenizer = load_tokenizer()
    counts: Counts = defaultdict(Counter)
    found: dict[str, list[Labelled]] = defaultdict(list)
    texts: dict[str, Example] = {}
    words = 0
    begun = time.process_time()
    for several in _batched(_windows(examples, tokenizer, size, texts)):
        batch = collate([s[3] for s in several])
        hidden, logits = run(batch)
        for n, (example, pieces, window, _) in enumerate(several):
            for layer in example.layers:
                a, b = SLICES[layer]
                found[example.id] += spans_of(layer, logits[n, : len(window.pieces), a:b], pieces, window)
        _links(model, batch, hidden, counts)
    for identifier, example in texts.items():
        words += len(example.text.split())
        _spans(example, found[identifier], counts)
    seconds = time.process_time() - begun
    told = {k: _figures(c) for k, c in sorted(counts.items())}
    return {"documents": len(texts), "words_a_cpu_second": round(words / seconds), **told}


def _windows(
    examples: Iterator[Example], tokenizer: Any, size: Size, texts: dict[str, Example]
) -> Iterator[Piece]:
    for example in examples:
        texts[example.id] = example
        pieces = pieces_of(example.text, example.sentences, tokenizer)
        for window in windows(pieces, example.sentences, size):
            yield example, pieces, window, features(example, pieces, window)


def _batched(found: Iterator[Piece], most: int = 16) -> Iterator[list[Piece]]:
    several: list[Piece] = []
    for one in found:
        several.append(one)
        if len(several) == most:
            yield several
            several = []
    if several:
        yield several


def _spans(example: Example, found: list[Labelled], counts: Counts) -> None:
    wanted = [s for s in example.spans if s.layer in example.layers]
    if example.data in ("politics", "conll"):
        found, wanted = ([s._replace(label=MERGED.get(s.label, s.label)) for s in x] for x in (found, wanted))
        # What is masked in training (unlike "misc" names) is not judged.
        found = [s for s in found if not any(m.start < s.end and s.start < m.end for m in example.masked)]
    for layer in sorted(example.layers):
        a, b = [s for s in found if s.layer == layer], [s for s in wanted if s.layer == layer]
        _count(counts[f"span:{layer}"], *exact(a, b))
        labels = {s.label for s in (*a, *b)}
        if len(labels) > 1 or layer in ("name", "contact"):
            for label in labels:
                _count(
                    counts[f"span:{layer}:{label}"],
                    *exact([s for s in a if s.label == label], [s for s in b if s.label == label]),
                )
            bare = ([s._replace(label="") for s in x] for x in (a, b))
            _count(counts[f"span:{layer}:any"], *exact(*bare))


def _links(model: Reader, batch: Batch, hidden: Any, counts: Counts) -> None:
    if not len(batch.heads):
        return
    flat = torch.from_numpy(np.ascontiguousarray(hidden)).reshape(-1, hidden.shape[-1])
    with torch.no_grad():
        roles, same, attributes = model.links(flat, batch.heads, batch.fillers)
    if len(batch.fillers):
        said, gold = roles.argmax(-1), batch.roles
        for n, role in enumerate(ROLES, 1):
            a, b = (said == n) & (gold != MASKED), gold == n
            if bool(b.any()) or bool(a.any()):
                _count(counts[f"role:{role}"], int((a & b).sum()), int(a.sum()), int(b.sum()))
    known = batch.same != MASKED
    a, b = (same > 0) & known, (batch.same == 1) & known
    _count(counts["same"], int((a & b).sum()), int(a.sum()), int(b.sum()))
    for name, scores, gold in zip(ATTRIBUTES, attributes, batch.attributes, strict=True):
        has = gold != MASKED
        if bool(has.any()):
            right, every = int((scores.argmax(-1) == gold)[has].sum()), int(has.sum())
            _count(counts[f"of:{name}"], right, every, every)


def _count(counter: Counter[str], right: int, found: int, wanted: int) -> None:
    counter.update(right=right, found=found, wanted=wanted)


def _figures(c: Counter[str]) -> dict[str, float]:
    return {
        "f1": round(f1(c["right"], c["found"], c["wanted"]), 3), "right": c["right"], "found": c["found"],
        "wanted": c["wanted"],
    }  # fmt: skip


def main() -> None:
    """Evaluate as the command line says."""
    from training.reader.export import trained_reader

    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--model", type=Path, required=True)
    made.add_argument("--onnx", type=Path, help="read with the int8 file in this folder")
    made.add_argument("--data", nargs="+", default=list(corpus.MEASURED))
    made.add_argument("--limit", type=int, help="documents of each data set")
    made.add_argument("--longest", type=int, default=384, help="pieces in a window")
    made.add_argument("--context", type=int, nargs=3, metavar=("BEFORE", "AFTER", "LEAD"), help="pieces")
    made.add_argument("--threads", type=int, default=1)
    options = made.parse_args()
    torch.set_num_threads(options.threads)
    model = trained_reader(options.model)
    run = onnx_run(options.onnx) if options.onnx else torch_run(model)
    size = Size(options.longest, *(options.context or ()))
    for data in options.data:
        figures = evaluate(model, run, corpus.measured(data, options.limit), size)
        print(json.dumps({"data": data, **figures}), flush=True)


if __name__ == "__main__":
    main()
