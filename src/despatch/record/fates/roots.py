"""Roots of words: what the forms of a verb, and the noun of what it does, are compared by."""

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from despatch.registers.tables import beside

# Ending, what takes its place, and the least length of a word that it is taken from; the first that fits counts.
_ENDINGS = (
    ("ifications", "ify", 11), ("ification", "ify", 11), ("uctions", "uc", 9), ("uction", "uc", 8), ("ucted", "uc", 8), ("ucts", "uc", 7),
    ("ucting", "uc", 9), ("uct", "uc", 6), ("eries", "er", 8), ("ments", "", 9), ("ment", "", 8), ("ations", "", 10), ("ation", "", 9),
    ("ions", "", 9), ("ion", "", 8), ("ies", "y", 5), ("ied", "y", 5), ("ings", "", 7), ("ing", "", 6), ("ery", "er", 8),
    ("awals", "aw", 8), ("awal", "aw", 8), ("ovals", "ov", 8), ("oval", "ov", 7), ("ates", "", 8), ("ated", "", 8), ("ate", "", 8),
    ("sses", "ss", 6), ("ssed", "ss", 6), ("ches", "ch", 6), ("shes", "sh", 6), ("xes", "x", 5), ("ed", "", 5), ("s", "", 4),
)  # fmt: skip
_VOWELS = "aeiou"


@cache
def raw() -> dict[str, Any]:
    """The content of `data/fates.yaml`."""
    data: dict[str, Any] = beside(Path(__file__), "data/fates.yaml")
    return data


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """The root of a folded word, for the verbs of the lexicon the verb itself.

    >>> root("ratification"), root("withdrew"), root("completion"), root("raised")
    ('ratify', 'withdraw', 'complete', 'raise')
    """
    known = _forms().get(word)
    if known:
        return known
    bare = _bare(word)
    return _forms().get(bare, bare)


def _bare(word: str) -> str:
    if word.endswith(("ss", "is", "us")):
        return word
    for ending, put, least in _ENDINGS:
        if len(word) >= least and word.endswith(ending):
            word = word[: len(word) - len(ending)] + put
            if not put and len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            if len(word) > 6 and word.endswith("ll"):
                word = word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > 5 else word


@cache
def _forms() -> dict[str, str]:
    """Forms and bare roots of the lexicon's words -> the word itself."""
    forms: dict[str, str] = {}
    lemmas = sorted({w for w in _listed(raw()) if w.isalpha()})
    for lemma in lemmas:
        forms.setdefault(_bare(lemma), lemma)
    for lemma in lemmas:
        for form in _inflected(lemma):
            forms.setdefault(form, lemma)
    forms.update({lemma: lemma for lemma in lemmas})
    return {**forms, **raw()["irregular"]}


def _listed(data: dict[str, Any]) -> Iterator[str]:
    """The single words of the lexicon, but not those that only close a phrase."""
    for name, value in data.items():
        if name == "concepts":
            for concept, words in value.items():
                yield from (concept, *words)
        elif name in ("actions", "opposites"):
            for words in value.values():
                yield from words
        elif name == "phrases":
            yield from value.values()
        elif isinstance(value, list) and name not in ("late", "months"):
            yield from value


def _inflected(lemma: str) -> Iterator[str]:
    stem = lemma.removesuffix("e")
    yield from (f"{lemma}s", f"{lemma}es", f"{stem}ed", f"{stem}ing")
    if lemma.endswith("y"):
        yield from (f"{lemma[:-1]}ies", f"{lemma[:-1]}ied")
    elif len(lemma) > 2 and lemma[-1] not in f"{_VOWELS}wxy" and lemma[-2] in _VOWELS:
        yield from (f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing")
