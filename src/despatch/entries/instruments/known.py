"""Well-known texts named in a sentence, found by their names (`registers.texts`)."""

from functools import cache
from typing import NamedTuple

from despatch.language.sentences import tokenize
from despatch.model import Token
from despatch.registers.texts import Text, texts


class Known(NamedTuple):
    """A name `tokens[start:end]` of a well-known text."""

    start: int
    end: int
    text: Text


_Names = dict[str, list[tuple[tuple[str, ...], bool, Text]]]
_NO_NAME = frozenset("organization organisation council".split())  # "the North Atlantic Treaty Organization"


@cache
def _names() -> _Names:
    """First word of a name -> its words, whether capitals count, and the text; longer names first."""
    table: _Names = {}
    for text in texts():
        for name in text.names:
            words = tuple(t.word for t in tokenize(name, 0, len(name)))
            exact = len(words) == 1 or words[0].isupper()
            key = tuple(w if exact else w.lower() for w in words)
            table.setdefault(words[0].lower(), []).append((key, exact, text))
    for entries in table.values():
        entries.sort(key=lambda e: (-len(e[0]), e[0]))
    return table


@cache
def first_words() -> frozenset[str]:
    """The first words of all names, in small letters."""
    return frozenset(_names())


def known_texts(tokens: tuple[Token, ...]) -> list[Known]:
    """Names of well-known texts in a sentence, in order, not nested."""
    table = _names()
    found: list[Known] = []
    for i in [i for i, (_, _, word) in enumerate(tokens) if word.lower() in table]:
        if found and i < found[-1].end:
            continue
        entries = table[tokens[i].word.lower()]
        match = next((m for e in entries if (m := _match(tokens, i, *e))), None)
        if match:
            found.append(match)
    return found


def _match(tokens: tuple[Token, ...], i: int, key: tuple[str, ...], exact: bool, text: Text) -> Known | None:
    end = i + len(key)
    if end > len(tokens):
        return None
    words = (t.word if exact else t.word.lower() for t in tokens[i:end])
    if any(a != b for a, b in zip(words, key, strict=True)) or not tokens[end - len(key)].word[0].isalnum():
        return None
    if end < len(tokens) and tokens[end].word.lower() in _NO_NAME:
        return None
    # A name in running text has a capital somewhere: "an economic partnership" is none.
    return Known(i, end, text) if any(t.word[0].isupper() for t in tokens[i:end]) else None
