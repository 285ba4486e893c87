"""Subjects that stand far from their reporting verb: before commas upon commas, across a long title, behind "for saying"."""

from despatch.language.quotations.naming import PERSONS, ROLES
from despatch.language.quotations.phrases import noun_phrase_start, subject_after
from despatch.language.quotations.words import (
    ADVERB,
    AUXILIARY,
    DETERMINER,
    PREPOSITION,
    PRONOUN,
    VERBAL,
    Words,
)

_CLOSING = frozenset(('"', "”", "''", "’", "»"))
_RELATIVE = frozenset(("who", "whose", "whom", "which", "where"))
_LONGEST = 34  # tokens of a title with all that belongs to it
_BLAME = frozenset(
    "accused accuse accuses accusing criticised criticized criticise criticize blamed blames blame denounced condemned "
    "attacked lambasted rebuked chided faulted mocked praised thanked quoted cited reprimanded".split()
)
_BE = frozenset("is are was were be been being".split())


def opening_subject(words: Words, i: int, lo: int) -> tuple[int, int] | None:
    """The noun phrase that opens a sentence, if nothing but what commas set off from it stands between it and the verb at `i`.

    "Karev, speaking in Kolvik, on the border with Norway, said a truce ..." is no inversion.
    """
    if lo or i < 4 or words.low[i - 1] != ",":
        return None
    comma = words.low.index(",")
    begin = noun_phrase_start(words, comma - 1, 0) if comma < i - 1 else None
    if begin != 0 or not words.capital(comma - 1):
        return None
    k = comma + 1
    while k < i:
        end = next(n for n in range(k, i) if words.low[n] == ",")
        if end > k and words.low[k] not in _RELATIVE and _finite(words, k, end):
            return None
        k = end + 1
    return (0, comma)


def _finite(words: Words, start: int, end: int) -> bool:
    """Whether a stretch has a verb of its own: not a participle that opens it, not one that ends in -ing."""
    return any(
        words.flags[k] & AUXILIARY
        or (k > start and words.flags[k] & VERBAL and not words.low[k].endswith("ing"))
        for k in range(start, end)
    )


def whole_run(words: Words, start: int, lo: int) -> tuple[int, int] | None:
    """All that stands between a quotation and its reporting verb, where it is one long title with a name.

    '"...," deputy director of the sales and marketing division of Kolvik Lines Ana Duarte said': up to a comma, if a name
    follows that.
    """
    if not 0 < lo < start or start - lo > _LONGEST or words.low[lo - 1] not in _CLOSING:
        return None
    end = start - (words.low[start - 1] == ",")
    if end <= lo or any(
        words.flags[k] & (AUXILIARY | PRONOUN) for k in range(lo, end) if words.low[k] not in _OWNING
    ):
        return None
    if any(words.flags[k] & VERBAL and not words.capital(k) for k in range(lo, end)):
        return None
    first = words.low[lo]
    if not (words.flags[lo] & DETERMINER or words.capital(lo) or first in ROLES or first in PERSONS):
        return None
    if not ({*ROLES, *PERSONS} & set(words.low[lo:end]) and words.capital(end - 1)):
        return None
    comma = next((k for k in range(lo, end) if words.low[k] == ","), end)
    return (lo, comma)


_OWNING = frozenset(("'s", "’s"))


def of_saying(words: Words, start: int, lo: int) -> tuple[int, int] | None:
    """Who is blamed, thanked or sorry "for saying": the object of the verb before it, else the clause's subject.

    "Havel apologised for saying", "Havel was criticised for saying"; "accused Havel of saying" is told of Havel.
    """
    verb = next((k for k in range(start - 2, lo - 1, -1) if _deed(words, k)), None)
    if verb is None:
        return None
    active = words.low[verb] in _BLAME and not _BE.intersection(words.low[max(lo, verb - 3) : verb])
    if active:
        found = subject_after(words, verb + 1, start - 1)
        return found if found and not words.flags[found[0]] & PRONOUN else None
    return _subject(words, verb, lo)


def _deed(words: Words, k: int) -> bool:
    return bool(words.flags[k] & VERBAL) and not words.capital(k) and not words.low[k].endswith("ing")


def _subject(words: Words, verb: int, lo: int) -> tuple[int, int] | None:
    """The nearest noun phrase before the verb group at `verb` that no preposition governs."""
    j = verb - 1
    while j >= lo and words.flags[j] & (AUXILIARY | ADVERB):
        j -= 1
    if j < lo:
        return None
    if words.flags[j] & PRONOUN:
        return (j, j + 1)
    begin = noun_phrase_start(words, j, lo)
    if begin is None or (begin > lo and words.flags[begin - 1] & PREPOSITION):
        return None
    return (begin, j + 1)
