"""Train the reader: seeded, logged, resumable, on CPU or CUDA.

    python -m training.reader.train --out build/reader --minutes 170 --threads 2
    python -m training.reader.train --out build/reader --resume --minutes 60

Writes into `--out`: `model.pt` (weights, and all that resuming needs), `log.jsonl` (a line every `--every` steps:
step, minutes, pieces read, mean loss of each head), `options.json`. The run ends at `--steps` or `--minutes`, whichever
is first; the rate falls by steps where they are told. `--pause` only parts a run in stretches (a machine lent by the minute).
"""

import argparse
import json
import math
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch

from despatch.language.learned.windows import Size
from training.reader.base import load_tokenizer
from training.reader.batches import batches, collate, training_features
from training.reader.corpus import TRAINED
from training.reader.encoder import pretrained
from training.reader.model import Reader
from training.reader.targets import Features

SHARES = {
    "own": 0.25,
    "polnear": 0.6,
    "conll": 0.12,
    "politics": 0.03,
    "written": 0.0,
    "marked": 0.0,
    "silver": 0.0,
}
"""How often a batch is of each data set, if `--shares` does not say otherwise."""
WEIGHTS = defaultdict(lambda: 1.0, {"roles": 2.0, "of:action": 0.5, "of:text": 0.3})
"""What the loss of a head counts in the sum."""


def size_for(data: str, longest: int) -> Size:
    """Windows of a data set: attributions need no lead, which would only cost time."""
    return Size(longest=longest, lead=0) if data == "polnear" else Size(longest=longest)


class Feed:
    """Batches without end: draws a data set by its share, then its next batch. Its state can be saved."""

    def __init__(
        self, found: dict[str, list[Features]], pieces: int, seed: int, shares: dict[str, float] = SHARES
    ) -> None:
        self.found, self.pieces, self.seed, self.shares = found, pieces, seed, shares
        self.rng = random.Random(seed)
        self.at = {data: [0, 0] for data in found}  # epoch, batches of it that are done
        self._open = {data: self._epoch(data) for data in found}

    def _epoch(self, data: str) -> Iterator[list[Features]]:
        return batches(self.found[data], self.pieces, f"{self.seed}.{data}.{self.at[data][0]}")

    def next(self) -> tuple[str, list[Features]]:
        """The next batch and the data set that it is of."""
        names = sorted(self.found)
        data = self.rng.choices(names, [self.shares[n] for n in names])[0]
        batch = next(self._open[data], None)
        if batch is None:
            self.at[data] = [self.at[data][0] + 1, 0]
            self._open[data] = self._epoch(data)
            batch = next(self._open[data])
        self.at[data][1] += 1
        return data, batch

    def state(self) -> dict[str, Any]:
        """What `restore` needs to go on from here."""
        return {"rng": self.rng.getstate(), "at": self.at}

    def restore(self, state: dict[str, Any]) -> None:
        """Go on where `state` was taken."""
        self.rng.setstate(state["rng"])
        self.at = state["at"]
        for data in self.found:
            self._open[data] = self._epoch(data)
            for _ in range(self.at[data][1]):
                next(self._open[data])


def rate(step: int, seconds: float, options: argparse.Namespace) -> float:
    """Share of the top learning rate: a linear rise, then a linear fall to a twentieth, by steps where they are told."""
    by_time = seconds / (60 * options.minutes) if options.minutes else 0.0
    done = step / (options.of or options.steps) if options.steps else by_time
    return float(min((step + 1) / options.warm_up, max(0.05, 1 - done)))


def optimiser_of(model: Reader, options: argparse.Namespace) -> torch.optim.AdamW:
    """AdamW with a higher rate for what begins untrained (heads and traits)."""
    learnt = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    fresh = [p for n, p in learnt if not n.startswith("encoder.") or "traits" in n]
    given = [p for n, p in learnt if n.startswith("encoder.") and "traits" not in n]
    return torch.optim.AdamW(
        [
            {"params": given, "lr": options.lr, "top": options.lr},
            {"params": fresh, "lr": options.lr * 10, "top": options.lr * 10},
        ],
        weight_decay=0.01,
    )


