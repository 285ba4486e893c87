"""Words of a sentence as cells of the grammar: each with its class and value (`lexicon.yaml`)."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from despatch.model import Token
from despatch.registers.tables import beside

_HERE = Path(__file__).parent
_FIRST_CODE = 0x4E00  # classes are single characters, so that a sentence is a string that `re` can read
OTHER = chr(0x3000)
NUMERAL_CLASSES = ("INT", "DAYNUM", "YEAR", "ORDN", "CLOCK", "CLOCKDOT", "DOTTED", "MIL", "DECADE", "FYYEAR")
# Classes that alone show nothing of a time; a sentence of only these is passed over.
_IDLE = frozenset(
    "INT DAYNUM NUM ORD ORDN THE ITS A THIS THESE THAT SAME OF HALF FEW MORE APPROX EACH ALTERNATE PER HYPHEN COMMA "
    "SLASH APOS POSS DOT TO AND OR SO IN ON AT FROM BETWEEN OLD LONG UP LEAST TIME RIGHT FULL AFTER BEFORE NEAR "
    "FOLLOWING LAST NEXT EARLY EARLIER LATER NEW COMING HUND CLOCKDOT COLON PREVIOUS AHEAD EDGE COUPLE PERIOD MOMENT EVE ZONE".split()
)
_DIGITS = re.compile(r"\d+\Z", re.ASCII)
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)\Z", re.ASCII)
_SUFFIXES = frozenset(("st", "nd", "rd", "th"))
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:]([0-5]\d)\Z", re.ASCII)
_CLOCKDOT = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)\Z", re.ASCII)
_DOTTED = re.compile(r"\d\d?\.\d\d?\.(?:\d{4}|\d\d)\Z", re.ASCII)
_DECADE = re.compile(r"(\d\d|)(\d)0s\Z", re.ASCII)
_FISCAL = re.compile(r"FY-?(\d\d|20\d\d)\Z")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?\Z", re.ASCII)
_AMPM = re.compile(r"(\d\d?(?:[:.][0-5]\d)?)(am|pm)\Z")
_PARTS = re.compile(r"[-–—’']|[^-–—’']+")


class Cell(NamedTuple):
    """A word with its offsets in the text, its class and the class's value."""

    start: int
    end: int
    kind: str
    value: int | float | str | None
    word: str


class _Entry(NamedTuple):
    start: int
    end: int
    code: str
    kind: str
    value: int | float | str | None


class _Words(dict[str, tuple[_Entry, ...]]):
    """Entries of a word, worked out once: more than one where a hyphen joins several words ("year-ago")."""

    def __missing__(self, word: str) -> tuple[_Entry, ...]:
        entries = _entries(word)
        if len(self) < 200_000:
            self[word] = entries
        return entries


class _Tells(dict[str, bool]):
    """Whether a word may show a time, worked out once."""

    def __missing__(self, word: str) -> bool:
        table = lexicon()
        tells = word == "past" or any(e.code in table.telling for e in table.words[word])
        if len(self) < 200_000:
            self[word] = tells
        return tells


class Lexicon(NamedTuple):
    """The words, the codes of the classes by name, the classes that may show a time, and the words that do."""

    words: _Words
    codes: dict[str, str]
    telling: frozenset[str]
    tells: "_Tells"


@cache
def _tables() -> tuple[dict[str, tuple[str, int | float | str]], dict[str, tuple[str, int | float | str]]]:
    data = beside(__file__, "lexicon.yaml")
    capital, anyhow = (
        {w: (kind, v) for kind, ws in data[part].items() for w, v in ws.items()}
        for part in ("capital", "any")
    )
    return capital, anyhow


@cache
def codes() -> dict[str, str]:
    """A character for every class."""
    capital, anyhow = _tables()
    kinds = sorted(
        {k for k, _ in capital.values()} | {k for k, _ in anyhow.values()} | set(NUMERAL_CLASSES) | {"HRS"}
    )
    return {kind: chr(_FIRST_CODE + i) for i, kind in enumerate(kinds)}


