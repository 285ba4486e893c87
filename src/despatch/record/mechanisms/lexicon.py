"""The word lists by which mechanisms are told apart."""

import re
from functools import cache
from typing import Any, NamedTuple

from despatch.record.words import lexicon
from despatch.registers.tables import beside


class Lists(NamedTuple):
    """The data of `data/mechanisms.yaml`: `sorts` maps a word to its sort, `same` patterns to words."""

    sorts: dict[str, str]
    empty: frozenset[str]
    same: tuple[tuple[re.Pattern[str], str], ...]
    acronyms: dict[str, str]
    alone: frozenset[str]


@cache
def lists() -> Lists:
    """The word lists, folded."""
    raw: dict[str, Any] = beside(__file__, "data/mechanisms.yaml")
    sorts = {word: line[0] for line in raw["sorts"] for word in line}
    general = lexicon()["generic_mechanisms"] | lexicon()["empty_mechanisms"] | lexicon()["stop"]
    empty = (general | set(raw["empty"]) | set(raw["months"])) - set(raw["telling"]) - sorts.keys()
    return Lists(
        sorts=sorts,
        empty=frozenset(empty),
        same=tuple((re.compile(pattern), words) for pattern, words in raw["same"]),
        acronyms=dict(raw["acronyms"]),
        alone=frozenset(raw["alone"]),
    )