class Run:
    """One training run and its state."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.out: Path = options.out
        torch.manual_seed(options.seed)
        torch.set_num_threads(options.threads)
        cuda = torch.cuda.is_available() and options.device != "cpu"
        self.device = "cuda" if cuda else "cpu"
        self.model = Reader(pretrained(options.layers)).to(self.device)
        self.model.encoder.words.weight.requires_grad_(not options.freeze_words)
        self.optimiser = optimiser_of(self.model, options)
        tokenizer = load_tokenizer()
        found = {
            d: training_features(d, tokenizer, size_for(d, options.longest), options.limit, options.cache)
            for d, share in options.shares.items()
            if share
        }
        self.feed = Feed(found, options.pieces, options.seed, options.shares)
        self.step, self.seconds, self.read = 0, 0.0, 0
        if options.start:
            state = torch.load(options.start, map_location=self.device, weights_only=False)
            self.model.load_state_dict(state["model"])
        if options.resume and (self.out / "model.pt").exists():
            self._resume()
        self.before = self.seconds

    def _resume(self) -> None:
        state = torch.load(self.out / "model.pt", map_location=self.device, weights_only=False)
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.feed.restore(state["feed"])
        self.step, self.seconds, self.read = state["step"], state["seconds"], state["read"]
        torch.set_rng_state(state["torch"].cpu())

    def save(self) -> None:
        """Write the checkpoint, whole or not at all."""
        state = {
            "model": self.model.state_dict(), "optimiser": self.optimiser.state_dict(), "feed": self.feed.state(),
            "step": self.step, "seconds": self.seconds, "read": self.read, "torch": torch.get_rng_state(),
            "layers": self.options.layers, "longest": self.options.longest,
        }  # fmt: skip
        torch.save(state, self.out / "model.pt.new")
        (self.out / "model.pt.new").replace(self.out / "model.pt")

    def over(self) -> bool:
        """Whether steps or minutes are used up, or it is time to pause."""
        o = self.options
        if o.pause and self.seconds - self.before >= 60 * o.pause:
            return True
        return bool((o.steps and self.step >= o.steps) or (o.minutes and self.seconds >= 60 * o.minutes))

    def go(self) -> None:
        """Train until it is over, logging and saving on the way."""
        begun, saved = time.monotonic(), self.seconds
        sums: dict[str, list[float]] = defaultdict(list)
        self.model.train()
        while not self.over():
            _, found = self.feed.next()
            self._one(found, sums)
            self.seconds = self.before + time.monotonic() - begun
            if self.step % self.options.every == 0 or self.over():
                self._log(sums)
                sums.clear()
            if self.seconds - saved > 600:
                self.save()
                saved = self.seconds
        self.save()

    def _one(self, found: list[Features], sums: dict[str, list[float]]) -> None:
        batch = collate(found, self.device)
        for group in self.optimiser.param_groups:
            group["lr"] = group["top"] * rate(self.step, self.seconds, self.options)
        with torch.autocast(self.device, torch.bfloat16, enabled=self.options.bf16):
            losses = self.model.losses(batch)
        total = torch.stack([WEIGHTS[name] * loss for name, loss in losses.items()]).sum()
        self.optimiser.zero_grad()
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        self.read += int(batch.mask.sum())
        for name, loss in losses.items():
            sums[name].append(float(loss.detach()))
        if not math.isfinite(float(total.detach())):
            raise FloatingPointError(f"the loss is {float(total.detach())} at step {self.step}")

    def _log(self, sums: dict[str, list[float]]) -> None:
        row: dict[str, Any] = {
            "step": self.step, "minutes": round(self.seconds / 60, 2), "pieces": self.read,
            "epochs": {d: at[0] for d, at in sorted(self.feed.at.items())},
            "losses": {k: round(sum(v) / len(v), 4) for k, v in sorted(sums.items())},
        }  # fmt: skip
        with (self.out / "log.jsonl").open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(row) + "\n")
        print(json.dumps(row), flush=True)


def shares(told: str) -> dict[str, float]:
    """`own=0.3,polnear=0.5` as numbers by data set."""
    found = {name: float(share) for name, share in (part.split("=") for part in told.split(","))}
    if unknown := set(found) - set(TRAINED):
        raise argparse.ArgumentTypeError(f"no training data named {sorted(unknown)}: one of {TRAINED}")
    return found


def parser() -> argparse.ArgumentParser:
    """The options of a run."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--out", type=Path, required=True)
    made.add_argument(
        "--shares", type=shares, default=SHARES, help="own=0.3,polnear=0.5: how often a batch is of each"
    )
    made.add_argument("--start", type=Path, help="a checkpoint whose weights are started from")
    made.add_argument("--layers", type=int, default=6)
    made.add_argument("--longest", type=int, default=384, help="pieces in a window")
    made.add_argument("--pieces", type=int, default=2048, help="pieces in a batch")
    made.add_argument("--lr", type=float, default=1e-4, help="of the encoder; heads take ten times as much")
    made.add_argument("--warm-up", type=int, default=100, help="steps")
    made.add_argument("--steps", type=int, default=0)
    made.add_argument(
        "--of", type=int, default=0, help="the step at which the rate is at its lowest, if not --steps"
    )
    made.add_argument("--minutes", type=float, default=0.0)
    made.add_argument(
        "--pause", type=float, default=0.0, help="stop this process after so many minutes, to be resumed"
    )
    made.add_argument("--seed", type=int, default=7)
    made.add_argument("--threads", type=int, default=2)
    made.add_argument("--device", default="auto", choices=("auto", "cpu", "cuda"))
    made.add_argument("--bf16", action="store_true", help="compute in bfloat16 where that is safe")
    made.add_argument(
        "--freeze-words", action="store_true", help="leave the embeddings of pieces as they are given"
    )
    made.add_argument("--limit", type=int, help="examples of each data set")
    made.add_argument("--cache", type=Path, help="where windows are kept between runs")
    made.add_argument("--every", type=int, default=50, help="steps between lines of the log")
    made.add_argument("--resume", action="store_true")
    return made


def main() -> None:
    """Train as the command line says."""
    options = parser().parse_args()
    if not options.steps and not options.minutes:
        raise SystemExit("give --steps or --minutes")
    options.out.mkdir(parents=True, exist_ok=True)
    told = {k: str(v) if isinstance(v, Path) else v for k, v in vars(options).items()}
    (options.out / "options.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    Run(options).go()


if __name__ == "__main__":
    main()
