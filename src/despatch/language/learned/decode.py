"""Log probabilities of tags to the best sequence of tags, with what BIO forbids left out."""

from typing import Any

import numpy as np

_NEVER = -1e9
_SURELY = float(np.log(0.995))


def best_tags(log: Any) -> list[int]:
    """Best tags of a sequence where tag 2k+2 may only follow 2k+1 or itself; `log` (length, tags) are log probabilities.

    Words that surely are in no span part stretches that are settled on their own. Where the likeliest tag of each word
    makes a lawful sequence it is the best one; only the other stretches are searched.
    """
    if not len(log):
        return []
    likeliest, surely_none = log.argmax(-1), log[:, 0] >= _SURELY
    likeliest[surely_none] = 0
    found: list[int] = likeliest.tolist()
    end = 0
    for n in _unlawful(likeliest):
        if n >= end:  # else its stretch was searched already
            begin, end = _stretch(surely_none, n)
            found[begin:end] = _searched(log[begin:end].tolist())
    return found


def _stretch(surely_none: Any, n: int) -> tuple[int, int]:
    """The words around the `n`th up to those that surely are in no span."""
    before, after = np.flatnonzero(surely_none[:n]), np.flatnonzero(surely_none[n:])
    return int(before[-1]) + 1 if len(before) else 0, n + int(after[0]) if len(after) else len(surely_none)


def _unlawful(tags: Any) -> list[int]:
    """Words whose tag goes on with a span that does not stand before it."""
    before = np.concatenate([[0], tags[:-1]])
    goes_on = (tags > 0) & (tags % 2 == 0)
    return np.flatnonzero(goes_on & (before != tags) & (before != tags - 1)).tolist()


def _searched(rows: list[list[float]]) -> list[int]:
    """The best lawful sequence (Viterbi 1967)."""
    tags = range(len(rows[0]))
    best = [row if n % 2 or not n else _NEVER for n, row in enumerate(rows[0])]
    back: list[list[int]] = []
    for row in rows[1:]:
        top = max(tags, key=best.__getitem__)
        came = [top if n % 2 or not n else (n - 1 if best[n - 1] >= best[n] else n) for n in tags]
        back.append(came)
        best = [best[k] + row[n] for n, k in enumerate(came)]
    path = [max(tags, key=best.__getitem__)]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]
