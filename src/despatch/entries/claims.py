"""What an entry would claim, in plain words, for the network that judges candidates (`despatch.language.learned.judging`)."""

from collections.abc import Iterable

from despatch.registers.states import states

_MOST = 5  # parties named


def undertaking(by: Iterable[str]) -> str:
    """Of a commitment: "undertaking of India, Peru"."""
    return f"undertaking of {_named(by)}"


def text(kind: str, parties: Iterable[str]) -> str:
    """Of an instrument: "agreement of India, Peru"."""
    return f"{kind} of {_named(parties)}"


def _named(parties: Iterable[str]) -> str:
    """States by their usual name, bodies and movements as the record writes them."""
    known = states()
    return ", ".join(known[p].names[0] if p in known else p for p in list(parties)[:_MOST])
