"""The stretches of capitals in a line that may be names: where they open, and where they end."""

from despatch.language.names.lexicon import words
from despatch.language.names.lines import Line
from despatch.language.names.persons.beside import office_before
from despatch.language.names.persons.borne import (
    ARTICLES,
    DAYS,
    bears,
    is_arabic,
    is_borne,
    is_borne_word,
    is_month,
)
from despatch.language.names.persons.titles import after_titles
from despatch.registers.offices import given_names

_SYLLABLE = 6  # letters


def opens(line: Line, i: int, ordinary: set[str], title: bool) -> bool:
    """Whether a stretch that may be a name opens at `i`; `title` is set in headlines."""
    word = line.words[i]
    if not word[0].isupper() or not word[0].isalpha():
        return line.owner[i] is None and is_arabic(word)
    if line.owner[i] is not None:
        return is_borne(line, i)
    if after_titles(line, i)[0] > i:
        return True
    low = line.lows[i]
    if is_month(line, i):
        return False
    if low in words().common:
        return (
            office_before(line, i) is not None
            and not title
            and low not in DAYS
            and len(word) > 2
            and (i + 1 < len(line.words) and line.words[i + 1][0].isupper() and low not in ("monday", "the"))
            and line.free(i + 1)
            and low in given_names()
        )
    if i == 0 or line.words[i - 1] in ('"', "“", "'", ":", "‘"):
        return not (low in ordinary and not (i + 1 < len(line.words) and line.words[i + 1][0].isupper()))
    return True


def extent(line: Line, i: int, title: bool) -> int:
    """Where the capitalised stretch that opens at `i` ends."""
    w, n = words(), len(line.words)
    j = i + 1
    while j < n:
        word, low = line.words[j], line.lows[j]
        if not _adjacent(line, j) or is_month(line, j):
            break
        if line.owner[j] is not None:
            if not bears(line, i, j):
                break
            j += 1
        elif word[0].isupper() and word[0].isalpha():
            named = is_borne_word(line, j, low) or _numbered(line, i, j) or _before_article(line, j)
            if low in w.common and not named:
                break
            acronym = word.isupper() and len(word) > 2 and not is_initials(word)
            if acronym and not line.capitals and word not in w.suffixes:
                break
            j += 1
        elif (more := _of_name(line, i, j)) > 0:
            j += more
        elif low in w.particles and word[0].islower():
            k = _after_particles(line, j)
            if k is None:
                break
            j = k
        elif word == "," and j + 1 < n and line.words[j + 1] in ("Jr.", "Jr", "Sr.", "Sr"):
            j += 2
            break
        else:
            break
    return j


def _of_name(line: Line, i: int, j: int) -> int:
    """How many tokens of a name an article, a hyphen or an apostrophe at `j` begins; 0 if it is none of it."""
    if is_arabic(line.words[j]):
        return 1
    broken = line.words[j] == "-" and _broken(line, i, j)
    return 2 if broken or _ends_in_ayn(line, j) else 0


def _before_article(line: Line, j: int) -> bool:
    """Whether an ordinary word stands amid an Arabic name: "Mohammed Shia al-Sudani"."""
    if line.words[j - 1] not in given_names() or j + 1 >= len(line.words):
        return False
    after = line.words[j + 1]
    return (
        is_arabic(after) or _ends_in_ayn(line, j + 1) or (after in ("Al", "El") and j + 2 < len(line.words))
    )


def _ends_in_ayn(line: Line, j: int) -> bool:
    """Whether the apostrophe at `j` is a letter of the name before it, whose article follows."""
    quote = line.words[j] in ("'", "’", "‘") and line.tokens[j - 1].end == line.tokens[j].start
    return quote and j + 1 < len(line.words) and is_arabic(line.words[j + 1])


def _numbered(line: Line, i: int, j: int) -> bool:
    """Whether the numeral at `j` tells one monarch from another: "Queen Margrethe II", "Mswati III, king of"."""
    w, before = words(), line.words[j - 1]
    plain = line.lows[j - 1] in w.common or line.lows[j - 1] in w.things or line.lows[j - 1] in w.instrument
    return line.words[j] in w.suffixes and before[1:].islower() and not plain and j - i < 3


def is_initials(word: str) -> bool:
    """Whether a word is initials without a space between, as in "R.K. Gupta"."""
    return len(word) > 2 and word[1::2].count(".") * 2 == len(word)


def _broken(line: Line, i: int, j: int) -> bool:
    """Whether a name goes on after the hyphen at `j`, as newswire breaks it: "Ban Ki- moon", "El- Bashir"."""
    before, after = line.tokens[j - 1], line.tokens[j + 1 : j + 2]
    if before.end != line.tokens[j].start or not after or after[0].start != line.tokens[j].end + 1:
        return False
    word = after[0].word
    if line.lows[j - 1] in ARTICLES:
        return word[0].isupper()
    given = j - i > 1 and len(before.word) <= _SYLLABLE >= len(word)
    return given and word.isalpha() and line.free(j + 1) and line.lows[j + 1] not in words().common


def _adjacent(line: Line, j: int) -> bool:
    return line.tokens[j].start - line.tokens[j - 1].end <= 1


def _after_particles(line: Line, j: int) -> int | None:
    """The end of the capitalised word that particles at `j` lead to ("bin Zayed", "van der Bellen", "al- Alami")."""
    n, k = len(line.words), j
    while k < n and k < j + 3 and line.lows[k] in words().particles and line.words[k][0].islower():
        k += 1
        if k < n and line.words[k] == "-":
            k += 1
    if k >= n or not line.words[k][0].isupper() or not _adjacent(line, k):
        return None
    low = line.lows[j]
    if (
        low in ("e", "y", "of-the", "as", "la", "le", "los", "las", "san", "bar", "to", "ad")
        and k == j + 1
        and (line.lows[k] in words().common or low in ("as", "e", "y", "ad"))
    ):
        return None
    return None if line.owner[k] is not None else k + 1
