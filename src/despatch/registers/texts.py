"""Well-known texts between states: treaties, agreements and declarations with their sides."""

from functools import lru_cache

import msgspec

from despatch.registers.tables import rows, split


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """A text; `names` are its usual names, the first the one it is kept by.

    `kind` is the kind of an instrument; `parties` are its sides, or the body whose text it is (UN for
    conventions open to all).
    """

    names: tuple[str, ...]
    kind: str
    parties: tuple[str, ...]


@lru_cache(maxsize=1)
def texts() -> tuple[Text, ...]:
    """All texts of the register, in its order."""
    found: list[Text] = []
    for kind, parties, names in rows("texts.tsv"):
        for group in names.split(";"):
            found.append(Text(names=tuple(split(group)), kind=kind, parties=_codes(parties)))
    return tuple(found)


def _codes(cell: str) -> tuple[str, ...]:
    """Codes of states and one-word bodies; a body's code of two words stands alone."""
    return (cell,) if cell in _TWO_WORDS else tuple(cell.split())


_TWO_WORDS = frozenset(("ARAB LEAGUE", "ANDEAN COMMUNITY", "UNION STATE"))
