"""One function over many items: the same answer in the same order, however many processes."""

import os
from collections.abc import Iterator

import pytest

from despatch.engines import run
from despatch.engines.cores import FEW
from despatch.model import DespatchError


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


def test_no_more_is_taken_than_is_asked_for() -> None:
    taken = []

    def endless() -> Iterator[int]:
        number = 0
        while True:
            taken.append(number)
            yield number
            number += 1

    results = run(double, endless(), 2)
    assert [next(results) for _ in range(3)] == [0, 2, 4]
    results.close()  # type: ignore[attr-defined]
    assert len(taken) < 40


def test_a_worker_that_dies_is_an_error_in_words() -> None:
    with pytest.raises(DespatchError, match="worker process died"):
        list(run(die, [1, 2, 3], 2))


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_work_raises_is_raised(jobs: int) -> None:
    with pytest.raises(ValueError, match="1"):
        list(run(refuse, [1, 2], jobs))
