"""How two names stand to each other: one name, one of them saying less, or names of two people."""

from functools import lru_cache
from typing import NamedTuple

from despatch.record.people.lexicon import lists
from despatch.record.people.spelling import alike, close, slip
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
    return slip(a[n], b[n], least)


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
