"""The word lists of the brief (`data/brief.yaml`)."""

from functools import cache
from typing import NamedTuple

from despatch.answers.parties import party_name
from despatch.registers.tables import beside


class Lexicon(NamedTuple):
    """Words in small letters."""

    no_mechanism: frozenset[str]
    no_topic_start: frozenset[str]
    pointing: frozenset[str]
    no_title_end: frozenset[str]
    no_deed: frozenset[str]
    acting: tuple[str, ...]
    draft: tuple[str, ...]
    ahead: tuple[str, ...]
    article: tuple[str, ...]
    courtesy: tuple[str, ...]
    clause: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lists, read once."""
    raw = beside(__file__, "data/brief.yaml")
    return Lexicon(
        frozenset(raw["no_mechanism"]),
        frozenset(raw["no_topic_start"]),
        frozenset(raw["pointing"]),
        frozenset(raw["no_title_end"]),
        frozenset(raw["no_deed"]),
        tuple(raw["acting"]),
        tuple(raw["draft"]),
        tuple(raw["ahead"]),
        tuple(raw["article"]),
        tuple(raw["courtesy"]),
        frozenset(raw["clause"]),
    )


def the(code: str) -> str:
    """The name of a party as it stands in a sentence: "the United States", "India"."""
    name = party_name(code)
    return f"the {name}" if name.startswith(lexicon().article) else name
