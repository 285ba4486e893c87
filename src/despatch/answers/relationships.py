"""A relationship as people write it - `IND-RUS`, "India-Russia" - to the codes of its parties, and back."""

import re

from despatch.answers.parties import known_code, party_code, party_name
from despatch.model import UsageError

_JOIN = re.compile("[-–]")


def relationship(written: str) -> tuple[str, ...]:
    """The codes of the parties of `IND-RUS`, "India-Russia", "United States–China", BRA-IND-ZAF, in the order given.

    Names that have a hyphen of their own are known ("Guinea-Bissau-Portugal").

    Raises:
        UsageError: a party that is not known, fewer than two, or one twice.
    """
    parts = _JOIN.split(written)
    found = _codes(parts)
    if found is None:
        found = tuple(party_code(part) for part in parts)  # says which is not known
    if len(set(found)) < max(2, len(found)):
        raise UsageError("relationship", f"{written!r} is not between two parties", "IND-RUS or India-Russia")
    return found


def relationship_name(parties: tuple[str, ...]) -> str:
    """ "India – Russia"."""
    return " – ".join(party_name(p) for p in parties)


def _codes(parts: list[str]) -> tuple[str, ...] | None:
    """The parts as known parties, neighbours joined where a name has a hyphen; None where that cannot be."""
    if not parts:
        return ()
    for taken in range(len(parts), 0, -1):  # the longest name first
        code = known_code("-".join(parts[:taken]))
        if code is None:
            continue
        rest = _codes(parts[taken:])
        if rest is not None:
            return (code, *rest)
    return None
