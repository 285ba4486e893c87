"""A sentence as the name finder works on it: tokens, with compounds parted and known names marked."""

import re

from despatch.language.names.lexicon import Known, Lexicon, Phrase
from despatch.model import Sentence, Token

_PREFIXES = frozenset(
    "Sino Russo Indo Anglo Franco Afro Euro Greco Austro Italo Israelo Irano Americano Pak Soviet".split()
)
_PREFIX_STATE = {
    "Sino": "CHN", "Russo": "RUS", "Indo": "IND", "Anglo": "GBR", "Franco": "FRA", "Italo": "ITA",
    "Israelo": "ISR", "Pak": "PAK", "Greco": "GRC",
}  # fmt: skip
_COMPOUND = re.compile(r"-")
_KEPT = frozenset("Indo-Pacific Asia-Pacific Afro-Asian Euro-Atlantic Anglo-Saxon Afro-American".split())


class Line:
    """One sentence. `owner[i]` is what claims token i: a `Known` or any found object, or None."""

    __slots__ = ("capitals", "index", "known", "lows", "owner", "tokens", "words")

    def __init__(
        self, index: int, sentence: Sentence, lexicon: Lexicon, meant: dict[Known, Known] | None = None
    ) -> None:
        self.index = index
        self.tokens = _parted(sentence.tokens, lexicon)
        self.words = [word for _, _, word in self.tokens]
        self.lows = [w.lower() for w in self.words]
        self.owner: list[object] = [None] * len(self.words)
        self.known: dict[int, tuple[int, Known]] = {}
        self.capitals = _in_capitals(self.words)
        self._mark(lexicon, meant or {})

    def _mark(self, lexicon: Lexicon, meant: dict[Known, Known]) -> None:
        plain, upper = lexicon
        words, n, after = self.words, len(self.words), 0
        for i in [i for i, w in enumerate(words) if w in plain or w in upper]:
            if i < after:
                continue
            word = words[i]
            phrases = plain.get(word)
            hit = _longest(phrases, words, i, n, False) if phrases else None
            if hit is None and len(word) > 2 and word in upper:
                hit = _longest(upper[word], words, i, n, True)
            if hit:
                end, known = hit
                if (word == "Security" and end == i + 2) or (known.type == "organisation" and end > i + 1):
                    known = _council(words, i, end, plain, self.known) or known
                if (
                    known.form == "demonym"
                    and words[end : end + 1] == ["Republic"]
                    and _closes(words, end + 1)
                ):
                    end, known = end + 1, Known(known.type, known.code)  # "the South African Republic"
                if word == "Commonwealth" and end == i + 1:
                    end, known = _realm(words, end, plain) or hit
                known = meant.get(known, known)
                self.known[i] = (end, known)
                self.owner[i:end] = [known] * (end - i)
                after = end

    def free(self, i: int) -> bool:
        """Whether token i exists and nothing claims it."""
        return 0 <= i < len(self.words) and self.owner[i] is None

    def claim(self, start: int, end: int, by: object) -> None:
        """Give tokens `start` to `end` to `by`."""
        self.owner[start:end] = [by] * (end - start)

    def text(self, start: int, end: int) -> str:
        """The words of tokens `start` to `end`, spaced as the tokens stand."""
        pieces: list[str] = []
        for k in range(start, end):
            token = self.tokens[k]
            if k > start and token.start > self.tokens[k - 1].end:
                pieces.append(" ")
            pieces.append(token.word)
        return "".join(pieces)

    def known_before(self, i: int) -> tuple[int, Known] | None:
        """Start and meaning of the known name that ends where token i begins."""
        known = self.owner[i - 1] if i else None
        if not isinstance(known, Known):
            return None
        start = i - 1
        while start not in self.known or self.known[start][0] < i:
            start -= 1
        return start, known


def _council(
    words: list[str], i: int, end: int, plain: dict[str, list[Phrase]], seen: dict[int, tuple[int, Known]]
) -> Known | None:
    """The organisation of a state meant by "Russia's Security Council", "Security Council of the Russian Federation"."""
    if words[end : end + 1] == ["of"]:
        at = end + 1 + (words[end + 1 : end + 2] == ["the"])
        after = _longest(plain.get(words[at], []), words, at, len(words), False) if at < len(words) else None
        if after and after[1].type == "state":
            return Known("organisation", after[1].code)
    i -= i > 0 and words[i - 1] == "Supreme"
    bare = Known("organisation", "") if words[i] == "Security" and _kept(words, i, end) else None
    at = i - 1 - (i > 1 and words[i - 1] in ("'s", "’s"))
    for start, (stop, known) in seen.items():
        if stop == at + 1 and start >= at - 3 and known.type == "state":
            return Known("organisation", known.code)
    return bare


