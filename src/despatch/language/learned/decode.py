"""Log probabilities of tags to the best sequence of tags, with what BIO forbids left out."""

from typing import Any

import numpy as np

_NEVER = -1e9
_SURELY = float(np.log(0.995))


def best_tags(log: Any) -> list[int]:
    """Best tags of a sequence where tag 2k+2 may only follow 2k+1 or itself; `log` (length, tags) are log probabilities.

    Words that surely are in no span part stretches that are settled on their own, so that most words cost nothing.
    """
    found = [0] * len(log)
    begin = last = -1
    for n in [*np.flatnonzero(log[:, 0] < _SURELY).tolist(), -1]:
        if begin >= 0 and n != last + 1:
            found[begin : last + 1] = _stretch(log[begin : last + 1].tolist())
            begin = -1
        if begin < 0:
            begin = n
        last = n
    return found


def _stretch(rows: list[list[float]]) -> list[int]:
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
