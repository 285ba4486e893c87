"""How two names stand to each other: one name, one of them saying less, or names of two people."""

import re
from functools import lru_cache
from typing import NamedTuple

from despatch.record.names import lexicon, same_sound, same_word
from despatch.record.people.lexicon import lists, without_article
from despatch.registers.offices import given_names

OTHER, LESS, SAME = 0, 1, 2


class Form(NamedTuple):
    """A name's words, and what else is compared of it: see `wording.Named`."""

    words: tuple[str, ...]
    mark: str = ""
    patronymic: bool = False

    @property
    def full(self) -> int:
        """How many of its words are more than an initial."""
        return sum(len(w) > 1 for w in self.words)


@lru_cache(maxsize=262144)
def alike(a: str, b: str) -> bool:
    """Whether two words are spellings or usual forms of one name."""
    if a == b:
        return True
    if a[0] != b[0] and len(a) > 1 < len(b) and without_article(a) == without_article(b):
        return True
    if _hers(a, b):
        return False
    if _ENDING.sub("", a) == _ENDING.sub("", b) and min(len(a), len(b)) > 4:
        return True
    variants, given = lists().variants, lexicon()["given"]
    if not variants.get(a, _NONE).isdisjoint(variants.get(b, _NONE)):
        return True
    if not given.get(a, _NONE).isdisjoint(given.get(b, _NONE)):
        return True
    if a in lists().eastern_families and b in lists().eastern_families:
        return False  # Jiang and Yang, Li and Liu: other names, however alike they sound
    return same_word(a, b) and (abs(len(a) - len(b)) < 2 or same_sound(a, b))


_ENDING = re.compile(r"(?:ah|eh|a|e)\Z")  # Haniya, Haniyah, Haniyeh: one ending of Arabic and Persian
_NONE: frozenset[str] = frozenset()


def _hers(a: str, b: str) -> bool:
    """Whether one is the surname of a woman of the other's family: Karimov, Karimova."""
    short, long = sorted((a, b), key=len)
    return long == short + "a" and short.endswith(("ov", "ev", "in", "yn"))


def _fits(a: str, b: str) -> bool:
    return alike(a, b) if len(a) > 1 and len(b) > 1 else a[0] == b[0]


@lru_cache(maxsize=262144)
def relation(a: Form, b: Form, party: str | None) -> int:
    """SAME: one name, but for spelling or order; LESS: one says less and may be the other's; OTHER: of two people.

    Only for names of two words or more; a lone one is `lone`.
    """
    if a.mark != b.mark and a.mark and b.mark:
        return OTHER
    if a.words == b.words:
        return SAME if a.mark == b.mark else LESS
    best = max(
        _aligned(x, y, a.patronymic and b.patronymic, party)
        for x in _orders(a.words, party)
        for y in (b.words,)
    )
    if best == OTHER and _miswritten(a.words, b.words):
        best = SAME
    return LESS if best == SAME and a.mark != b.mark else best