def _kept(words: list[str], i: int, end: int) -> bool:
    """Whether the council has a secretary ("Security Council Secretary", "Secretary of the Security Council"): a state's own."""
    if words[end : end + 1] and words[end] in _KEEPERS:
        return True
    before = words[max(0, i - 3) : i]
    return before[-2:] == ["of", "the"] and "Secretary" in before[:1]


def _closes(words: list[str], i: int) -> bool:
    """Whether "Republic" before token i ends a state's name: no "Turkish Republic of ...", no "Indian Republic Day"."""
    return i >= len(words) or words[i] not in ("of", "Day", "-")


_KEEPERS = frozenset(("Secretary", "Deputy"))


def _realm(words: list[str], end: int, plain: dict[str, list[Phrase]]) -> tuple[int, Known] | None:
    """The state of "Commonwealth of The Bahamas", and where its name ends."""
    if words[end : end + 1] != ["of"]:
        return None
    at = end + 1 + (words[end + 1 : end + 2] in (["the"], ["The"]))
    after = _longest(plain.get(words[at], []), words, at, len(words), False) if at < len(words) else None
    return after if after and after[1].type == "state" and after[1].form == "name" else None


def _longest(
    phrases: list[Phrase], words: list[str], i: int, n: int, upper: bool
) -> tuple[int, Known] | None:
    for phrase, known in phrases:
        size = len(phrase)
        if size == 1:
            return i + 1, known
        if i + size > n or not (upper or words[i + 1] == phrase[1]):
            continue
        if all(
            words[i + k] == phrase[k] or (upper and words[i + k].upper() == phrase[k]) for k in range(1, size)
        ):
            return i + size, known
    return None


def _in_capitals(words: list[str]) -> bool:
    letters = 0
    for word in words:
        if word[0].isalpha():
            if not word.isupper():
                return False
            letters += 1
    return letters > 2


def _parted(tokens: tuple[Token, ...], lexicon: Lexicon) -> list[Token]:
    if not any("-" in t.word for t in tokens):
        return list(tokens)
    found: list[Token] = []
    for token in tokens:
        if "-" in token.word and token.word not in _KEPT and len(token.word) > 2:
            found.extend(_pieces(token, lexicon))
        else:
            found.append(token)
    return found


def _pieces(token: Token, lexicon: Lexicon) -> list[Token]:
    """The parts of "India-Russia", "Delhi-Moscow", "Sino-Japanese", "US-led", "pro-Russian"; else the token."""
    word = token.word
    if word in lexicon.plain and any(len(p[0]) == 1 for p in lexicon.plain[word]):
        return [token]
    parts = word.split("-")
    if parts[0] in ("Al", "El", "al", "el") or not all(parts):
        return [token]
    hits = [_is_known(p, lexicon) for p in parts]
    prefixed = parts[0] in _PREFIXES and len(parts) > 1 and hits[1]
    if not any(hits) or (not prefixed and not _splits(parts, hits)):
        return [token]
    out, at = [], token.start
    for n, part in enumerate(parts):
        if n:
            out.append(Token(at, at + 1, "-"))
            at += 1
        out.append(Token(at, at + len(part), part))
        at += len(part)
    return out


def _is_known(word: str, lexicon: Lexicon) -> bool:
    phrases = lexicon.plain.get(word, [])
    return bool(phrases) and (len(phrases[-1][0]) == 1 or word in ("New", "Saudi", "South", "North", "Sri"))


def _splits(parts: list[str], hits: list[bool]) -> bool:
    if all(hits) or not all(p[0].isupper() or p[0].isdigit() for p in parts):
        return True  # India-Russia; US-led, pro-Russian
    # "Delhi-Moscow" after "New", "Russia-Africa", "Chennai-Vladivostok": something with a capital beside a state.
    return len(parts) == 2 and all(len(p) > 1 for p in parts)
