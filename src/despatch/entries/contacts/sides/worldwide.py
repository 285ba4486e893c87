"""Gatherings of the world's leaders without a body: who convenes one by its own name is the party that is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_WHO = frozenset(
    "leaders ministers delegates delegations representatives officials presidents governments envoys".split()
)
_WHOSE = frozenset(
    "countries nations states world world's democracies governments economies continent globe".split()
)
_COP = re.compile(r"cop-?\d{1,2}")
_NEAR = 7  # tokens from "leaders" to the states that they lead


def is_worldwide(view: View) -> bool:
    """Whether the sentence tells that leaders of many states come ("world leaders", "delegates from 80 countries")."""
    words = view.words
    for i, word in enumerate(words):
        pair = (word, view.word(i + 1))
        if pair in (("world", "leaders"), ("global", "leaders"), ("heads", "of")):
            return True
        if word in _WHO and pair[1] in ("from", "of") and not _WHOSE.isdisjoint(words[i + 2 : i + 2 + _NEAR]):
            return True
    return False


def is_cop(mechanism: str | None) -> bool:
    """Whether it is one of the yearly conferences on the climate, which states host by turns ("COP27")."""
    return any(_COP.fullmatch(word) for word in (mechanism or "").lower().split())
