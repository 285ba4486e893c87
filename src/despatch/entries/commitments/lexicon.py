"""The words of commitments: verbs, nouns and adjectives that undertake, and deeds. Data in `lexicon.yaml`."""

from functools import cache
from typing import NamedTuple

from despatch.entries.verbs import inflect
from despatch.registers.tables import beside


class Lexicon(NamedTuple):
    """Forms of verbs to their kind (base | s | past | ing), and closed lists; see `lexicon.yaml`."""

    pledge: dict[str, str]
    needs_clause: frozenset[str]
    concrete: dict[str, str]
    measured: dict[str, str]
    never: frozenset[str]
    leading: frozenset[str]
    nouns: frozenset[str]
    ready: frozenset[str]
    not_after: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Load `lexicon.yaml` once."""
    raw = beside(__file__, "lexicon.yaml")

    def forms(entries: list[str]) -> dict[str, str]:
        table: dict[str, str] = {}
        for entry in entries:
            table.update(inflect(*entry.split()))
        return table

    return Lexicon(
        pledge=forms(raw["pledge"]),
        needs_clause=frozenset(forms(raw["needs_clause"])),
        concrete=forms(raw["concrete"]),
        measured=forms(raw["measured"]),
        never=frozenset(forms(raw["never"])) | frozenset(raw["never"]),
        leading=frozenset(forms(raw["leading"])),
        nouns=frozenset(raw["nouns"]),
        ready=frozenset(raw["ready"]),
        not_after=frozenset(raw["not_after"]),
    )
