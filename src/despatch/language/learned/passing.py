"""Windows through the network: what it says of each window's core, put where its pieces stand in the text."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from despatch.language.learned import network
from despatch.language.learned.pieces import Pieces
from despatch.language.learned.windows import CLS, SEP, Window


def passed(
    path: Path, pieces: Pieces, cut: Sequence[Window], hidden: Any = None, logits: Any = None
) -> tuple[Any, Any]:
    """Hidden vectors (pieces, width) and logits (pieces, columns) with what the network says of the windows' cores.

    What is given is written into; where nothing is given, what no window reads is zero.
    """
    told = network.runs(path, ["hidden", "logits"], [_shown(pieces, window) for window in cut])
    for window, (vectors, scores) in zip(cut, told, strict=True):
        if hidden is None or logits is None:
            hidden = np.zeros((len(pieces.ids), vectors.shape[-1]), np.float32)
            logits = np.zeros((len(pieces.ids), scores.shape[-1]), np.float32)
        core = np.asarray(window.core)
        hidden[core_of(window)], logits[core_of(window)] = vectors[0][core], scores[0][core]
    return hidden, logits


def _shown(pieces: Pieces, window: Window) -> dict[str, Any]:
    """What the network is given of a window: a batch of one."""
    ids = np.asarray([pieces.ids[k] if k >= 0 else CLS for k in window.pieces], np.int64)
    ids[-1] = SEP
    traits = np.asarray([pieces.traits[k] if k >= 0 else 0 for k in window.pieces], np.int64)
    return {"ids": ids[None], "traits": traits[None], "mask": np.ones((1, len(ids)), np.int64)}


def core_of(window: Window) -> Any:
    """Places in the text of the pieces that a window reads."""
    return np.asarray(window.pieces)[np.asarray(window.core)]


def shares(scores: Any) -> Any:
    """Logits as probabilities (softmax along the last axis)."""
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)
