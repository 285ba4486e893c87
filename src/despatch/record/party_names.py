"""Whether a text names a party: by its names, adjectives, people, capital or house of power."""

import re
from functools import lru_cache

from despatch.registers.bodies import bodies, movements
from despatch.registers.states import states


def names_party(text: str, party: str) -> bool:
    """Whether `text` has a name of the party of that code as whole words, in the spelling of the registers.

    >>> names_party("talks with Moscow", "RUS"), names_party("Indiana", "IND")
    (True, False)
    """
    return bool(_pattern(party).search(text))


@lru_cache(maxsize=512)
def _pattern(party: str) -> re.Pattern[str]:
    state = states().get(party)
    body = bodies().get(party) or movements().get(party)
    names: tuple[str, ...] = (party,)
    if state:
        names = (*state.names, *state.adjectives, *state.people, *state.seats)
    elif body:
        names = body.names
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
