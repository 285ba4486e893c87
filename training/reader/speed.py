"""How fast the exported model reads, and how fast training goes: figures to plan with.

    python -m training.reader.speed read --onnx DIR [--threads 1 2]      words a second by batch and length
    python -m training.reader.speed train [--layers 6] [--bf16]          pieces a second of training steps

Times are the least of many short runs, so that other work on the machine disturbs little; `cpu` is per core-second.
Words are those of the newswire reports (white space), which are so many pieces: `pieces_a_word`.
"""

import argparse
import json
import random
import time
from pathlib import Path
from typing import Any

from benchmarks.shared import newswire
from training.reader.base import load_tokenizer

SHAPES = (
    (1, 32),
    (8, 32),
    (16, 32),
    (32, 32),
    (8, 48),
    (1, 64),
    (8, 64),
    (1, 128),
    (4, 128),
    (1, 256),
    (4, 256),
    (1, 384),
    (1, 512),
)


def pieces_a_word(reports: int = 200) -> float:
    """Word pieces for a word of newswire, special pieces left out."""
    tokenizer = load_tokenizer()
    texts = [row["text"] for row in newswire(reports)]
    pieces = sum(len(tokenizer.cut(text).ids) for text in texts)
    return pieces / sum(len(t.split()) for t in texts)


def read(folder: Path, threads: list[int], seconds: float) -> list[dict[str, Any]]:
    """Words a second of reader.onnx at each shape of batch, windows without padding."""
    from training.reader.export import sample, session

    ratio = pieces_a_word()
    rows: list[dict[str, Any]] = []
    for count in threads:
        run = session(folder / "reader.onnx", count)
        for batch, length in SHAPES:
            ids, traits, mask = sample(batch, length)
            mask[:] = 1
            fed = {"ids": ids, "traits": traits, "mask": mask}
            run.run(None, fed)
            best, end = [9.9, 9.9], time.monotonic() + seconds
            while time.monotonic() < end:
                wall, cpu = time.perf_counter(), time.process_time()
                run.run(None, fed)
                best = [min(best[0], time.perf_counter() - wall), min(best[1], time.process_time() - cpu)]
            words = batch * (length - 2) / ratio
            rows.append(
                {"threads": count, "batch": batch, "length": length, "words_a_second": round(words / best[0]),
                 "words_a_cpu_second": round(words / best[1])}
            )  # fmt: skip
    return rows


def train(layers: int, bf16: bool, pieces: int, length: int, steps: int, threads: int) -> dict[str, Any]:
    """Pieces a second of whole training steps (forward, backward, AdamW) on made-up windows."""
    import torch

    from despatch.language.learned.labels import ATTRIBUTES, LAYERS, ROLES
    from training.reader.encoder import pretrained
    from training.reader.export import sample
    from training.reader.model import Batch, Reader

    torch.set_num_threads(threads)
    rng = random.Random(7)
    model = Reader(pretrained(layers))
    optimiser = torch.optim.AdamW(model.parameters(), lr=1e-5)
    rows = max(1, pieces // length)
    ids, traits, mask = (torch.from_numpy(a) for a in sample(rows, length))
    tags = torch.randint(0, 3, (len(LAYERS), rows, length))
    heads = torch.tensor([[p := rng.randrange(rows * length - 3), p + 2] for _ in range(4 * rows)])
    fillers = torch.tensor([[p := rng.randrange(rows * length - 3), p + 2] for _ in range(20 * rows)])
    roles = torch.randint(0, len(ROLES) + 1, (len(heads), len(fillers)))
    same = torch.randint(0, 2, (len(heads), len(heads)))
    attributes = torch.randint(0, 5, (len(ATTRIBUTES), len(heads)))
    batch = Batch(ids, traits, mask, tags, heads, fillers, roles, same, attributes)
    best = [9e9, 9e9]
    for _ in range(steps):
        wall, cpu = time.perf_counter(), time.process_time()
        with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
            losses = model.losses(batch)
        optimiser.zero_grad()
        torch.stack(list(losses.values())).sum().backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        best = [min(best[0], time.perf_counter() - wall), min(best[1], time.process_time() - cpu)]
    return {
        "layers": layers, "bf16": bf16, "batch_pieces": rows * length, "length": length, "threads": threads,
        "pieces_a_second": round(rows * length / best[0]), "pieces_a_cpu_second": round(rows * length / best[1]),
    }  # fmt: skip


def main() -> None:
    """Measure as the command line says; one JSON object a line."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = made.add_subparsers(dest="verb", required=True)
    reading = verbs.add_parser("read")
    reading.add_argument("--onnx", type=Path, required=True)
    reading.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    reading.add_argument("--seconds", type=float, default=2.0, help="for each shape")
    training = verbs.add_parser("train")
    training.add_argument("--layers", type=int, default=6)
    training.add_argument("--bf16", action="store_true")
    training.add_argument("--pieces", type=int, default=2048)
    training.add_argument("--length", type=int, default=128)
    training.add_argument("--steps", type=int, default=6)
    training.add_argument("--threads", type=int, default=1)
    options = made.parse_args()
    if options.verb == "read":
        for row in read(options.onnx, options.threads, options.seconds):
            print(json.dumps(row), flush=True)
    else:
        print(
            json.dumps(
                train(
                    options.layers,
                    options.bf16,
                    options.pieces,
                    options.length,
                    options.steps,
                    options.threads,
                )
            )
        )


if __name__ == "__main__":
    main()
