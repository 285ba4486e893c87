"""The encoder of an int8 file as float weights: what a network can be started from where the checkpoint is gone."""

import re
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper

_PRODUCT = re.compile(r"/encoder/(layers\.\d+\.?)/?(\w+)/MatMul_quant")


def encoder_of(path: Path, words: torch.Tensor) -> dict[str, torch.Tensor]:
    """Weights of the encoder in a shipped graph, by the names of `training.reader.encoder`; `words` are those of word pieces,
    which are frozen in training and so still the pretrained ones."""
    graph = onnx.load(str(path), load_external_data=False).graph
    given = {t.name: t for t in graph.initializer}
    made: dict[str, torch.Tensor] = {"words.weight": words}

    def array(name: str) -> Any:
        return numpy_helper.to_array(given[name])

    for name, tensor in given.items():
        if (
            name.startswith("encoder.")
            and tensor.data_type == onnx.TensorProto.FLOAT
            and not name.endswith("_scale")
        ):
            made[name.removeprefix("encoder.")] = torch.tensor(array(name))
    for part in ("places", "traits"):
        made[f"{part}.weight"] = torch.tensor(_floats(array, f"encoder.{part}.weight"))
    for node in graph.node:
        found = _PRODUCT.match(node.name)
        if node.op_type == "MatMulInteger" and found:
            weights = _floats(array, node.input[1].removesuffix("_quantized"))
            made[f"{found[1].rstrip('.')}.{found[2]}.weight"] = torch.tensor(weights.T.copy())
    return made


def _floats(array: Any, name: str) -> Any:
    whole = array(f"{name}_quantized").astype(np.float32)
    return (whole - array(f"{name}_zero_point").astype(np.float32)) * array(f"{name}_scale")
