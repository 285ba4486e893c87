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
# What follows "Pehin" or "Dato" as part of the title that a ruler of the Malay world has given.
_GRANTED = frozenset(
    "Orang Kaya Seri Sri Setia Paduka Datu Dato Kerna Indera Pahlawan Pekerma Jaya Laila Wijaya Utama Diraja Dewa Amar Perdana "
    "Udana Khatib Imam Setiawan Wira Patinggi Putera Lela Raja".split()
)
_GRANTING = frozenset("Pehin Dato Datuk Datin".split())
_OWNED = frozenset("the his her their your".split())


def after_titles(line: Line, i: int) -> tuple[int, str | None]:
    """Where the name begins before which the titles at `i` stand, and the gender that they tell; `i` where none do."""
    k, gender = i, None
    while (end := _title_end(line, k)) > k:
        told = _gender(line, k)
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
            if line.words[k] in _NAMES_TOO and not _is_full(line, k, end):
                return k
            return _past_granted(line, end) if line.words[k] in _GRANTING else end
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
    """Past "(Retd)" or "(Dr)" after another title."""
    if line.lows[k : k + 1] and line.lows[k] in RETIRED and k + 1 < len(line.words):
        return k + 1
    inside = line.words[k + 1] if line.words[k : k + 1] == ["("] and k + 1 < len(line.words) else ""
    if inside.lower() not in RETIRED and inside not in ("Dr", "Dr."):
        return k
    stop = k + 2 + (line.words[k + 2 : k + 3] == ["."])
    return stop + 1 if line.words[stop : stop + 1] == [")"] else k


def _gender(line: Line, k: int) -> str:
    """What the longest title at `k` tells of the gender."""
    phrase = next(p for p in _phrases()[line.words[k]] if tuple(line.words[k : k + len(p)]) == p)
    return honorifics()[_titles()[phrase]]


def _past_granted(line: Line, end: int) -> int:
    """Past the further words of a title that a ruler has given, where a name is left after them."""
    stop = end
    while stop < len(line.words) and (line.words[stop] in _GRANTED or line.words[stop] in ("'", "’")):
        stop += 1
    named = stop < len(line.words) and (line.words[stop][0].isupper() or line.words[stop] == "(")
    return stop if named else end


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
