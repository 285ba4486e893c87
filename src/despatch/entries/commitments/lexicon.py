"""The words of commitments: verbs, nouns and adjectives that undertake, and deeds. Data in `lexicon.yaml`."""

from functools import cache
from typing import NamedTuple

from despatch.entries.verbs import inflect
from despatch.registers.tables import beside


class Lexicon(NamedTuple):
    """Closed lists of `lexicon.yaml`.

    `governors`: word -> its class and how it stands (base | s | past | ing | noun | adjective);
    `concrete`, `measured`: form of a verb -> base | s | past | ing.
    """

    governors: dict[str, tuple[str, str]]
    concrete: dict[str, str]
    measured: dict[str, str]
    never: frozenset[str]
    leading: frozenset[str]
    empty: frozenset[str]
    not_after: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Load `lexicon.yaml` once."""
    raw = beside(__file__, "lexicon.yaml")
    governors: dict[str, tuple[str, str]] = {}
    for kind, words in raw["triggers"].items():
        for form, how in _forms(words["verbs"]).items():
            governors.setdefault(form, (kind, how))
        for adjective in words.get("adjectives", []):
            governors.setdefault(adjective, (kind, "adjective"))
        for noun in words["nouns"]:
            governors.setdefault(noun, (kind, "noun"))
    return Lexicon(
        governors=governors,
        concrete=_forms(raw["concrete"]),
        measured=_forms(raw["measured"]),
        never=frozenset(_forms(raw["never"])) | frozenset(raw["never"]),
        leading=frozenset(_forms(raw["leading"])),
        empty=frozenset(_forms(raw["empty"])),
        not_after=frozenset(raw["not_after"]),
    )


def _forms(entries: list[str]) -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in entries:
        table.update(inflect(*entry.split()))
    return table
