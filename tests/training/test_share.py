"""Two networks with their embeddings in one file: the same results, and no other embeddings."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

onnx = pytest.importorskip("onnx", reason="of the training environment")


def graph(path: Path, words: Any, scale: float) -> Path:
    """A network that looks up `words` and multiplies them."""
    from onnx import TensorProto, helper, numpy_helper

    nodes = [
        helper.make_node("Gather", ["words", "ids"], ["found"]),
        helper.make_node("Mul", ["found", "scale"], ["out"]),
    ]
    made = helper.make_graph(
        nodes, "g",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["n"])],
        [helper.make_tensor_value_info("out", TensorProto.FLOAT, ["n", 4])],
        [numpy_helper.from_array(words, "words"), numpy_helper.from_array(np.float32(scale), "scale")],
    )  # fmt: skip
    onnx.save(helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), str(path))
    return path


def test_the_networks_read_as_before(tmp_path: Path) -> None:
    import onnxruntime

    from training.reader.share import WORDS, share

    words = np.arange(40, dtype=np.float32).reshape(10, 4)
    given = {f"{name}.onnx": graph(tmp_path / name, words, scale) for name, scale in (("a", 2.0), ("b", 3.0))}
    share(given, tmp_path / "out")
    assert (tmp_path / "out" / WORDS).stat().st_size == words.nbytes
    for name, scale in (("a.onnx", 2.0), ("b.onnx", 3.0)):
        session = onnxruntime.InferenceSession(str(tmp_path / "out" / name))
        (out,) = session.run(None, {"ids": np.array([1, 7])})
        assert np.array_equal(out, words[[1, 7]] * scale)


def test_other_embeddings_are_refused(tmp_path: Path) -> None:
    from training.reader.share import ShareError, share

    words = np.zeros((10, 4), np.float32)
    given = {"a.onnx": graph(tmp_path / "a", words, 1.0), "b.onnx": graph(tmp_path / "b", words + 1, 1.0)}
    with pytest.raises(ShareError, match="other embeddings"):
        share(given, tmp_path / "out")


def test_pieces_of_other_scripts_are_left_out(tmp_path: Path) -> None:
    import onnxruntime

    from training.reader.share import SPECIAL, share, shortened

    names = [
        *(f"[unused{n}]" for n in range(SPECIAL)),
        "the",
        "[unused200]",
        "дом",
        "##ед",
        "é",
        "中",
        "€",
        "##s",
        "—",
    ]
    tokenizer = {
        "version": "1.0",
        "model": {"type": "WordPiece", "vocab": {name: n for n, name in enumerate(names)}},
    }
    made, rows = shortened(tokenizer)
    assert list(made["model"]["vocab"])[SPECIAL:] == ["the", "é", "€", "##s", "—"]
    assert [names[n] for n in rows] == list(made["model"]["vocab"])
    words = np.arange(len(names) * 4, dtype=np.float32).reshape(-1, 4)
    share({"a.onnx": graph(tmp_path / "a", words, 2.0)}, tmp_path / "out", rows)
    session = onnxruntime.InferenceSession(str(tmp_path / "out/a.onnx"))
    kept = np.array([made["model"]["vocab"]["##s"], 0])
    (out,) = session.run(None, {"ids": kept})
    assert np.array_equal(out, words[[names.index("##s"), 0]] * 2.0)
