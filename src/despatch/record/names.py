"""Whether two names are forms of one person's: initials, short forms, spellings, orders of name."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from despatch.registers.tables import beside

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?", re.UNICODE)
_STYLE = re.compile(
    r"^(?:h\. ?(?:e|m|h|r\. ?h)\.|his excellency|her excellency)\s+(?=\w)"
)  # H.E. is no initials
# Letters that romanisations of one name write in different ways; longer first.
_SPELLINGS = (
    ("kh", "h"), ("gh", "g"), ("zh", "z"), ("dj", "j"), ("tch", "c"), ("tsch", "c"), ("ch", "c"), ("sch", "s"), ("sh", "s"),
    ("ph", "f"), ("ck", "k"), ("ts", "c"), ("tz", "c"), ("iy", "i"), ("ij", "i"), ("ey", "i"), ("ei", "i"), ("ai", "i"),
    ("ay", "i"), ("yi", "i"), ("ii", "i"), ("ee", "i"), ("oo", "u"), ("ou", "u"), ("ow", "au"), ("q", "k"), ("w", "v"),
    ("y", "i"), ("j", "i"), ("x", "ks"),
)  # fmt: skip


# Letters that Unicode does not take apart into a letter and a mark; what is left of them where they are written without it.
_LETTERS = {
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t", "’": "'",
}  # fmt: skip
_MARKED = re.compile(r"[^\x00-\x7f]+")


def fold(text: str) -> str:
    """Lower case without accents: what words are compared in.

    >>> fold("Yılmaz Wałęsa")
    'yilmaz walesa'
    """
    if text.isascii():
        return text.lower()
    return _MARKED.sub(_plain, unicodedata.normalize("NFKD", text.casefold()))


def _plain(marked: re.Match[str]) -> str:
    """The plain letters of what is not ASCII; marks fall away."""
    return "".join(_LETTERS.get(c, c) for c in marked[0] if not unicodedata.combining(c))


@cache
def lexicon() -> dict[str, Any]:
    """The data of `data/people.yaml`, sets for lists; `given` maps a form to its name's first form."""
    raw = beside(__file__, "data/people.yaml")
    given: dict[str, set[int]] = {}
    for number, forms in enumerate(raw["given"]):
        for form in forms:
            given.setdefault(form, set()).add(number)
    offices = [(words, row[0]) for row in raw["offices"] for words in row[1:]]
    return {
        "drop": frozenset(raw["honorifics"]),
        "particles": frozenset(raw["particles"]),
        "suffixes": frozenset(raw["suffixes"]),
        "given": given,
        "offices": sorted(offices, key=lambda o: (-len(o[0]), o[0])),
    }


@lru_cache(maxsize=65536)
def name_words(name: str | None) -> tuple[str, ...]:
    """The words of a name that tell people apart, folded: no titles, particles or numerals.

    >>> name_words("Dr. S. Jaishankar")
    ('s', 'jaishankar')
    """
    if not name:
        return ()
    known = lexicon()
    words = [w.removesuffix("'s").replace("'", "") for w in _WORD.findall(_STYLE.sub("", fold(name)))]
    while len(words) > 1 and words[0] in known["drop"]:
        words.pop(0)
    kept = [w for w in words if w not in known["particles"]]
    last = [w for n, w in enumerate(kept) if n == 0 or w not in known["suffixes"]]
    return tuple(last or words)


LONG = 7  # letters from which a name with one of them wrong is still the same


@lru_cache(maxsize=65536)
def _sound(word: str) -> str:
    for long, short in _SPELLINGS:
        word = word.replace(long, short)
    return re.sub(r"(.)\1+", r"\1", word)


@lru_cache(maxsize=65536)
def _bones(word: str) -> str:
    sound = _sound(word)
    return sound[:1] + re.sub(r"[aeiouh]", "", sound[1:])


