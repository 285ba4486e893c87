"""The shipped files: the vocabulary of word pieces, the int8 networks by onnxruntime, opened once a process."""

import functools
import hashlib
import os
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from despatch.language.learned.wordpiece import WordPiece

FILES = Path(__file__).parent / "files"
READER, LINKS, NAMES, JUDGE = "reader.onnx", "links.onnx", "names.onnx", "judge.onnx"
"""The network that entries ask, the links between what it finds, one trained on names alone, and one that judges candidates."""
_PARTS = (READER, LINKS, NAMES, JUDGE, "words.bin")
THREADS = "DESPATCH_THREADS"
SWITCH = "DESPATCH_READER"
"""Environment variable: `rules` reads without the learned reader; a folder reads with the files in it."""


def folder() -> Path | None:
    """Where the files of the learned reader are; None where it is switched off or not shipped."""
    told = os.environ.get(SWITCH, "")
    if told == "rules":
        return None
    path = Path(told) if told else FILES
    return path if (path / READER).exists() else None


def for_names(path: Path) -> str:
    """The network of a folder that sees names best: its own for them, or else the reader."""
    return NAMES if (path / NAMES).exists() else READER


@functools.lru_cache(maxsize=2)
def tokenizer(path: Path) -> WordPiece:
    """The word-piece tokenizer of a folder."""
    return WordPiece.from_file(path / "tokenizer.json")


def version() -> str | None:
    """The version of the learned reader: `reader-` and the beginning of its files' digest; None where there is none."""
    path = folder()
    return None if path is None else _version(path)


@functools.lru_cache(maxsize=4)
def _version(path: Path) -> str:
    digest = hashlib.sha256()
    for name in _PARTS:
        if (path / name).exists():
            digest.update((path / name).read_bytes())
    return f"reader-{digest.hexdigest()[:8]}"


_here = threading.local()


def one_thread() -> None:
    """From now on let the thread that calls this read by itself: others read beside it."""
    _here.threads = 1


def threads() -> int:
    """How many threads read: `DESPATCH_THREADS`, else two where there are two cores; of several reports one each, of
    one all of them. What is read is the same to the bit, however many there are."""
    known: int | None = getattr(_here, "threads", None)
    return known or int(os.environ.get(THREADS, "") or min(2, os.cpu_count() or 1))


_OPENING = threading.Lock()


def session(path: Path, threads: int = 1) -> Any:
    """An onnxruntime session on the CPU with so many threads; opened once, also where several threads ask for it together."""
    with _OPENING:
        return _session(path, threads)


def runs(path: Path, outputs: list[str], inputs: Sequence[dict[str, Any]]) -> Iterator[list[Any]]:
    """What the network of a file says of each of its inputs, in their order; each answer can go before the last is there.

    Each thread takes one at a time; what is left over all share, which saves a third where the other way saves half.
    """
    count = threads()
    beside = len(inputs) - len(inputs) % count if count > 1 else 0
    if beside:
        yield from _beside_each_other(path, outputs, inputs[:beside], count)
    if beside < len(inputs):
        opened = session(path, count)
        for given in inputs[beside:]:
            yield opened.run(outputs, given)


def _beside_each_other(
    path: Path, outputs: list[str], inputs: Sequence[dict[str, Any]], count: int
) -> Iterator[list[Any]]:
    from concurrent.futures import ThreadPoolExecutor

    opened = session(path)
    with ThreadPoolExecutor(count) as pool:
        yield from pool.map(lambda given: opened.run(outputs, given), inputs)


@functools.lru_cache(maxsize=8)
def _session(path: Path, threads: int) -> Any:
    """A session of its own.

    Its SkipLayerNormalization takes ten times as long as a sum and a LayerNormalization (a third of all time),
    so that fusion is left out. Its threads spin while it runs, and sleep between runs: else they keep the core busy that the
    rules run on (a fifth of all time on newswire).
    """
    import onnxruntime  # type: ignore[import-untyped]

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.force_spinning_stop", "1")
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )
