"""Inputs to answers: in their order, by as many threads as read."""

import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from despatch.language.learned import network

PATH = Path("nowhere.onnx")


class Session:
    """Answers each input with its double, and tells who asked."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def run(self, outputs: list[str], given: dict[str, Any]) -> list[Any]:
        self.asked.append(threading.get_ident())
        return [given["x"] * 2]


@pytest.mark.parametrize(
    ("threads", "inputs", "beside", "shared"),
    [(1, 3, 0, 3), (2, 0, 0, 0), (2, 1, 0, 1), (2, 2, 2, 0), (2, 5, 4, 1), (3, 5, 3, 2)],
)
def test_each_thread_takes_one_and_what_is_left_over_is_shared(
    threads: int, inputs: int, beside: int, shared: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(network.THREADS, str(threads))
    made = {n: Session() for n in (1, threads)}
    monkeypatch.setattr(network, "session", lambda path, threads=1: made[threads])
    told = list(network.runs(PATH, ["y"], [{"x": n} for n in range(inputs)]))
    assert told == [[n * 2] for n in range(inputs)]
    here = threading.get_ident()
    asked = [who for session in made.values() for who in session.asked]
    assert sum(who != here for who in asked) == beside
    if threads > 1:
        assert [len(made[1].asked), len(made[threads].asked)] == [beside, shared]


@pytest.mark.reader
@pytest.mark.skipif(
    not (network.FILES / network.READER).exists(), reason="the learned reader is not shipped here"
)
def test_the_same_to_the_bit_by_any_number_of_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    def window(length: int) -> dict[str, Any]:
        ids = (np.arange(length) * 37 % 20_000 + 1000)[None]
        return {"ids": ids, "traits": np.zeros_like(ids), "mask": np.ones_like(ids)}

    found = []
    for count in ("1", "2", "3"):
        monkeypatch.setenv(network.THREADS, count)
        path = network.FILES / network.READER
        found.append(list(network.runs(path, ["hidden", "logits"], [window(n) for n in (31, 60, 90)])))
    for others in found[1:]:
        for one, other in zip(found[0], others, strict=True):
            assert all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))