def spelling_key(word: str) -> str:
    """A key that all spellings of a word share (`same_word`), and few other words do: what blocks of names go by."""
    return _bones(word) if len(word) > 3 else _sound(word)


def same_sound(a: str, b: str) -> bool:
    """Whether two words differ by romanisation only: `sergei` and `sergey`, not `salman` and `suleiman`."""
    return _sound(a) == _sound(b)


def same_word(a: str, b: str) -> bool:
    """Whether two words of names are spellings of one: `sergei` and `sergey`, `mohammed` and `muhammad`."""
    if a == b:
        return True
    if len(a) < 4 or len(b) < 4:
        return False
    x, y = _sound(a), _sound(b)
    if x == y:
        return True
    bones = _bones(a)
    return (len(bones) >= 4 and bones == _bones(b)) or (len(a) >= LONG and len(b) >= LONG and _slip(x, y))


def _slip(a: str, b: str) -> bool:
    """Whether one letter, after the first, is another, missing or too many."""
    if a[:1] != b[:1] or abs(len(a) - len(b)) > 1:
        return False
    at = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[at + 1 :] == b[at + 1 :] or a[at + 1 :] == b[at:] or a[at:] == b[at + 1 :]


def _given_fits(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two runs of given names can be one person's; an absent one fits all."""
    if not a or not b:
        return True
    return any(
        same_word(x, y) or ((len(x) == 1 or len(y) == 1) and x[0] == y[0]) or _same_given(x, y)
        for x in a
        for y in b
    )


def _same_given(a: str, b: str) -> bool:
    """Whether two given names are forms of one: Joe and Joseph, Mohammed and Muhammad."""
    known = lexicon()["given"]
    return a in known and b in known and not known[a].isdisjoint(known[b])


def forms_of(word: str) -> set[str]:
    """A word of a name and, of a given name, its other forms: joe, joseph."""
    known = lexicon()["given"]
    return {word, *(form for form, homes in known.items() if not homes.isdisjoint(known.get(word, ())))}


@lru_cache(maxsize=65536)
def same_name(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """How surely two names (as `name_words`) are one person's: 2 yes, 1 perhaps, 0 no.

    A name of one word is a family name, which stands last, or first (Hu, Kim); as any other part of
    the longer name it is only perhaps the same.
    """
    if not a or not b:
        return 1
    if len(a) > len(b):
        a, b = b, a
    if len(a) == 1:
        if same_word(a[0], b[-1]) or same_word(a[0], b[0]):
            return 2
        return int(any(same_word(a[0], w) for w in b))
    full = [w for w in a if len(w) > 1]
    if len(full) > 1 and all(any(same_word(w, v) or _same_given(w, v) for v in b) for w in full):
        return 2
    for at_a, at_b in ((-1, -1), (0, 0), (0, -1), (-1, 0)):
        x, y = a[at_a], b[at_b]
        if len(x) > 1 and len(y) > 1 and same_word(x, y):
            rest_a, rest_b = _without(a, at_a), _without(b, at_b)
            if (at_a, at_b) != (0, 0) and _given_fits(rest_a, rest_b):
                return 2
            if (at_a, at_b) == (0, 0) and any(same_word(p, q) for p in rest_a for q in rest_b):
                return 2
    return 0


def _without(words: tuple[str, ...], at: int) -> tuple[str, ...]:
    return words[1:] if at == 0 else words[:-1]


@lru_cache(maxsize=65536)
def office_of(role: str | None) -> str | None:
    """The class of office that a role names, or None: `External Affairs Minister` is `foreign minister`."""
    if not role:
        return None
    said = f" {' '.join(_WORD.findall(fold(role)))} "
    rank = (
        "deputy "
        if re.search(r" (?:deputy|vice|assistant|junior|former|ex|minister of state) ", said)
        else ""
    )
    for words, office in lexicon()["offices"]:
        if f" {words} " in said:
            return rank + str(office)
    return None
