"""Word pieces of a text, as the uncased BERT tokenizers cut them: cleaned, lower case, no accents, longest match first.

Our own, because the `tokenizers` package brings a network client and forty megabytes with it, and because in the text
of a page `[SEP]` is text. The rules are those of BERT (Devlin et al. 2019): control characters go, white space parts,
each punctuation mark and each CJK ideograph is a word; a word is cut from the left into the longest pieces that the
vocabulary holds, or is unknown as a whole.
"""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

_KEPT = 1 << 15  # stretches of text remembered; forgetting costs time only
_LONGEST = 100  # letters of a word; longer ones are unknown
_STRETCH = re.compile("[^ \t\n\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_ASCII_WORD = re.compile("[a-z0-9]+|[^a-z0-9]")
_DROPPED = ("Cc", "Cf", "Co", "Cs")  # control characters and the like
_IDEOGRAPHS = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


class Cut(NamedTuple):
    """Pieces as parallel lists: number in the vocabulary, offsets [start, end) in the text, and whether a word begins."""

    ids: list[int]
    starts: list[int]
    ends: list[int]
    first: list[bool]


class WordPiece:
    """The tokenizer of one vocabulary."""

    def __init__(self, vocabulary: dict[str, int]) -> None:
        self._whole = {word: n for word, n in vocabulary.items() if not word.startswith("##")}
        self._inner = {word[2:]: n for word, n in vocabulary.items() if word.startswith("##")}
        self._unknown = vocabulary["[UNK]"]
        self._known: dict[str, Cut] = {}

    @classmethod
    def from_file(cls, path: Path) -> "WordPiece":
        """The tokenizer of a `tokenizer.json` whose model is WordPiece.

        Raises:
            ValueError: the file holds another kind of model.
        """
        model: dict[str, Any] = msgspec.json.decode(path.read_bytes())["model"]
        if model.get("type") != "WordPiece":
            raise ValueError(f"{path}: its model is {model.get('type')}, not WordPiece")
        return cls(model["vocab"])

    def cut(self, text: str) -> Cut:
        """All pieces of `text`, without special ones."""
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        first: list[bool] = []
        known = self._known
        for match in _STRETCH.finditer(text):
            stretch, at = match[0], match.start()
            found = known.get(stretch)
            if found is None:
                found = self._stretch(stretch)
                if len(known) >= _KEPT:
                    known.clear()
                known[stretch] = found
            if len(found.ids) == 1:  # most are: worth a way of their own
                ids.append(found.ids[0])
                starts.append(at + found.starts[0])
                ends.append(at + found.ends[0])
                first.append(True)
            else:
                ids += found.ids
                starts += [at + n for n in found.starts]
                ends += [at + n for n in found.ends]
                first += found.first
        return Cut(ids, starts, ends, first)

    def _stretch(self, text: str) -> Cut:
        made = Cut([], [], [], [])
        if text.isascii() and text.isprintable():
            for match in _ASCII_WORD.finditer(text.lower()):
                self._word(match[0], range(*match.span()), made)
            return made
        for letters, places in _words(text):
            self._word(letters, places, made)
        return made

    def _word(self, letters: str, places: Sequence[int], made: Cut) -> None:
        """Add the pieces of a word; `places` are where its letters stand in the stretch."""
        pieces: list[tuple[int, int, int]] = []
        begin, table = 0, self._whole
        while begin < len(letters) and len(letters) <= _LONGEST:
            end = len(letters)
            while end > begin and letters[begin:end] not in table:
                end -= 1
            if end == begin:
                break
            pieces.append((table[letters[begin:end]], begin, end))
            begin, table = end, self._inner
        if begin < len(letters):
            pieces = [(self._unknown, 0, len(letters))]
        for n, (number, a, b) in enumerate(pieces):
            made.ids.append(number)
            made.starts.append(places[a])
            made.ends.append(places[b - 1] + 1)
            made.first.append(n == 0)


def _words(text: str) -> list[tuple[str, list[int]]]:
    """Words of a stretch in cleaned letters, each letter with its place in the stretch."""
    words: list[tuple[str, list[int]]] = [("", [])]
    for at, c in enumerate(text):
        if c == "\ufffd" or unicodedata.category(c) in _DROPPED:
            continue
        plain = (d for d in unicodedata.normalize("NFD", c) if unicodedata.category(d) != "Mn")
        for letter in (e for d in plain for e in d.lower()):
            if _alone(letter):
                words += [(letter, [at]), ("", [])]
            else:
                words[-1] = (words[-1][0] + letter, [*words[-1][1], at])
    return [word for word in words if word[0]]


def _alone(letter: str) -> bool:
    """Whether a letter is a word by itself: punctuation, what ASCII has of symbols, an ideograph."""
    if letter <= "~":
        return not letter.isalnum()
    number = ord(letter)
    return unicodedata.category(letter)[0] == "P" or any(a <= number <= b for a, b in _IDEOGRAPHS)
