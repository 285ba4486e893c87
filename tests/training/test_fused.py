"""Attention as one operator: the same results, fewer nodes."""

from pathlib import Path

import numpy as np
import pytest

onnx = pytest.importorskip("onnx", reason="of the training environment")
torch = pytest.importorskip("torch", reason="of the training environment")

SHAPE = {"vocabulary": 50, "width": 48, "heads": 4, "inner": 64, "layers": 2, "places": 40}


def exported(path: Path) -> Path:
    """A small encoder without training, as float32 ONNX."""
    from training.reader.encoder import Encoder, Shape

    torch.manual_seed(3)
    ids = torch.randint(0, 50, (1, 9))
    with torch.no_grad():
        torch.onnx.export(
            Encoder(Shape(**SHAPE)).eval(), (ids, torch.zeros_like(ids), torch.ones_like(ids)), str(path),
            input_names=["ids", "traits", "mask"], output_names=["hidden"],
            dynamic_axes={name: {1: "length"} for name in ("ids", "traits", "mask", "hidden")},
            opset_version=17, dynamo=False,
        )  # fmt: skip
    return path


@pytest.mark.filterwarnings("ignore")
def test_one_operator_reads_what_forty_nodes_read(tmp_path: Path) -> None:
    import onnxruntime

    from training.reader.fused import fused

    plain = exported(tmp_path / "plain.onnx")
    model = onnx.load(str(plain))
    before = len(model.graph.node)
    assert fused(model, SHAPE["heads"]) == SHAPE["layers"]
    assert len(model.graph.node) < before - 40
    assert fused(model, SHAPE["heads"]) == 0  # nothing is left to fuse
    onnx.save(model, str(tmp_path / "fused.onnx"))
    for length in (1, 7, 31):
        ids = np.arange(length)[None] % 50
        fed = {"ids": ids, "traits": np.zeros_like(ids), "mask": np.ones_like(ids)}
        told = [
            onnxruntime.InferenceSession(str(tmp_path / name)).run(None, fed)[0]
            for name in ("plain.onnx", "fused.onnx")
        ]
        assert np.allclose(*told, atol=1e-4)


def test_a_graph_without_attention_stays(tmp_path: Path) -> None:
    from onnx import TensorProto, helper

    from training.reader.fused import fused

    made = helper.make_graph(
        [helper.make_node("Neg", ["a"], ["b"])], "g",
        [helper.make_tensor_value_info("a", TensorProto.FLOAT, ["n"])],
        [helper.make_tensor_value_info("b", TensorProto.FLOAT, ["n"])],
    )  # fmt: skip
    model = helper.make_model(made)
    assert fused(model) == 0
    assert len(model.graph.node) == 1
