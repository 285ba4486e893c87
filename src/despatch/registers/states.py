"""States: names, demonyms, and the cities and seats of power that stand for them."""

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
            names=tuple(split(names)),
            adjectives=tuple(split(adjectives)),
            people=tuple(split(people)),
            seats=tuple(split(seats)),
        )
    return found


def is_state(code: str) -> bool:
    """Whether a party code is a state's."""
    return code in states()
