"""Cue words: the verbs and nouns that report words or thoughts, with their inflected forms."""

from functools import lru_cache
from importlib import resources
from typing import NamedTuple


class Cue(NamedTuple):
    """An inflected form of a reporting verb. `form`: base | third | past | participle | ing; past may be both."""

    lemma: str
    kind: str
    form: str


@lru_cache(maxsize=1)
def cues() -> dict[str, Cue]:
    """Every form of every reporting verb, in small letters."""
    table: dict[str, Cue] = {}
    source = resources.files("despatch.language.quotations").joinpath("cues.tsv").read_text(encoding="utf-8")
    for line in source.splitlines():
        if not line or line.startswith("#"):
            continue
        lemma, kind, *rest = line.split("\t")
        if kind != "none":
            for form, word in _inflect(lemma, rest[0].split() if rest else []):
                table.setdefault(word, Cue(lemma, kind, form))
    return table


def _inflect(lemma: str, past: list[str]) -> list[tuple[str, str]]:
    vowel_before = len(lemma) > 2 and lemma[-2] in "aeiou"
    if lemma.endswith(("s", "sh", "ch", "x", "o")):
        third = lemma + "es"
    elif lemma.endswith("y") and not vowel_before:
        third = lemma[:-1] + "ies"
    else:
        third = lemma + "s"
    if not past:
        past = [lemma + "d" if lemma.endswith("e") else lemma + "ed"]
    stem = lemma
    if past[-1] == lemma + lemma[-1] + "ed":
        stem = lemma + lemma[-1]
    elif lemma.endswith("e") and not lemma.endswith("ee"):
        stem = lemma[:-1]
    forms = [("base", lemma), ("third", third), ("past", past[0]), ("ing", stem + "ing")]
    return forms + [("participle", word) for word in past[1:]]
