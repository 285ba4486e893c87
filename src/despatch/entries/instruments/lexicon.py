"""The words of instruments: heads with their kind, verbs and nouns of action. Data in `lexicon.yaml`."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from despatch.entries.verbs import inflect
from despatch.model import Token
from despatch.registers.tables import beside


class Lexicon(NamedTuple):
    """`empty` are the six first letters of words that tell nothing of a text; `made` are heads that are texts only where somebody signs or adopts them. `compounds` are nouns before which a head only modifies. `formal` are heads that only a formal act makes a text. `heads`: word or two-word phrase -> kind; `verbs`: form -> (action, base|s|past|ing). `phrasal`: form -> (particles, action, base|s|past|ing) of verbs of several words."""

    heads: dict[str, str]
    last_words: frozenset[str]
    weak: frozenset[str]
    verbs: dict[str, tuple[str, str]]
    nominal: dict[str, str]
    verb_forms: frozenset[str]
    back: frozenset[str]
    vague: frozenset[str]
    made: frozenset[str]
    compounds: frozenset[str]
    formal: frozenset[str]
    empty: frozenset[str]
    phrasal: dict[str, list[tuple[tuple[str, ...], str, str]]]

    def only_made(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the head at `at` is a text only where somebody signs or adopts it: a plan, unlike a peace plan."""
        return tokens[at].word.lower() in self.made and not (at and tokens[at - 1].word.lower() == "peace")


@cache
def lexicon() -> Lexicon:
    """Load the lexicon once."""
    raw = beside(__file__, "lexicon.yaml")
    heads = {noun: kind for kind, nouns in raw["nouns"].items() for noun in nouns}
    verbs: dict[str, tuple[str, str]] = {}
    for action, entries in raw["verbs"].items():
        for entry in entries:
            parts = entry.split()
            for form, kind in inflect(*parts).items():
                verbs.setdefault(form, (action, kind))
    nominal = {noun: action for action, nouns in raw["nominal"].items() for noun in nouns}
    return Lexicon(
        heads,
        frozenset(h.split()[-1] for h in heads),
        frozenset(raw["weak"]),
        verbs,
        nominal,
        frozenset(verbs),
        frozenset(raw["back"]),
        frozenset(raw["vague"]),
        frozenset(raw["made"]),
        frozenset(raw["compounds"]),
        frozenset(raw["formal"]),
        frozenset(w[:6] for w in raw["empty"]),
        _phrasal(raw["phrasal"]),
    )


def _phrasal(raw: dict[str, list[str]]) -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for action, entries in raw.items():
        for entry in entries:
            base, *particles = entry.split()
            for form, kind in inflect(base, *_IRREGULAR.get(base, ())).items():
                found.setdefault(form, []).append((tuple(particles), action, kind))
    return found


_IRREGULAR = {
    "rip": ("ripped", "ripped", "ripping"),
    "put": ("put", "put", "putting"),
    "bring": ("brought",),
    "come": ("came", "come"),
    "give": ("gave", "given"),
    "throw": ("threw", "thrown"),
    "shoot": ("shot",),
    "drop": ("dropped", "dropped", "dropping"),
    "opt": ("opted", "opted", "opting"),
    "tear": ("tore", "torn"),
    "break": ("broke", "broken"),
    "wrap": ("wrapped", "wrapped", "wrapping"),
}
