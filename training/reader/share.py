"""Put the networks side by side, with the embeddings of word pieces that all have in one file.

    python -m training.reader.share --reader build/train/onnx --names build/train/names-onnx --judge build/train/judge --out build/train/files

The embeddings are frozen in training (`freeze-words`), so those of the networks are the same to the byte; they are half of each file.
Writes `reader.onnx`, `names.onnx`, `judge.onnx`, `words.bin` (ONNX external data) and `tokenizer.json`, and copies `links.onnx`. Pieces
that no English text has - other scripts, places that the vocabulary left free - are left out of both vocabulary and embeddings.
Attention becomes one operator (`fused`), which knows no padding: what is shipped reads one window at a time.
"""

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

import onnx

from training.reader.fused import fused

WORDS = "words.bin"
SPECIAL = 104  # pieces with a number under this are [PAD], [UNK], [CLS], [SEP], [MASK] and free places; they stay where they are
LATIN = 0x370  # letters from here on, but for punctuation and signs of currencies, are of other scripts
_SIGNS = (range(0x2000, 0x2070), range(0x20A0, 0x20D0), range(0x2100, 0x2140))


class ShareError(ValueError):
    """The networks do not have the same embeddings."""


def kept(vocabulary: dict[str, int]) -> dict[str, int]:
    """The pieces to be kept, with their numbers, in order."""
    in_order = sorted(vocabulary.items(), key=lambda item: item[1])
    return {piece: n for piece, n in in_order if n < SPECIAL or _of_english(piece)}


def _of_english(piece: str) -> bool:
    if piece.startswith("[unused"):
        return False
    return all(ord(c) < LATIN or any(ord(c) in signs for signs in _SIGNS) for c in piece)


def share(graphs: dict[str, Path], out: Path, rows: list[int] | None = None) -> None:
    """Write each graph as `out`/name, and the largest weight of all, which must be the same in each, as `words.bin`.

    Of its `rows` only those given are written, in that order; all if none are given.
    """
    out.mkdir(parents=True, exist_ok=True)
    loaded = {name: onnx.load(str(path)) for name, path in graphs.items()}
    words = {name: _largest(model) for name, model in loaded.items()}
    if len({bytes(tensor.raw_data) for tensor in words.values()}) != 1:
        raise ShareError(
            f"{', '.join(graphs)} have other embeddings each: were they trained with --freeze-words?"
        )
    for tensor in words.values():
        _take(tensor, rows if rows is not None else list(range(tensor.dims[0])))
    (out / WORDS).write_bytes(next(iter(words.values())).raw_data)
    for name, model in loaded.items():
        _put_outside(words[name])
        fused(model)
        onnx.save(model, str(out / name))


def _largest(model: onnx.ModelProto) -> onnx.TensorProto:
    return max(model.graph.initializer, key=lambda tensor: len(tensor.raw_data))


def _take(tensor: onnx.TensorProto, rows: list[int]) -> None:
    given, long = bytes(tensor.raw_data), len(tensor.raw_data) // tensor.dims[0]
    tensor.raw_data = b"".join(given[n * long : (n + 1) * long] for n in rows)
    tensor.dims[0] = len(rows)


def _put_outside(tensor: onnx.TensorProto) -> None:
    size = len(tensor.raw_data)
    tensor.ClearField("raw_data")
    tensor.data_location = onnx.TensorProto.EXTERNAL
    for key, value in (("location", WORDS), ("offset", "0"), ("length", str(size))):
        tensor.external_data.add(key=key, value=value)


def shortened(tokenizer: dict[str, Any]) -> tuple[dict[str, Any], list[int]]:
    """A tokenizer with the pieces that are kept alone, numbered anew, and their numbers before."""
    pieces = kept(tokenizer["model"]["vocab"])
    model = {**tokenizer["model"], "vocab": {piece: n for n, piece in enumerate(pieces)}}
    return {**tokenizer, "model": model}, list(pieces.values())


def main() -> None:
    """Share as the command line says."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("reader", "names", "out"):
        made.add_argument(f"--{name}", type=Path, required=True)
    made.add_argument(
        "--judge", type=Path, help="left out while there is none: it is trained on what the others read"
    )
    told = made.parse_args()
    tokenizer, rows = shortened(json.loads((told.reader / "tokenizer.json").read_text(encoding="utf-8")))
    graphs = {"reader.onnx": told.reader / "reader.onnx", "names.onnx": told.names / "reader.onnx"}
    if told.judge:
        graphs["judge.onnx"] = told.judge / "judge.onnx"
    share(graphs, told.out, rows)
    shutil.copy(told.reader / "links.onnx", told.out / "links.onnx")
    (told.out / "tokenizer.json").write_text(
        json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
