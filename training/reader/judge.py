"""The judging network: training and export.

    python -m training.reader.judge --out build/judge --reader build/train/average/model.pt
    python -m training.reader.judge --out build/judge --reader src/despatch/language/learned/files/reader.onnx --hold-out

Three layers, begun from every other layer of the reader's encoder. Writes into `--out`: `model.pt`, `log.jsonl`,
`judge.onnx` (int8; ids, traits, marks -> scores). Seeded; the same on the same machine and number of threads.
"""

import argparse
import hashlib
import json
import pickle
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, gelu

from despatch.language.learned.judging import KINDS, MARKS, Shown, shown
from despatch.language.learned.labels import ACTIONS
from despatch.language.learned.pieces import pieces_of
from training.reader import judged
from training.reader.base import load_tokenizer
from training.reader.encoder import Encoder, Shape, pretrained
from training.reader.shipped import encoder_of

LAYERS = (0, 2, 4)  # of the reader's encoder
ACTION_WEIGHT = 0.3  # of the loss of actions beside that of yes and no
SOURCES = (*judged.PARTS, "judged")


class Shot(NamedTuple):
    """What is shown; the number of the kind; 1 if it is right; the number of the action (-1: unknown); the report."""

    shown: Shown
    kind: int
    label: int
    action: int
    id: str


class Judge(nn.Module):
    """The encoder with marks of the claim and of the candidate's words, and a score for each kind and action."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        width = encoder.shape.width
        self.encoder = encoder
        self.marks = nn.Embedding(len(MARKS), width)
        self.inner = nn.Linear(3 * width, 128)
        self.out = nn.Linear(128, len(KINDS) + len(ACTIONS))
        self.dropout = nn.Dropout(0.2)
        nn.init.zeros_(self.marks.weight)

    def forward(self, ids: Tensor, traits: Tensor, marks: Tensor, mask: Tensor | None = None) -> Tensor:
        """(batch, kinds + actions) from (batch, length) each; `mask` is 1 for pieces, all of them if none is given."""
        hidden = self.encoder.read(ids, traits, mask, self.marks(marks))
        parts = [hidden[:, 0], *(_mean(hidden, marks == MARKS.index(name)) for name in ("words", "claim"))]
        return self.out(self.dropout(gelu(self.inner(self.dropout(torch.cat(parts, -1))))))  # type: ignore[no-any-return]


def _mean(hidden: Tensor, chosen: Tensor) -> Tensor:
    share = chosen.to(hidden.dtype)[..., None]
    return (hidden * share).sum(1) / share.sum(1).clamp(min=1)


def begun_from(reader: Path) -> Judge:
    """An untrained judge on every other layer of a reader's encoder; its embeddings stay as they are."""
    if reader.suffix == ".onnx":
        given = encoder_of(reader, pretrained(0).words.weight.data)
    else:
        state = torch.load(reader, map_location="cpu", weights_only=False)["model"]
        given = {name.removeprefix("encoder."): w for name, w in state.items() if name.startswith("encoder.")}
    encoder = Encoder(Shape(layers=len(LAYERS)))
    own = {name: given[name] for name in encoder.state_dict() if not name.startswith("layers.")}
    for n, of in enumerate(LAYERS):
        head = f"layers.{of}."
        own |= {
            f"layers.{n}.{name.removeprefix(head)}": w for name, w in given.items() if name.startswith(head)
        }
    encoder.load_state_dict(own)
    encoder.words.weight.requires_grad_(False)
    return Judge(encoder)


def shots(source: str, out: Path, limit: int | None = None) -> list[Shot]:
    """All examples of a source as they are shown; kept in `out`."""
    kept = out / f"{source}.{limit}.pickle"
    if kept.exists():
        return [Shot(*one) for one in pickle.loads(kept.read_bytes())]
    found = (
        judged.judged(limit=limit) if source == "judged" else judged.annotated(source, out / "gold", limit)
    )
    tokenizer, made, pieces, text = load_tokenizer(), [], None, ""
    for one in found:
        if pieces is None or one.text != text:
            pieces, text = pieces_of(one.text, one.sentences, tokenizer), one.text
        kind, action = KINDS.index(one.question.kind), -1 if one.action is None else ACTIONS.index(one.action)
        made.append(Shot(shown(one.question, pieces, one.lead, tokenizer), kind, one.label, action, one.id))
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps([tuple(one) for one in made]))
    return made


