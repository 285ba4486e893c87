"""Put the two networks side by side, with the embeddings of word pieces that both have in one file.

    python -m training.reader.share --reader build/train/onnx --names build/train/names-onnx --out build/train/files

The embeddings are frozen in training (`freeze-words`), so those of two networks are the same to the byte; they are half of each file.
Writes `reader.onnx`, `names.onnx`, `words.bin` (ONNX external data), and copies `links.onnx` and `tokenizer.json`.
"""

import argparse
import shutil
from pathlib import Path

import onnx

WORDS = "words.bin"


class ShareError(ValueError):
    """The networks do not have the same embeddings."""


def share(graphs: dict[str, Path], out: Path) -> None:
    """Write each graph as `out`/name, and the largest weight of all, which must be the same in each, as `words.bin`."""
    out.mkdir(parents=True, exist_ok=True)
    loaded = {name: onnx.load(str(path)) for name, path in graphs.items()}
    words = {name: _largest(model) for name, model in loaded.items()}
    if len({bytes(tensor.raw_data) for tensor in words.values()}) != 1:
        raise ShareError(
            f"{', '.join(graphs)} have other embeddings each: were they trained with --freeze-words?"
        )
    (out / WORDS).write_bytes(next(iter(words.values())).raw_data)
    for name, model in loaded.items():
        _put_outside(words[name])
        onnx.save(model, str(out / name))


def _largest(model: onnx.ModelProto) -> onnx.TensorProto:
    return max(model.graph.initializer, key=lambda tensor: len(tensor.raw_data))


def _put_outside(tensor: onnx.TensorProto) -> None:
    size = len(tensor.raw_data)
    tensor.ClearField("raw_data")
    tensor.data_location = onnx.TensorProto.EXTERNAL
    for key, value in (("location", WORDS), ("offset", "0"), ("length", str(size))):
        tensor.external_data.add(key=key, value=value)


def main() -> None:
    """Share as the command line says."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("reader", "names", "out"):
        made.add_argument(f"--{name}", type=Path, required=True)
    told = made.parse_args()
    share({"reader.onnx": told.reader / "reader.onnx", "names.onnx": told.names / "reader.onnx"}, told.out)
    for name in ("links.onnx", "tokenizer.json"):
        shutil.copy(told.reader / name, told.out / name)


if __name__ == "__main__":
    main()
