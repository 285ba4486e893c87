"""The data of subjects: matters by their words, and what is no subject."""

from functools import cache
from typing import Any, NamedTuple

from despatch.record.names import fold
from despatch.registers.tables import beside


class Theme(NamedTuple):
    """A matter of relations between states: its name, the words of one of its forms, whether it says little by itself."""

    name: str
    words: tuple[str, ...]
    wide: bool


@cache
def themes() -> dict[str, tuple[Theme, ...]]:
    """Forms of matters by their first word, the longest first."""
    found: dict[str, list[Theme]] = {}
    raw = beside(__file__, "data/themes.yaml")
    for width in ("narrow", "wide"):
        for name, forms in raw[width].items():
            for form in forms:
                words = tuple(singular(fold(w)) for w in str(form).split())
                found.setdefault(words[0], []).append(Theme(name, words, width == "wide"))
    return {word: tuple(sorted(of, key=lambda t: (-len(t.words), t.name))) for word, of in found.items()}


@cache
def trouble() -> frozenset[str]:
    """Words that make a state a matter of others."""
    return frozenset(singular(w) for w in beside(__file__, "data/themes.yaml")["trouble"])


@cache
def lexicon() -> dict[str, Any]:
    """The lists of `data/subjects.yaml`, as sets."""
    raw = beside(__file__, "data/subjects.yaml")
    return {name: frozenset(map(str, words)) for name, words in raw.items() if name != "alike"}


@cache
def alike() -> dict[str, frozenset[str]]:
    """Places' names, each with its other forms."""
    return {name: frozenset(forms) for name, forms in beside(__file__, "data/subjects.yaml")["alike"].items()}


def singular(word: str) -> str:
    """A folded word without the `s` of many: `companies` and `company`, `arms` and `arm` are one."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ics", "news")):
        return word[:-1]
    return word