def half(identifier: str) -> int:
    """The half, 0 or 1, that a report is of."""
    return int(hashlib.md5(identifier.encode()).hexdigest(), 16) % 2


def batches(found: list[Shot], pieces: int, rng: random.Random) -> Iterator[list[Shot]]:
    """One epoch: windows of like length together, at most `pieces` (padding counted) a batch, shuffled."""
    made, longest = [list[Shot]()], 0
    for one in sorted(found, key=lambda s: len(s.shown.ids) + rng.randrange(16)):
        longest = max(longest, len(one.shown.ids))
        if made[-1] and longest * (len(made[-1]) + 1) > pieces:
            made.append([])
            longest = len(one.shown.ids)
        made[-1].append(one)
    rng.shuffle(made)
    yield from made


def tensors(batch: list[Shot]) -> tuple[Tensor, ...]:
    """ids, traits, marks and mask, (batch, length) each."""
    length = max(len(one.shown.ids) for one in batch)
    rows = [[[*part, *[0] * (length - len(part))] for part in one.shown] for one in batch]
    mask = [[1] * len(one.shown.ids) + [0] * (length - len(one.shown.ids)) for one in batch]
    return (*torch.tensor(rows).unbind(1), torch.tensor(mask))


def loss_of(model: Judge, batch: list[Shot]) -> Tensor:
    """Cross entropy of yes and no, and of the action where it is known."""
    with torch.autocast("cpu", torch.bfloat16):
        scores = model(*tensors(batch))
    scores = scores.float()
    kinds, labels, actions = (torch.tensor([one[n] for one in batch]) for n in (1, 2, 3))
    own = scores.gather(1, kinds[:, None])[:, 0]
    total = binary_cross_entropy_with_logits(own, labels.float())
    known = actions >= 0
    if bool(known.any()):
        told = cross_entropy(scores[known][:, len(KINDS) :], actions[known])
        total = total + ACTION_WEIGHT * told * known.float().mean()
    return total


def train(model: Judge, found: list[Shot], options: argparse.Namespace) -> None:
    """Train for `options.steps`, with a linear rise and fall of the rate; heads learn eight times as fast."""
    parts = {"encoder": list[nn.Parameter](), "fresh": list[nn.Parameter]()}
    for name, weights in model.named_parameters():
        if weights.requires_grad:
            parts["encoder" if name.startswith("encoder.") else "fresh"].append(weights)
    tops = {"encoder": options.lr, "fresh": 8 * options.lr}
    optimiser = torch.optim.AdamW(
        [{"params": p, "top": tops[n]} for n, p in parts.items()], weight_decay=0.01
    )
    rng, step, since, losses = random.Random(options.seed), 0, time.monotonic(), list[float]()
    model.train()
    while step < options.steps:
        for batch in batches(found, options.pieces, rng):
            rate = min((step + 1) / 60, max(0.05, 1 - step / options.steps))
            for group in optimiser.param_groups:
                group["lr"] = group["top"] * rate
            loss = loss_of(model, batch)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            step += 1
            losses.append(float(loss.detach()))
            if step % options.every == 0 or step == options.steps:
                row = {
                    "step": step,
                    "minutes": round((time.monotonic() - since) / 60, 2),
                    "loss": round(sum(losses) / len(losses), 4),
                }
                with (options.out / "log.jsonl").open("a", encoding="utf-8") as lines:
                    lines.write(json.dumps(row) + "\n")
                print(json.dumps(row), flush=True)
                losses.clear()
            if step >= options.steps:
                break


