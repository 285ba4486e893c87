"""Windows to batches of tensors, in an order that seed, data set and epoch settle."""

import pickle
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch

from despatch.language.learned.labels import ATTRIBUTES, LAYERS
from despatch.language.learned.pieces import pieces_of
from despatch.language.learned.windows import Size, windows
from training.reader import corpus
from training.reader.examples import Example
from training.reader.model import Batch
from training.reader.targets import MASKED, Features, features


def featurised(examples: Iterator[Example], tokenizer: Any, size: Size) -> list[Features]:
    """All windows of all examples."""
    found = []
    for example in examples:
        pieces = pieces_of(example.text, example.sentences, tokenizer)
        found += [features(example, pieces, w) for w in windows(pieces, example.sentences, size)]
    return found


def training_features(
    data: str, tokenizer: Any, size: Size, limit: int | None = None, cache: Path | None = None
) -> list[Features]:
    """Windows of the training part of a data set; kept in `cache` (remove it when readers or data change)."""
    path = cache / f"{data}.{limit}.{'-'.join(map(str, size))}.pickle" if cache else None
    if path and path.exists():
        kept: list[Features] = pickle.loads(path.read_bytes())
        return kept
    found = featurised(corpus.trained(data, limit), tokenizer, size)
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(found))
    return found


def batches(found: Sequence[Features], pieces: int, seed: str) -> Iterator[list[Features]]:
    """One epoch: windows of like length together, at most `pieces` of them (padding counted) a batch, shuffled."""
    rng = random.Random(seed)
    order = sorted(found, key=lambda f: (len(f.ids) + rng.randrange(24), rng.random()))
    made: list[list[Features]] = [[]]
    longest = 0
    for one in order:
        longest = max(longest, len(one.ids))
        if made[-1] and longest * (len(made[-1]) + 1) > pieces:
            made.append([])
            longest = len(one.ids)
        made[-1].append(one)
    rng.shuffle(made)
    yield from (m for m in made if m)


def collate(found: Sequence[Features], device: str = "cpu") -> Batch:
    """Windows as one padded batch; links are told in places of the flattened batch."""
    length = max(len(f.ids) for f in found)
    heads, fillers = [], []
    for n, one in enumerate(found):
        heads += [(n * length + a, n * length + b) for a, b in one.heads]
        fillers += [(n * length + a, n * length + b) for a, b in one.fillers]
    roles = torch.full((len(heads), len(fillers)), MASKED)
    same = torch.full((len(heads), len(heads)), MASKED)
    bags: list[tuple[int, int, int, int]] = []
    count = down = right = 0
    for one in found:
        h, f = len(one.heads), len(one.fillers)
        for head, role, tails in one.bags:
            bags += [(count, down + head, right + tail, role) for tail in tails]
            count += 1
        if h and f:
            roles[down : down + h, right : right + f] = torch.tensor(one.roles)
        if h:
            same[down : down + h, down : down + h] = torch.tensor(one.same)
        down, right = down + h, right + f
    empty: list[int] = []
    made = Batch(
        ids=_padded([f.ids for f in found], length, 0),
        traits=_padded([f.traits for f in found], length, 0),
        mask=_padded([[1] * len(f.ids) for f in found], length, 0),
        tags=torch.stack([_padded([f.tags.get(x, empty) for f in found], length, MASKED) for x in LAYERS]),
        heads=torch.tensor(heads, dtype=torch.int64).view(-1, 2),
        fillers=torch.tensor(fillers, dtype=torch.int64).view(-1, 2),
        roles=roles, same=same, bags=torch.tensor(bags, dtype=torch.int64).view(-1, 4),
        attributes=torch.tensor([[v for f in found for v in f.attributes.get(name, empty)] for name in ATTRIBUTES]),
    )  # fmt: skip
    return Batch(*(part.to(device) for part in made))


def _padded(rows: Sequence[list[int]], length: int, value: int) -> torch.Tensor:
    return torch.tensor([row + [value] * (length - len(row)) for row in rows])
