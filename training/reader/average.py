"""The mean of the weights of several checkpoints of one run after another: steadier than any of them (Wortsman et al. 2022, "Model soups").

    python -m training.reader.average build/train/d/model.pt build/train/f/model.pt --out build/train/average/model.pt

The checkpoints have to be of the same network. What is written can be exported, and training can start from it, but not resume.
"""

import argparse
from pathlib import Path
from typing import Any

import torch


def mean(states: list[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """The mean of each weight, in its own type; raises `ValueError` where the networks differ."""
    names = [sorted((k, tuple(v.shape)) for k, v in state.items()) for state in states]
    if any(other != names[0] for other in names):
        raise ValueError("the checkpoints are not of the same network")
    return {
        name: torch.stack([state[name].float() for state in states]).mean(0).to(weight.dtype)
        for name, weight in states[0].items()
    }


def main() -> None:
    """Average as the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("models", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    found: list[dict[str, Any]] = [
        torch.load(p, map_location="cpu", weights_only=False) for p in options.models
    ]
    made = {**found[-1], "model": mean([one["model"] for one in found])}
    made.pop("optimiser", None)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(made, options.out)


if __name__ == "__main__":
    main()