def scores_of(model: Judge, found: list[Shot]) -> np.ndarray:
    """(examples, columns): what the model says of each."""
    model.eval()
    with torch.no_grad():
        return np.concatenate([model(*(t for t in tensors([one]))).float().numpy() for one in found])


def measured(found: list[Shot], scores: np.ndarray) -> dict[str, Any]:
    """By kind: examples, right ones, average precision, the best F1; and the share of actions that are right."""
    made: dict[str, Any] = {}
    for n, kind in enumerate(KINDS):
        rows = [k for k, one in enumerate(found) if one.kind == n]
        labels = np.array([found[k].label for k in rows])
        if not labels.sum():
            continue
        labels = labels[np.argsort([-scores[k][n] for k in rows], kind="stable")]
        hits, count = np.cumsum(labels), np.arange(1, len(labels) + 1)
        best = float((2 * hits / (count + labels.sum())).max())
        made[kind] = {"examples": len(rows), "right": int(labels.sum()), "f1": round(best, 3),
                      "average_precision": round(float((hits / count)[labels == 1].mean()), 3)}  # fmt: skip
    told = [
        (one.action, int(s[len(KINDS) :].argmax()))
        for one, s in zip(found, scores, strict=True)
        if one.action >= 0
    ]
    made["actions"] = {"of": len(told), "right": sum(a == b for a, b in told)}
    return made


def export(model: Judge, out: Path) -> Path:
    """Write `judge.onnx` with int8 weights."""
    from training.reader.export import quantise, sample

    ids, traits, _ = (torch.from_numpy(a) for a in sample(1, 40))
    marks = torch.tensor([[0] + [1] * 5 + [0] + [3] * 20 + [2] * 8 + [0] * 6])
    names = ["ids", "traits", "marks"]
    given = out / "judge.float.onnx"
    with torch.no_grad():
        torch.onnx.export(
            model.eval(), (ids[:, :41], traits[:, :41], marks[:, : ids.shape[1]]), str(given), input_names=names, output_names=["scores"],
            dynamic_axes={name: {1: "length"} for name in names}, opset_version=17, dynamo=False,
        )  # fmt: skip
    quantise(given, out / "judge.onnx")
    given.unlink()
    return out / "judge.onnx"


def parser() -> argparse.ArgumentParser:
    """The options of a run."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--out", type=Path, required=True)
    made.add_argument(
        "--reader",
        type=Path,
        required=True,
        help="a checkpoint (.pt) or a shipped file (.onnx) of the reader, whose layers are started from",
    )
    made.add_argument("--steps", type=int, default=1900)
    made.add_argument("--pieces", type=int, default=1536, help="pieces in a batch")
    made.add_argument("--lr", type=float, default=1.5e-4)
    made.add_argument("--seed", type=int, default=1)
    made.add_argument("--threads", type=int, default=2)
    made.add_argument("--every", type=int, default=100)
    made.add_argument("--limit", type=int, help="reports or texts of each source")
    made.add_argument(
        "--hold-out", action="store_true", help="keep half of `judged` out of training, and measure on it"
    )
    made.add_argument("--sources", default=",".join(SOURCES))
    return made


def main() -> None:
    """Train, measure and export as the command line says."""
    options = parser().parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    given = {
        source: shots(source, options.out / "windows", options.limit) for source in options.sources.split(",")
    }
    held = [one for one in given.get("judged", ()) if options.hold_out and half(one.id)]
    learnt = [
        one
        for found in given.values()
        for one in found
        if not (options.hold_out and found is given.get("judged") and half(one.id))
    ]
    print({source: len(found) for source, found in given.items()}, "held out", len(held), flush=True)
    model = begun_from(options.reader)
    train(model, learnt, options)
    torch.save({"model": model.state_dict()}, options.out / "model.pt")
    if held:
        scores = scores_of(model, held)
        print(json.dumps(measured(held, scores)))
        (options.out / "held.pickle").write_bytes(pickle.dumps((held, scores)))
    print(export(model, options.out))


if __name__ == "__main__":
    main()
