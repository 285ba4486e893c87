"""The direction in time that a clause gives to a date without a year or week: past, future, or neither.

No part-of-speech model: the nearest verb group before the expression decides, else the first one after it.
"""

from functools import cache
from pathlib import Path

import yaml

from despatch.language.times.words import Cell

_REACH = 28  # words looked at on either side
_CLAUSE_END = frozenset((";", ":", "—"))


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    data = yaml.safe_load((Path(__file__).parent / "verbs.yaml").read_text(encoding="utf-8"))
    past, future, planned, present, not_verbs = (
        frozenset(data[k]) for k in ("past", "future", "planned", "present", "not_past")
    )
    return past, future, planned, present, not_verbs


def direction(cells: list[Cell], first: int, last: int) -> int:
    """-1 past, +1 future, 0 unknown, for the clause around cells[first:last]."""
    found = _scan(cells, range(first - 1, max(-1, first - _REACH), -1))
    if found is None:
        found = _scan_ahead(cells, last)
    return found or 0


def _scan(cells: list[Cell], positions: range) -> int | None:
    for i in positions:
        if cells[i].word in _CLAUSE_END:
            return None
        told = _tells(cells, i)
        if told is not None:
            return told
    return None


def _scan_ahead(cells: list[Cell], last: int) -> int | None:
    for i in range(last, min(len(cells), last + _REACH)):
        if cells[i].word in _CLAUSE_END:
            return None
        told = _tells(cells, i)
        if told is not None:
            return told
    return None


def _tells(cells: list[Cell], i: int) -> int | None:
    """What the word says: -1, +1, or None for no finite verb."""
    past, future, planned, present, not_past = _verbs()
    low = cells[i].word.lower()
    before = cells[i - 1].word.lower() if i else ""
    after = cells[i + 1].word.lower() if i + 1 < len(cells) else ""
    if low in future or (low == "to" and _infinitive(after, before)):
        return -1 if after in ("have",) and low != "to" else 1
    if low in planned:
        return 1
    if low in ("was", "were") and after in ("to", "due", "expected", "scheduled", "set"):
        return 1
    if low in past or (low.endswith("ed") and len(low) > 4 and low not in not_past):
        if before in ("be", "being") or _after_modal(cells, i):
            return 1
        return -1
    if low in present:
        return 1 if after in ("to", "due", "expected", "scheduled", "set") else None
    return None


def _after_modal(cells: list[Cell], i: int) -> bool:
    future = _verbs()[1]
    return (
        any(cells[j].word.lower() in future for j in range(max(0, i - 3), i))
        and cells[i - 1].word.lower() != "have"
    )


def _infinitive(after: str, before: str) -> bool:
    return (
        after.isalpha()
        and after.islower()
        and after not in _verbs()[4]
        and before not in ("from",)
        and after in _bases()
    )


@cache
def _bases() -> frozenset[str]:
    data = yaml.safe_load((Path(__file__).parent / "verbs.yaml").read_text(encoding="utf-8"))
    return frozenset(data["base"])
