"""One function over many items: the same answer in the same order, however many processes."""

import os
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from despatch.cli.reading import Task, outcomes
from despatch.engines import cores, run
from despatch.engines.cores import AHEAD, FEW
from despatch.language.learned.network import THREADS, threads
from despatch.model import DespatchError

SAMPLES = Path(__file__).parents[2] / "examples" / "reports"


def double(number: int) -> int:
    return number * 2


def die(number: int) -> int:
    os._exit(9)


def refuse(number: int) -> int:
    raise ValueError(number)


@pytest.mark.parametrize("jobs", [1, 2, None])
def test_order_and_results(jobs: int | None) -> None:
    items = list(range(FEW + 20))
    assert list(run(double, items, jobs)) == [n * 2 for n in items]


def test_few_items_stay_in_this_process() -> None:
    assert list(run(lambda n: n + 1, [1, 2], None)) == [2, 3]  # a lambda could not be sent to another


@pytest.mark.parametrize("count", ["1", "2", "3"])
def test_threads_of_one_process_keep_the_order(count: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(THREADS, count)
    monkeypatch.setattr(cores, "folder", lambda: SAMPLES)  # there is a network
    seen = Counter[int]()

    def work(number: int) -> int:
        seen[threads()] += 1
        time.sleep(0.002 * (number % 3))
        return number * 2

    assert list(run(work, range(30), 1)) == [n * 2 for n in range(30)]
    assert seen == {1: 30}  # each reads by itself
    assert threads() == int(count)


def test_a_single_item_has_all_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(THREADS, "2")
    monkeypatch.setattr(cores, "folder", lambda: SAMPLES)
    assert list(run(lambda _: threads(), ["one"], 1)) == [2]
    assert list(run(lambda _: threads(), [], 1)) == []


def test_a_long_item_does_not_hold_up_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(THREADS, "2")
    monkeypatch.setattr(cores, "folder", lambda: SAMPLES)
    far = threading.Event()

    def work(number: int) -> bool:
        if number == AHEAD:
            far.set()
        return number != 1 or far.wait(10)  # the second ends only once others far behind it are done

    assert all(run(work, range(AHEAD + 4), 1))


def test_rules_alone_read_in_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(THREADS, "2")
    monkeypatch.setattr(cores, "folder", lambda: None)
    here = threading.get_ident()
    assert all(run(lambda _: threading.get_ident() == here, range(5), 1))


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_more_is_taken_than_is_asked_for(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(THREADS, "2")
    monkeypatch.setattr(cores, "folder", lambda: SAMPLES)
    taken = []

    def endless() -> Iterator[int]:
        number = 0
        while True:
            taken.append(number)
            yield number
            number += 1

    results = run(double, endless(), jobs)
    assert [next(results) for _ in range(3)] == [0, 2, 4]
    results.close()  # type: ignore[attr-defined]
    assert len(taken) < 4 * AHEAD + 3


def test_a_worker_that_dies_is_an_error_in_words() -> None:
    with pytest.raises(DespatchError, match="worker process died"):
        list(run(die, [1, 2, 3], 2))


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_work_raises_is_raised(jobs: int) -> None:
    with pytest.raises(ValueError, match="1"):
        list(run(refuse, [1, 2], jobs))


@pytest.mark.reader
def test_readings_do_not_depend_on_the_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    samples = [str(path) for path in sorted(SAMPLES.glob("*.txt"))[:8]]
    found = []
    for count in ("1", "2"):
        monkeypatch.setenv(THREADS, count)
        found.append([one.data for one in outcomes(samples, Task(), 1)])
    assert found[0] == found[1]
    assert all(found[0])