def _miswritten(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names are one but for a letter wrong in one word, or the order of three words or more."""
    if len(a) != len(b):
        return False
    if len(a) > 2 and a[-1] == b[-1] and sorted(a) == sorted(b):
        return True
    differ = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if not _fits(x, y)]
    if len(differ) != 1:
        return False
    [n] = differ
    least = 3 if len(a) > 3 else 6 if n == len(a) - 1 else 4
    return _slip(a[n], b[n], least)


def _slip(a: str, b: str, least: int) -> bool:
    """Whether one letter too many, too few, wrong or changed with the next tells two words apart; no two given names."""
    if min(len(a), len(b)) < least or a[0] != b[0] or abs(len(a) - len(b)) > 1 or _hers(a, b):
        return False
    if a.capitalize() in given_names() and b.capitalize() in given_names():
        return False
    same = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    x, y = a[same:], b[same:]
    return x[1:] == y or x == y[1:] or x[1:] == y[1:] or (x[:2] == y[1::-1] and x[2:] == y[2:])


def _orders(words: tuple[str, ...], party: str | None) -> tuple[tuple[str, ...], ...]:
    """The orders in which a name may be written: with the family name first, or last."""
    if len(words) > 1 and eastern(words, party):
        return (words, (*words[1:], words[0]), (words[-1], *words[:-1]))
    return (words,)


def eastern(words: tuple[str, ...], party: str | None) -> bool:
    """Whether the family name of such a name stands first at home."""
    known = lists()
    if party in known.family_first:
        return True
    return (
        words[0] in known.eastern_families and len(words) > 1 and words[0].capitalize() not in given_names()
    )


def _aligned(a: tuple[str, ...], b: tuple[str, ...], patronymic: bool, party: str | None) -> int:
    if _glued(a) == _glued(b):
        return SAME
    if patronymic and alike(a[0], b[0]) and alike(a[1], b[1]):
        return SAME  # given and father's name; what follows are the grandfather or the house
    x, y = sorted((a, b), key=lambda w: (sum(len(p) > 1 for p in w), len(w), w))
    pairs = _matched(x, y)
    if pairs is None:
        x = _spelt(x, y)
        pairs = _matched(x, y)
    if pairs is None:
        return LESS if _two_surnames(x, y, party) else OTHER
    if len(pairs) < len(x):
        return LESS
    if not any(len(y[m]) > 1 and len(w) > 1 for w, m in zip(x, pairs, strict=True)):
        return OTHER
    if not (pairs[-1] == len(y) - 1 or _leaves_off(x, y, pairs, party)):
        return OTHER
    if len(pairs) == len(y):
        return SAME if all((len(w) == 1) == (len(y[m]) == 1) for w, m in zip(x, pairs, strict=True)) else LESS
    return LESS


def _glued(words: tuple[str, ...]) -> str:
    return "".join(words)


def _matched(x: tuple[str, ...], y: tuple[str, ...]) -> tuple[int, ...] | None:
    """Where each word of the shorter name stands in the longer, in order; None if one does not.

    An initial stands for the very next word; a word may leave others out before it.
    """
    at, found = 0, []
    for n, word in enumerate(x):
        if len(word) == 1:
            if n and at == len(y) - 1 and n < len(x) - 1:
                continue  # a middle initial, where the other tells no middle name
            if at >= len(y) or y[at][0] != word:
                return None
        else:
            while at < len(y) and not (_fits(word, y[at]) and (len(y[at]) > 1 or n == 0)):
                at += 1
            if at >= len(y):
                return None
        found.append(at)
        at += 1
    return tuple(found)


def _spelt(x: tuple[str, ...], y: tuple[str, ...]) -> tuple[str, ...]:
    """Initials written as one word, letter by letter: JD Vance, AK Antony."""
    if (
        2 <= len(x[0]) <= 3
        and len(x) > 1
        and len(y) >= len(x[0])
        and all(y[n][0] == letter for n, letter in enumerate(x[0]))
    ):
        return (*x[0], *x[1:])
    return x


def _leaves_off(x: tuple[str, ...], y: tuple[str, ...], pairs: tuple[int, ...], party: str | None) -> bool:
    """Whether what the shorter name leaves off at the end may be left off."""
    known = lists()
    if pairs[0] != 0 or len(x) < 2:
        return False
    rest = y[pairs[-1] + 1 :]
    if all(w in known.dynasties for w in rest):
        return True
    if party in known.two_surnames:
        return len(rest) == 1 and len(x[-1]) > 1 and x[-1].capitalize() not in given_names()
    return eastern(y, party) and len(x[0]) > 1


def _two_surnames(x: tuple[str, ...], y: tuple[str, ...], party: str | None) -> bool:
    """Juan Manuel Santos and Juan Santos Calderon: each leaves out what the other tells."""
    if party not in lists().two_surnames or len(x) < 3 or len(y) < 3 or not alike(x[0], y[0]):
        return False
    return alike(x[-1], y[-2]) or alike(x[-2], y[-1])


@lru_cache(maxsize=262144)
def lone(word: str, form: Form, party: str | None, crowned: bool) -> bool:
    """Whether a lone word may be how somebody of that whole name is called: by the family name, as a rule."""
    words, known = form.words, lists()
    if close(word, words[-1]) or (eastern(words, party) and close(word, words[0])):
        return True
    first = crowned or word in known.known_by or form.patronymic
    if first and any(close(word, w) for w in (words if word in known.known_by else words[:1])):
        return True
    if party in known.two_surnames and len(words) > 2:
        return close(word, words[-2]) and words[-2].capitalize() not in given_names()
    if words[-1] in known.dynasties and len(words) > 1:
        return close(word, words[0]) or close(word, words[-2])
    return False


def close(a: str, b: str) -> bool:
    """Whether two words are one but for romanisation: a lone name tells too little for more."""
    if a == b:
        return True
    if min(len(a), len(b)) < 4 or _hers(a, b):
        return False
    variants = lists().variants
    same = same_sound(a, b) or _ENDING.sub("", a) == _ENDING.sub("", b)
    return same or not variants.get(a, _NONE).isdisjoint(variants.get(b, _NONE))
