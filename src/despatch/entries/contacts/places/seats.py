"""Towns that go without saying: seats of power, capitals, states that are one town."""

from __future__ import annotations

from functools import cache

from despatch.registers.places import countries_of, is_town
from despatch.registers.states import states
from despatch.registers.tables import beside

# States that are, or are met in, the town of their name: "in Singapore" tells the town too.
_TOWN_STATES = {
    "SGP": ("Singapore",), "HKG": ("Hong Kong",), "MAC": ("Macao", "Macau"), "MCO": ("Monaco",), "DJI": ("Djibouti",),
    "LUX": ("Luxembourg",), "SMR": ("San Marino",), "GIB": ("Gibraltar",),
}  # fmt: skip
# Capitals that stand for no state, or that another town comes before as its seat.
_CAPITALS = {
    "BEL": "Brussels", "DJI": "Djibouti", "JAM": "Kingston", "LUX": "Luxembourg", "MCO": "Monaco", "NLD": "Amsterdam",
    "SGP": "Singapore", "SYC": "Victoria", "STP": "Sao Tome", "SMR": "San Marino", "VAT": "Vatican City", "SUN": "Moscow",
    "YUG": "Belgrade", "SCG": "Belgrade", "COK": "Avarua", "NIU": "Alofi", "BMU": "Hamilton", "NCL": "Noumea",
}  # fmt: skip


@cache
def _seats() -> dict[str, list[tuple[list[str], str, str]]]:
    """Seats by their first word, the longest name first: words, town, state."""
    found: dict[str, list[tuple[list[str], str, str]]] = {}
    for town, state, *names in beside(__file__, "seats.yaml"):
        for name in names:
            words = str(name).split()
            found.setdefault(words[0], []).append((words, town, state))
    for known in found.values():
        known.sort(key=lambda seat: (-len(seat[0]), seat[0]))
    return found


def seat_at(words: list[str], i: int) -> tuple[str, str] | None:
    """Town and state of the seat of power whose name (in lower case) begins at `i`, or None."""
    for seat, town, state in _seats().get(words[i], ()):
        if words[i : i + len(seat)] == seat:
            return town, state
    return None


def seat_called(name: str) -> tuple[str, str] | None:
    """Town and state of the seat of power that is called exactly so, or None."""
    words = name.lower().removeprefix("the ").split()
    for seat, town, state in _seats().get(words[0], ()) if words else ():
        if words == seat:
            return town, state
    return None


def capital_of(code: str) -> str | None:
    """The capital of a state by its code, or None."""
    if code in _CAPITALS:
        return _CAPITALS[code]
    state = states().get(code)
    return state.seats[0] if state and state.seats else None


def town_named(code: str, words: str) -> str | None:
    """The town that a name standing for a state is ("Tirana" for ALB), or None where it is the state's name."""
    state = states().get(code)
    if not state:
        return None
    fold = words.casefold()
    if any(fold == town.casefold() for town in _TOWN_STATES.get(code, ())):
        return words
    return next((seat for seat in state.seats if seat.casefold() == fold and is_town(seat)), None)


def country_of(town: str) -> str | None:
    """The state where a town lies: the one that it is the capital of, else that of the biggest so called."""
    name = town.title() if town.isupper() else town
    for code, state in states().items():
        if state.seats and name == state.seats[0]:
            return code
    found = countries_of(name)
    return found[0][0] if found else None
