"""Whether two words are spellings of one name."""

import re
from functools import lru_cache

from despatch.record.names import lexicon, same_sound, same_word
from despatch.record.people.lexicon import lists, without_article
from despatch.registers.offices import given_names


@lru_cache(maxsize=262144)
def alike(a: str, b: str) -> bool:
    """Whether two words are spellings or usual forms of one name."""
    if a == b:
        return True
    if a[0] != b[0] and len(a) > 1 < len(b) and without_article(a) == without_article(b):
        return True
    if hers(a, b):
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


def hers(a: str, b: str) -> bool:
    """Whether one is the surname of a woman of the other's family: Karimov, Karimova."""
    short, long = sorted((a, b), key=len)
    return long == short + "a" and short.endswith(("ov", "ev", "in", "yn"))


def close(a: str, b: str) -> bool:
    """Whether two words are one but for romanisation: a lone name tells too little for more."""
    if a == b:
        return True
    if min(len(a), len(b)) < 4 or hers(a, b):
        return False
    variants = lists().variants
    same = same_sound(a, b) or _ENDING.sub("", a) == _ENDING.sub("", b)
    return same or not variants.get(a, _NONE).isdisjoint(variants.get(b, _NONE))


def slip(a: str, b: str, least: int) -> bool:
    """Whether one letter too many, too few, wrong or changed with the next tells two words apart; no two given names."""
    if min(len(a), len(b)) < least or a[0] != b[0] or abs(len(a) - len(b)) > 1 or hers(a, b):
        return False
    if a.capitalize() in given_names() and b.capitalize() in given_names():
        return False
    same = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    x, y = a[same:], b[same:]
    return x[1:] == y or x == y[1:] or x[1:] == y[1:] or (x[:2] == y[1::-1] and x[2:] == y[2:])
