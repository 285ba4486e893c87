"""States: names, demonyms, and the cities and seats of power that stand for them."""

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from despatch.registers.tables import rows, split


class State(msgspec.Struct, frozen=True, kw_only=True):
    """A state or territory with an ISO 3166-1 alpha-3 code (withdrawn codes for states that are no more).

    `people` are nouns for its people; `seats` are the capital (first) and the places of power which
    the press names for the state.
    """

    code: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def states() -> dict[str, State]:
    """All states by code."""
    found = {}
    for cells in rows("states.tsv"):
        code, names, adjectives, people, seats = (cells + [""] * 5)[:5]
        found[code] = State(
            code=code,
            names=(*split(names), *_by_adjective(code, split(names), split(adjectives))),
            adjectives=tuple(split(adjectives)),
            people=tuple(split(people)),
            seats=tuple(split(seats)),
        )
    return found


# States beside which another republic is called by the same adjective.
_SHARED = frozenset(("CHN", "COD", "COG", "KOR", "SRB", "TWN", "YEM"))


def _by_adjective(code: str, names: Sequence[str], adjectives: Sequence[str]) -> tuple[str, ...]:
    """The style "the South African Republic" of a state that is known as a "Republic of ..."."""
    if not adjectives or code in _SHARED or not any(name.startswith("Republic of ") for name in names):
        return ()
    made = f"{adjectives[0]} Republic"
    return () if made in names else (made,)


def is_state(code: str) -> bool:
    """Whether a party code is a state's."""
    return code in states()
