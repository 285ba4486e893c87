"""The titles before a name that are no part of it: "H.E. Mr", "Tan Sri Dato' Seri", "the Rt Hon.", "Lt-Gen (Retd)"."""

from functools import lru_cache

from despatch.language.names.complements import RETIRED
from despatch.language.names.lines import Line
from despatch.language.sentences import tokenize
from despatch.registers.offices import given_names, honorifics

# Titles that people bear as names too: they are titles before a first name and a family name only ("Don Graves").
_NAMES_TOO = frozenset("Don Dom Dona Tun U Daw Ato Malam Sri Puan Haji Qari Justice".split())
_EXALTED = frozenset(
    "Excellency Excellencies Highness Highnesses Majesty Majesties Royal Imperial Eminence Holiness Right Most Rt Rt. "
    "Hon Hon. Honourable Honorable Hon'ble Hon’ble Reverend Rev Rev.".split()
)
_OWNED = frozenset("the his her their your".split())


def after_titles(line: Line, i: int) -> tuple[int, str | None]:
    """Where the name begins before which the titles at `i` stand, and the gender that they tell; `i` where none do."""
    k, gender = i, None
    while (end := _title_end(line, k)) > k:
        told = honorifics()[_written(line, k, end)]
        gender = told if told != "-" else gender or "-"
        k = _past_retired(line, end)
    return k, gender


def before_titles(line: Line, i: int) -> int:
    """Where "the Rt Hon." or "His Excellency" begins whose title stands at `i`, else `i`: an office may stand before."""
    return i - 1 if i and line.words[i] in _EXALTED and line.lows[i - 1] in _OWNED else i


def _title_end(line: Line, k: int) -> int:
    """The end of the longest title that begins at `k`; `k` if none does, or if it is a name there."""
    if k >= len(line.words) or line.owner[k] is not None:
        return k
    for phrase in _phrases().get(line.words[k], ()):
        end = k + len(phrase)
        if tuple(line.words[k:end]) == phrase and end < len(line.words):
            return k if line.words[k] in _NAMES_TOO and not _is_full(line, k, end) else end
    return k


def _is_full(line: Line, k: int, end: int) -> bool:
    """Whether a first name and a family name follow a title that may be a first name itself."""
    after = line.words[end : end + 2]
    full = len(after) == 2 and all(line.free(end + n) and _is_name_word(w) for n, w in enumerate(after))
    if line.words[k] != "Sri":
        return full
    return full and (after[0] in given_names() or "." in after[0])  # not "Sri Mulyani Indrawati"


def _is_name_word(word: str) -> bool:
    return word[0].isupper() and (word[1:].islower() or "." in word or "-" in word)


def _past_retired(line: Line, k: int) -> int:
    """Past "(Retd)" after a rank or an office of the courts."""
    if line.lows[k : k + 1] and line.lows[k] in RETIRED and k + 1 < len(line.words):
        return k + 1
    bracketed = line.words[k : k + 1] == ["("] and line.lows[k + 1 : k + 2] and line.lows[k + 1] in RETIRED
    if not bracketed:
        return k
    stop = k + 2 + (line.words[k + 2 : k + 3] == ["."])
    return stop + 1 if line.words[stop : stop + 1] == [")"] else k


def _written(line: Line, k: int, end: int) -> str:
    return _titles()[tuple(line.words[k:end])]


@lru_cache(maxsize=1)
def _titles() -> dict[tuple[str, ...], str]:
    """Every title as its words stand in a line, to the title as written."""
    return {tuple(t.word for t in tokenize(f"{title} ", 0, len(title) + 1)): title for title in honorifics()}


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The titles by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _titles():
        found.setdefault(phrase[0], []).append(phrase)
    return {word: tuple(sorted(phrases, key=lambda p: -len(p))) for word, phrases in found.items()}
