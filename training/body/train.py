"""Train the body model: `python training/body/train.py BENCH` writes src/despatch/reports/body.json.

Logistic regression by Newton's method on the blocks of the training pages (`data.py`); a fifth of the
training domains at a time is left out to print what to expect. The held-out third is never touched.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from zlib import crc32

import numpy as np
from data import TOKEN, Sample, cases, corpus, held_out

from despatch.reports.body import Decoder, Model, decode
from despatch.reports.features import FEATURES, looks_of, rows

OUT = Path(__file__).parents[2] / "src/despatch/reports/body.json"
DECODER = Decoder(clip=2.0, power=0.8, drop=1.0, bias=0.5)
RIDGE = 10.0


def fit(samples: list[Sample], inputs: list[np.ndarray], chosen: list[int]) -> np.ndarray:
    """Weights of a ridge-penalised logistic regression, blocks weighted by their size."""
    x = np.vstack([inputs[i] for i in chosen])
    y = np.concatenate([samples[i].labels for i in chosen])
    w = np.concatenate([samples[i].weights for i in chosen])
    w = w / w.mean()
    b = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ b, -30, 30)))
        hessian = (x * (w * p * (1 - p) + 1e-6)[:, None]).T @ x + RIDGE * np.eye(len(b))
        step = np.linalg.solve(hessian, x.T @ (w * (p - y)) + RIDGE * b)
        b -= step
        if abs(step).max() < 1e-5:
            break
    return b


def f1(a: str, b: str) -> float:
    """F1 of two bags of words."""
    x, y = Counter(TOKEN.findall(a)), Counter(TOKEN.findall(b))
    return 2 * (x & y).total() / max(1, x.total() + y.total())


def main(bench: Path) -> None:
    """Train, print the cross-validated F1 for each way of flattening, write the model."""
    samples = corpus(bench)
    inputs = [np.array(rows(s.text, s.blocks, looks_of(s.text, s.blocks))) for s in samples]
    truth = {c.id: c for c in cases(bench / "pages") if not held_out(c.url)}
    folds = [
        crc32(truth[s.name.split("/")[0]].url.split("/")[2].encode()) % 5 if "/" in s.name else -1
        for s in samples
    ]
    scores: dict[str, list[float]] = {}
    for k in range(5):
        weights = fit(samples, inputs, [i for i in range(len(samples)) if folds[i] != k])
        model = Model(tuple(map(float, weights)), DECODER)
        for i, s in enumerate(samples):
            if folds[i] == k and not s.name.endswith("+"):
                looks = looks_of(s.text, s.blocks)
                keep = decode(model.verdicts(rows(s.text, s.blocks, looks)), looks, DECODER)
                kept = "\n".join(
                    s.text[b.start : b.end]
                    for b, m, w in zip(s.blocks, keep, s.weights, strict=True)
                    if m and w
                )
                scores.setdefault(s.name.split("/")[1], []).append(
                    f1(kept, truth[s.name.split("/")[0]].truth)
                )
    for way, values in scores.items():
        print(f"{way}: token F1 {np.mean(values):.3f} on {len(values)} training pages, cross-validated")
    weights = fit(samples, inputs, list(range(len(samples))))
    model_data = {
        "about": "weights of reports.body, in the order of reports.features.FEATURES; made by training/body/train.py",
        "decoder": DECODER._asdict(),
        "weights": {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)},
    }
    OUT.write_text(json.dumps(model_data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
