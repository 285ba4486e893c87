"""Words by which mechanisms, titles, undertakings and quotations are compared."""

import hashlib
import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from despatch.record.names import fold
from despatch.registers.tables import beside, rows

_WORD = re.compile(r"2\+2|[^\W_]+", re.UNICODE)
_JOINED = re.compile(r"\b(inter|multi|co|sub|non|trans|mini|bi|tri|counter|anti)-(?=[a-z])")
_ORDINAL = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\b")
_TWO_PLUS_TWO = re.compile(r"\b(?:2|two)[ -]?(?:\+|plus)[ -]?(?:2|two)\b")
SHINGLE = 4  # words in a row by which it is compared what was said
WINDOW = 2  # a shared run of SHINGLE + WINDOW words is sure to share a fingerprint
_MIX, _POSITIVE = 1_000_003, (1 << 63) - 1


@cache
def lexicon() -> dict[str, Any]:
    """The data of `data/words.yaml`, sets for lists."""
    raw = beside(__file__, "data/words.yaml")
    return {k: frozenset(v) if isinstance(v, list) else v for k, v in raw.items()}


@cache
def party_words() -> dict[str, frozenset[str]]:
    """Code of a party -> stems of the words of its names, adjectives and seats, which tell no mechanism apart."""
    out: dict[str, set[str]] = {}
    for table, columns in (("states.tsv", 4), ("bodies.tsv", 1)):
        for cells in rows(table):
            if len(cells) < 2:
                continue
            words = out.setdefault(cells[0], {fold(cells[0])})
            for cell in cells[1 : 1 + columns]:
                words.update(_stem(w) for w in _WORD.findall(fold(cell)))
    return {code: frozenset(words) - _COMMON for code, words in out.items()}


_COMMON = frozenset(
    ("of", "the", "and", "council", "human", "right", "security", "assembly", "general", "trade", "food")
)


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """A folded word in the singular, near enough."""
    return _stem(word)


@lru_cache(maxsize=32768)
def content_words(text: str | None, parties: tuple[str, ...] = ()) -> frozenset[str]:
    """Folded singular words that carry meaning, without those that name the parties."""
    if not text:
        return frozenset()
    words = {_stem(w) for w in _WORD.findall(_JOINED.sub(r"\1", fold(text)))}
    named = party_words()
    for party in parties:
        words -= named.get(party, frozenset((fold(party),)))
    return frozenset(words - lexicon()["stop"])


@lru_cache(maxsize=32768)
def mechanism_words(text: str | None, parties: tuple[str, ...]) -> tuple[int | None, frozenset[str]]:
    """The ordinal of a mechanism's meeting, if it is told, and the words that name it."""
    if not text:
        return None, frozenset()
    ordinal = None
    folded = _TWO_PLUS_TWO.sub("2+2", fold(text))
    number = _ORDINAL.search(folded)
    if number:
        ordinal = int(number[1])
        folded = folded.replace(number[0], " ")
    else:
        for word in re.findall(r"[a-z]+(?:-[a-z]+)?", folded):
            if word in lexicon()["ordinals"] and word != "second":
                ordinal = lexicon()["ordinals"][word]
                folded = re.sub(rf"\b{word}\b", " ", folded)
                break
    words = content_words(folded, parties) - lexicon()["empty_mechanisms"]
    if "foreign" in words and not words.isdisjoint(("defence", "defense")):
        words |= {"2+2"}  # the foreign and defence ministers of both sides
    return ordinal, words


def mechanism_likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """How alike two mechanisms' words are, 0 to 1; those of sort (`summit`, `commission`) count half.

    Where each has a telling word that the other lacks they are different ones, whatever they share.
    """
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    short, long = sorted((a, b), key=lambda w: (len(w), sorted(w)))
    if len(short) == 1 and len(long) > 2 and sorted(next(iter(short))) == sorted(w[0] for w in long):
        return 1.0  # an acronym: words of a set have no order, so neither have its letters
    generic = lexicon()["generic_mechanisms"]
    if "2+2" in a and "2+2" in b:
        return 1.0
    shared = _weight(a & b, generic)
    likeness = shared / min(_weight(a, generic), _weight(b, generic))
    if (a - b) - generic and (b - a) - generic:
        return min(likeness, 0.4)
    return likeness


def _weight(words: frozenset[str], generic: frozenset[str]) -> float:
    return sum(0.5 if w in generic else 1.0 for w in words)


def title_likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """How alike two titles' or undertakings' words are, 0 to 1: words of sort count half."""
    if not a or not b:
        return 0.0
    generic = lexicon()["generic_titles"]
    shared = _weight(a & b, generic)
    held, both = shared / min(_weight(a, generic), _weight(b, generic)), shared / _weight(a | b, generic)
    return 0.5 * held + 0.5 * both


@lru_cache(maxsize=65536)
def town(name: str | None) -> str:
    """A town's name as compared: folded, one spelling of those that are usual."""
    folded = " ".join(_WORD.findall(fold(name or "")))
    return str(lexicon()["towns"].get(folded, folded))


def number(text: str) -> int:
    """A 63-bit number for a text, the same everywhere and always."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") >> 1


def said_words(content: str) -> list[str]:
    """The words of what was said, folded."""
    return _WORD.findall(fold(content))


def shingles(words: list[str], size: int = SHINGLE) -> list[int]:
    """A number for each run of `size` words, in order; one for all of them if they are fewer."""
    if len(words) <= size:
        return [number(" ".join(words))] if words else []
    return [number(" ".join(words[n : n + size])) for n in range(len(words) - size + 1)]


def fingerprints(marks: list[int]) -> tuple[int, ...]:
    """Winnowing (Schleimer, Wilkerson and Aiken 2003): of every WINDOW runs of SHINGLE + 1 words in a row the least.

    `marks` are those of `shingles`, two of which in a row make a longer run. Statements that are one share more words
    in a row; runs of SHINGLE words alone ("said in a statement") are met by chance in ever more of a growing record.
    """
    runs = [(a * _MIX ^ b) & _POSITIVE for a, b in pairwise(marks)] or marks
    if len(runs) <= WINDOW:
        return tuple(sorted(set(runs)))
    return tuple(sorted({min(runs[n : n + WINDOW]) for n in range(len(runs) - WINDOW + 1)}))