@cache
def lexicon() -> Lexicon:
    """The lexicon, loaded at its first use."""
    telling = frozenset(code for kind, code in codes().items() if kind not in _IDLE)
    return Lexicon(_Words(), codes(), telling, _Tells())


def _look_up(word: str) -> tuple[str, int | float | str] | None:
    capital, anyhow = _tables()
    low = word.lower()
    if word[0].isdigit():
        return _numeral(low)
    if low in anyhow:
        return anyhow[low]
    if word[0].isupper():
        fiscal = _FISCAL.match(word)
        if fiscal:
            return "FYYEAR", int(fiscal[1]) % 100 + 2000
        return capital.get(low) or capital.get(low.rstrip("."))
    return None


def _numeral(low: str) -> tuple[str, int | float | str] | None:
    if _DIGITS.match(low):
        value = int(low)
        if len(low) <= 2 and 1 <= value <= 31:
            return "DAYNUM", value
        if len(low) == 4:
            return ("YEAR", value) if 1000 <= value <= 2199 else ("MIL", low)
        return "INT", value
    for pattern, kind in (
        (_ORDINAL, "ORDN"),
        (_CLOCK, "CLOCK"),
        (_CLOCKDOT, "CLOCKDOT"),
        (_DOTTED, "DOTTED"),
        (_DECADE, "DECADE"),
    ):
        found = pattern.match(low)
        if found:
            return _numeral_value(kind, low, found)
    return ("INT", float(low.replace(",", ""))) if _NUMBER.match(low) else None


def _numeral_value(kind: str, low: str, found: re.Match[str]) -> tuple[str, int | float | str]:
    if kind == "ORDN":
        return kind, int(found[1])
    if kind in ("CLOCK", "CLOCKDOT"):
        return kind, f"{int(found[1]):02d}:{found[2]}"
    if kind == "DECADE":
        return kind, int(found[1] + found[2]) * 10 if found[1] else int(found[2]) * 10
    return kind, low


def _entries(word: str) -> tuple[_Entry, ...]:
    table = codes()
    known = _look_up(word)
    if known:
        return (_Entry(0, len(word), table[known[0]], known[0], known[1]),)
    glued = _AMPM.match(word.lower())
    if glued:
        cut = glued.end(1)
        first = _look_up(word[:cut])
        if first:
            return (
                _Entry(0, cut, table[first[0]], *first),
                _Entry(cut, len(word), table["AMPM"], "AMPM", glued[2]),
            )
    if any(c in "-–—’'" for c in word[1:]) and len(word) < 60:
        parts = [(m.start(), m.end(), _look_up(m.group())) for m in _PARTS.finditer(word)]
        if all(k for _, _, k in parts) or any(k and table[k[0]] in lexicon().telling for _, _, k in parts):
            return tuple(
                _Entry(s, e, table[k[0]] if k else OTHER, k[0] if k else "", k[1] if k else None)
                for s, e, k in parts
            )
    return (_Entry(0, len(word), OTHER, "", None),)


def cells(tokens: tuple[Token, ...]) -> tuple[str, list[Cell]] | None:
    """The sentence as a string of class codes and its cells, one per code; None where nothing tells of a time."""
    table = lexicon()
    words = [t.word for t in tokens]
    if True not in map(table.tells.__getitem__, words):
        return None
    entries = map(table.words.__getitem__, words)
    out: list[Cell] = []
    line: list[str] = []
    for token, found in zip(tokens, entries, strict=True):
        if token.word in _SUFFIXES and out and out[-1].kind == "DAYNUM":
            line[-1], out[-1] = table.codes["ORDN"], out[-1]._replace(end=token.end, kind="ORDN")
            continue  # "30 th", where a page raised the letters
        for e in found:
            line.append(e.code)
            out.append(
                Cell(token.start + e.start, token.start + e.end, e.kind, e.value, token.word[e.start : e.end])
            )
    return "".join(line), out
