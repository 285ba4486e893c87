"""Parties as people write them - code, name, demonym, capital - to the codes of the record, and back."""

import difflib
from collections.abc import Iterable
from functools import lru_cache

from despatch.model import UsageError
from despatch.registers.bodies import bodies, movements
from despatch.registers.states import states


def party_code(name: str) -> str:
    """The code of a party given as IND, India, Indian, Indians, New Delhi, EU, European Union ...

    Raises:
        UsageError: no state, body or movement is known by that name; names near to it are given.
    """
    code = known_code(name)
    if code is None:
        known = _codes()
        near = difflib.get_close_matches(_fold(name), known, n=3, cutoff=0.72)
        names = dict.fromkeys(f"{party_name(known[n])} ({known[n]})" for n in near)
        raise UsageError(
            "party", f"{name!r} is no state or body known here", " or ".join(names) or "a code, as IND"
        )
    return code


def known_code(name: str) -> str | None:
    """The code of a party given as above; None where none is known by that name."""
    return _codes().get(_fold(name))


def party_codes(names: Iterable[str]) -> tuple[str, ...]:
    """The codes of parties, each once, in the order in which they are named.

    Raises:
        UsageError: one is known by no such name.
    """
    return tuple(dict.fromkeys(map(party_code, names)))


def party_name(code: str) -> str:
    """The usual name of a state ("Russia" for RUS); a body or movement goes by its code."""
    state = states().get(code)
    return state.names[0] if state else code


def names_beginning(start: str) -> list[str]:
    """Codes and usual names of states and codes of bodies that begin so, sorted."""
    names = {name for state in states().values() for name in (state.code, state.names[0])} | set(bodies())
    return sorted(name for name in names if name.casefold().startswith(start.casefold()))


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Every name to its code; where two share one, codes go before names, states before seats."""
    found: dict[str, str] = {}
    known_states = list(states().values())
    for group in (bodies(), movements()):
        for body in group.values():
            for name in (body.code, *body.names):
                found.setdefault(_fold(name), body.code)
    for state in known_states:
        found[_fold(state.code)] = state.code
    for state in known_states:
        for name in (*state.names, *state.adjectives, *state.people):
            found.setdefault(_fold(name), state.code)
    for state in known_states:
        for name in state.seats:
            found.setdefault(_fold(name), state.code)
    return found


def _fold(name: str) -> str:
    folded = " ".join(name.replace("’", "'").casefold().replace(".", "").split())
    return folded.removeprefix("the ")
