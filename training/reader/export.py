"""Export the model to int8 ONNX and check it against torch.

    python -m training.reader.export --model build/reader/model.pt --out build/reader/onnx

Writes `reader.onnx` (ids, traits, mask -> hidden, logits), `links.onnx` (flat, heads, fillers -> roles, same, and
an output for each attribute), both with int8 weights (dynamic quantisation), and `tokenizer.json`. Prints sizes and how far int8 is
from torch: the share of tags that agree and the largest difference of float32 ONNX logits.
"""

import argparse
import json
import shutil
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from despatch.language.learned.labels import ATTRIBUTES, SLICES
from despatch.language.learned.pieces import TRAITS
from training.reader.base import model_folder
from training.reader.encoder import Encoder, Shape, pretrained
from training.reader.model import Reader

NAMES = {"reader": (["ids", "traits", "mask"], ["hidden", "logits"]),
         "links": (["flat", "heads", "fillers"], ["roles", "same", *(f"of_{a}" for a in ATTRIBUTES)])}  # fmt: skip
AXES: dict[str, dict[int, str]] = {
    "ids": {0: "batch", 1: "length"}, "traits": {0: "batch", 1: "length"}, "mask": {0: "batch", 1: "length"},
    "hidden": {0: "batch", 1: "length"}, "logits": {0: "batch", 1: "length"}, "flat": {0: "places"},
    "heads": {0: "h"}, "fillers": {0: "f"}, "roles": {0: "h", 1: "f"}, "same": {0: "h", 1: "h2"},
    **{f"of_{a}": {0: "h"} for a in ATTRIBUTES},
}  # fmt: skip


def trained_reader(path: Path) -> Reader:
    """The model of a checkpoint, ready to read."""
    state = torch.load(path, map_location="cpu", weights_only=False)
    model = Reader(Encoder(Shape(layers=state["layers"])))
    model.load_state_dict(state["model"])
    return model.eval()


def untrained_reader(layers: int) -> Reader:
    """The pretrained encoder with untrained heads, to measure speed and size with."""
    torch.manual_seed(7)
    return Reader(pretrained(layers)).eval()


def sample(batch: int, length: int, seed: int = 7) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Made-up ids, traits and a mask in which the last window is a quarter padding."""
    rng = np.random.default_rng(seed)
    mask = np.ones((batch, length), np.int64)
    mask[-1, length - length // 4 :] = 0
    return rng.integers(1000, 30000, (batch, length)), rng.integers(0, TRAITS, (batch, length)), mask


def export(model: Reader, out: Path) -> None:
    """Write float32 and int8 files of both graphs into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    ids, traits, mask = (torch.from_numpy(a) for a in sample(2, 24))
    spans = torch.tensor([[1, 2], [3, 5], [9, 9]])
    flat = torch.zeros(48, model.encoder.shape.width)
    _onnx(model, (ids, traits, mask), out, "reader")
    _onnx(model.links, (flat, spans[:2], spans), out, "links")
    for name in NAMES:
        quantise(out / f"{name}.float.onnx", out / f"{name}.onnx")
    shutil.copy(model_folder() / "tokenizer.json", out / "tokenizer.json")


def _onnx(part: nn.Module, arguments: tuple[Any, ...], out: Path, name: str) -> None:
    inputs, outputs = NAMES[name]
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            part, arguments, str(out / f"{name}.float.onnx"), input_names=inputs, output_names=outputs,
            dynamic_axes={n: AXES[n] for n in (*inputs, *outputs)}, opset_version=17, dynamo=False,
        )  # fmt: skip


def quantise(given: Path, out: Path) -> None:
    """Write a graph with int8 weights."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    # Weights by column: one scale for a whole matrix costs points of F1. 7 bits are not needed with VNNI, but a
    # machine without it would overflow silently with 8: reduce_range keeps every processor's results alike.
    quantize_dynamic(
        str(given), str(out), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
    )  # fmt: skip


def session(path: Path, threads: int = 1) -> Any:
    """An onnxruntime session on the CPU with so many threads.

    Its SkipLayerNormalization takes ten times as long as a sum and a LayerNormalization (a third of all time),
    so that fusion is left out; the runtime must do the same.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


def parity(
    model: Reader, out: Path, ids: np.ndarray, traits: np.ndarray, mask: np.ndarray
) -> dict[str, float]:
    """How far the exported files are from torch, on the given pieces."""
    with torch.no_grad():
        hidden, logits = (t.numpy() for t in model(*(torch.from_numpy(a) for a in (ids, traits, mask))))
    fed = {"ids": ids, "traits": traits, "mask": mask}
    real = mask.astype(bool)
    float_ = session(out / "reader.float.onnx").run(["logits"], fed)[0]
    small_hidden, small = session(out / "reader.onnx").run(["hidden", "logits"], fed)
    agree = [
        float((small[..., a:b].argmax(-1) == logits[..., a:b].argmax(-1))[real].mean())
        for a, b in SLICES.values()
    ]
    spans = np.array([[1, 3], [5, 6], [8, 8]])
    flat = hidden.reshape(-1, hidden.shape[-1])
    with torch.no_grad():
        roles = model.links(torch.from_numpy(flat), torch.from_numpy(spans[:2]), torch.from_numpy(spans))[
            0
        ].numpy()
    linked = session(out / "links.float.onnx").run(
        ["roles"], {"flat": flat, "heads": spans[:2], "fillers": spans}
    )[0]
    return {
        "float_logits_largest_difference": float(np.abs(float_ - logits)[real].max()),
        "float_roles_largest_difference": float(np.abs(linked - roles).max()),
        "int8_logits_mean_difference": float(np.abs(small - logits)[real].mean()),
        "int8_hidden_mean_difference": float(np.abs(small_hidden - hidden)[real].mean()),
        "int8_tags_that_agree": sum(agree) / len(agree),
        "int8_tags_that_agree_least": min(agree),
    }


def sizes(out: Path) -> dict[str, float]:
    """Megabytes of each file."""
    return {p.name: round(p.stat().st_size / 1e6, 2) for p in sorted(out.iterdir()) if p.is_file()}


def main() -> None:
    """Export as the command line says."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--model", type=Path, help="a checkpoint; without it the untrained model, to try speed")
    made.add_argument("--layers", type=int, default=6, help="of the untrained model")
    made.add_argument("--out", type=Path, required=True)
    options = made.parse_args()
    torch.set_num_threads(1)
    model = trained_reader(options.model) if options.model else untrained_reader(options.layers)
    export(model, options.out)
    print(json.dumps({"megabytes": sizes(options.out), "parity": parity(model, options.out, *sample(4, 96))}))


if __name__ == "__main__":
    main()
