"""The best lawful sequence of tags, against trying every one."""

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from despatch.language.learned.decode import best_tags
from despatch.language.learned.labels import COLUMNS, LAYERS, SLICES, tags
from training.reader.spans import f1, viterbi

TAGS = 5  # two labels
SURELY = np.log(0.995)


def lawful(found: Any) -> bool:
    return all(
        tag == 0 or tag % 2 or before in (tag - 1, tag) for before, tag in itertools.pairwise([0, *found])
    )


def score(log: Any, found: Any) -> float:
    return float(sum(log[n, tag] for n, tag in enumerate(found)))


def best(log: Any) -> float:
    return max(score(log, s) for s in itertools.product(range(TAGS), repeat=len(log)) if lawful(s))


def normal(logits: Any) -> Any:
    return logits - np.log(np.exp(logits).sum(-1, keepdims=True))


LOGITS = arrays.arrays(
    np.float64, st.tuples(st.integers(1, 5), st.just(TAGS)), elements=st.floats(-4, 4, width=32)
)  # fmt: skip


@given(LOGITS)
def test_no_lawful_sequence_is_better(logits: Any) -> None:
    log = normal(logits)
    found = best_tags(log)
    assert lawful(found)
    if (log[:, 0] < SURELY).all():
        assert score(log, found) == pytest.approx(best(log))


@given(st.lists(st.one_of(st.none(), LOGITS), max_size=4))
def test_words_surely_outside_part_the_rest(parts: list[Any]) -> None:
    sure = normal(np.array([[12.0, 0, 0, 0, 0]]))
    logs = [sure if part is None else np.concatenate((normal(np.minimum(part, 4)), sure)) for part in parts]
    if not logs:
        assert best_tags(np.zeros((0, TAGS))) == []
        return
    assert best_tags(np.concatenate(logs)) == [tag for log in logs for tag in best_tags(log)]


def test_nothing_goes_on_that_did_not_begin() -> None:
    log = normal(np.array([[0.0, 0, 5, 0, 0], [0, 0, 5, 0, 0]]))
    assert viterbi(log) == [1, 2]
    log = normal(np.array([[0.0, 5, 0, 0, 0], [0, 0, 0, 0, 5]]))
    assert viterbi(log) in ([1, 2], [1, 0], [3, 4])


def test_columns_lie_side_by_side() -> None:
    assert [b - a for a, b in SLICES.values()] == [1 + 2 * len(labels) for labels in LAYERS.values()]
    assert max(b for _, b in SLICES.values()) == COLUMNS
    assert tags("cue") == ("O", "B-cue", "I-cue")


def test_f1_of_nothing() -> None:
    assert f1(0, 0, 0) == 0.0
    assert f1(1, 2, 2) == 0.5
