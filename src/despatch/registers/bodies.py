"""Intergovernmental bodies with their members, and movements that talk as a side."""

from functools import lru_cache

import msgspec

from despatch.registers.tables import rows, split


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """A body (`code` is the party as docs/words.md writes it) or a movement (`code` is its usual name)."""

    code: str
    names: tuple[str, ...]
    members: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def bodies() -> dict[str, Body]:
    """All intergovernmental bodies by code; members as of 2026, where few enough to list."""
    return {
        cells[0]: Body(
            code=cells[0],
            names=tuple(split(cells[1])),
            members=tuple(cells[2].split()) if len(cells) > 2 else (),
        )
        for cells in rows("bodies.tsv")
    }


def standing_for(party: str) -> tuple[str, ...]:
    """The two states that a body of two stands for (the Union State: Russia and Belarus); any other party itself."""
    body = bodies().get(party)
    return body.members if body and len(body.members) == 2 else (party,)


@lru_cache(maxsize=1)
def truces() -> dict[str, tuple[str, str]]:
    """By movement, between which sides its truces are: the state where it is and itself, if the table tells no others."""
    made = {}
    for cells in rows("movements.tsv"):
        told = cells[3].split() if len(cells) > 3 else [*cells[2:3], "*"]
        if len(told) == 2:
            first, other = told
            made[cells[0]] = (first, cells[0] if other == "*" else other)
    return made


@lru_cache(maxsize=1)
def movements() -> dict[str, Body]:
    """Armed and political movements by name; `members` holds the state where they are, if one."""
    return {
        cells[0]: Body(code=cells[0], names=tuple(split(cells[1])), members=tuple(cells[2:3]))
        for cells in rows("movements.tsv")
    }
