"""Towns, regions and the states where they lie (GeoNames, CC BY 4.0; see `data/towns.tsv`)."""

from functools import lru_cache

from despatch.registers.tables import rows, split, text


@lru_cache(maxsize=1)
def _towns() -> dict[str, str]:
    lines = text("towns.tsv").split("\n")
    return dict(line.split("\t", 1) for line in lines if line and line[0] != "#")


@lru_cache(maxsize=1)
def regions() -> dict[str, str]:
    """Regions and provinces to the code of their state."""
    return {name: cells[0] for cells in rows("regions.tsv") for name in split(cells[1])}


@lru_cache(maxsize=4096)
def countries_of(town: str) -> tuple[tuple[str, int], ...]:
    """The states with a town so called, with its population, the biggest first; empty if none is known.

    >>> countries_of("Vladivostok")
    (('RUS', 604901),)
    """
    found = _towns().get(town)
    if not found:
        return ()
    return tuple((part[:3], int(part[4:])) for part in found.split(" "))


def is_town(name: str) -> bool:
    """Whether any town is so called."""
    return name in _towns()


@lru_cache(maxsize=1)
def fixed_names() -> dict[str, tuple[str, str]]:
    """Names that hold a state's name without standing for it, and well-known agencies: to type and state."""
    return {name: (cells[0], cells[1]) for cells in rows("masks.tsv") for name in split(cells[2])}
