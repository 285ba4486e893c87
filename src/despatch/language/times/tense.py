"""The direction in time that a clause gives to a date without a year or week: past, future, or neither.

There is no part-of-speech model: the nearest verb group before the expression decides; where there is
none, or only a verb of reporting further off, the first one after it.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from despatch.language.times.words import Cell

_REACH = 28  # words looked at on either side
_CLOSE = 6  # a verb so near before a date surely governs it
_CLAUSE_END = frozenset((";", ":", "—", "“", '"', "”"))
_PAST, _NONE, _FUTURE = -1, 0, 1
_SOON = frozenset(("by", "until", "till"))


class _Verbs(NamedTuple):
    past: frozenset[str]
    reporting: frozenset[str]
    future: frozenset[str]
    planning: frozenset[str]
    coming: frozenset[str]
    present_future: frozenset[str]
    plural_future: frozenset[str]
    present: frozenset[str]
    be: frozenset[str]
    determiners: frozenset[str]
    not_past: frozenset[str]
    base: frozenset[str]


@cache
def _verbs() -> _Verbs:
    data = yaml.safe_load((Path(__file__).parent / "verbs.yaml").read_text(encoding="utf-8"))
    return _Verbs(*(frozenset(data[kind]) for kind in _Verbs._fields))


def told_near(cells: list[Cell], first: int) -> bool:
    """Whether the verb that tells the tense stands close before: "met on March 3"."""
    words = ["" if c.kind == "MONTH" else c.word.lower() for c in cells[max(0, first - _CLOSE) : first]]
    return any(_tells(words, i) is not None for i in range(len(words)))


def planned_in_past(cells: list[Cell], first: int) -> bool:
    """Whether the plan itself lies in the past: "had been planned for March"; its date may too."""
    words = [c.word.lower() for c in cells[max(0, first - 8) : first]]
    plans = [i for i, w in enumerate(words) if w in _verbs().planning and w.endswith(("ed", "due"))]
    return any({"was", "were", "had"} & set(words[max(0, i - 3) : i]) for i in plans)


def direction(cells: list[Cell], first: int, last: int) -> int:
    """-1 past, +1 future, 0 unknown, for the clause around cells[first:last]."""
    words = ["" if c.kind == "MONTH" else c.word.lower() for c in cells]  # "May" is no verb there
    if first and words[first - 1] in _SOON:
        return _PAST if first == 1 and _ahead(words, last) == _PAST else _FUTURE
    found = _before(words, first)
    if found is None or found[1]:
        ahead = _ahead(words, last)
        if ahead is not None:
            return ahead
    return found[0] if found else _NONE


def _before(words: list[str], first: int) -> tuple[int, bool] | None:
    """Direction told by the words before, and whether it is a doubtful one that words after may overrule."""
    v = _verbs()
    infinitive = False
    for i in range(first - 1, max(-1, first - _REACH), -1):
        word = words[i]
        if word in _CLAUSE_END:
            break
        if (
            word == "to"
            and i + 1 < len(words)
            and words[i + 1] in v.base
            and (i == 0 or words[i - 1] != "from")
        ):
            infinitive = True
            continue
        told = _tells(words, i)
        if told is None:
            continue
        if infinitive and told == _NONE:
            return _FUTURE, False
        if told == _PAST and word in v.reporting and first - i > 2:
            return (_FUTURE if infinitive else _PAST), True
        bare = word in v.planning and word.endswith("ed") and not (i and words[i - 1] in v.be)
        return told, bare and not infinitive  # "a meeting planned for Friday was cancelled"
    return (_FUTURE, True) if infinitive else None


def _ahead(words: list[str], last: int) -> int | None:
    for i in range(last, min(len(words), last + _REACH)):
        if words[i] in _CLAUSE_END:
            return None
        told = _tells(words, i)
        if told is not None:
            return told
    return None


def _tells(words: list[str], i: int) -> int | None:
    """What the word says of direction; None where it is no finite verb."""
    v = _verbs()
    word = words[i]
    before = words[i - 1] if i else ""
    after = words[i + 1] if i + 1 < len(words) else ""
    if word in v.future:
        return _PAST if after == "have" else _FUTURE
    if word in v.planning:
        return _planning(word, before, after)
    if word in v.past or (word.endswith("ed") and len(word) > 4 and word not in v.not_past):
        return _past(words, i, before, after)
    if word in v.plural_future and before not in v.determiners and before != "to" and before not in v.future:
        return _FUTURE  # "the ministers meet on Monday"
    if word in v.present_future and before not in v.determiners:
        return _FUTURE
    if word in ("is", "are") and any(w in v.planning for w in words[max(0, i - 8) : i]):
        return _FUTURE  # "the deadline is Thursday"
    if word in v.present:
        return _FUTURE if after in v.planning or after in v.coming or after == "to" else _NONE
    return None


def _planning(word: str, before: str, after: str) -> int | None:
    if word == "set":
        return _FUTURE if after in ("to", "for") or before in _verbs().be else _PAST
    if word == "going" and after != "to":
        return None
    if word in ("agreed", "decided", "arranged", "threatened", "wanted") and after != "to":
        return _PAST
    return _FUTURE


def _past(words: list[str], i: int, before: str, after: str) -> int | None:
    v = _verbs()
    if words[i] in ("was", "were") and (after in v.planning or after in ("to", "due")):
        return _FUTURE
    if words[i] not in v.past and before in v.determiners:
        return None  # "the proposed talks"
    if before in ("is", "are"):
        return _NONE  # "when the case is heard in May"
    if before in ("be", "being") or (
        before != "have" and any(w in v.future for w in words[max(0, i - 3) : i])
    ):
        return _FUTURE
    return _PAST
