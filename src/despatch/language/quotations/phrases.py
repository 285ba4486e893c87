"""Noun phrases around a reporting verb: who says it. A shallow reading by closed word classes and capitals."""

from despatch.language.quotations.cues import cues
from despatch.language.quotations.words import (
    ADVERB,
    AUXILIARY,
    BREAK,
    COMMAS,
    DASHES,
    DAY,
    DETERMINER,
    MONTH,
    PREPOSITION,
    PRONOUN,
    SUBJECT_PRONOUNS,
    SUBORDINATOR,
    TIME,
    VERBAL,
    WORD,
    Words,
)

_POST = frozenset(
    ("of", "for", "from", "at", "in", "on", "with", "to")
)  # may stand inside a source's noun phrase
_TIME_HEADS = frozenset("last this next that late early the same previous earlier".split())
_POSSESSIVE = frozenset(("'s", "’s"))
_LONGEST = 14  # tokens of a noun phrase
_FURTHEST = 40  # tokens of what commas may set off between a subject and its verb
_POSTPOSED = frozenset(
    "familiar close loyal present aware responsible privy opposed concerned involved".split()
)
_NOT_SUBJECT = frozenset("him her them me us himself herself".split())


def cue_start(words: Words, i: int, lo: int) -> int:
    """Index of the first word of the verb group that ends at `i`: auxiliaries and adverbs before it belong to it."""
    j, low, flags = i, words.low, words.flags
    while j > lo and flags[j - 1] & (AUXILIARY | ADVERB):
        if low[j - 1] in _POSSESSIVE and j - 1 > lo and not flags[j - 2] & PRONOUN:
            break
        j -= 1
    while j < i and low[j] in (
        "here",
        "there",
        "however",
        "meanwhile",
        "today",
        "yesterday",
        "earlier",
        "later",
    ):
        j += 1
    return j


def subject_before(words: Words, i: int, lo: int) -> tuple[int, int] | None:
    """The noun phrase that is the subject of the verb group starting at `i`, as [start, end) token indices.

    Time words, prepositional phrases, reduced relative clauses and what commas set off are passed over.
    """
    j, low, flags = i - 1, words.low, words.flags
    for _ in range(9):
        j = _skip_time(words, j, lo)
        if j < lo:
            return None
        if low[j] in COMMAS or low[j] == ")":
            opened = _parenthesis(words, j, lo)
            if opened is None:
                return None
            j = opened - 1
            continue
        if flags[j] & PRONOUN:
            return (j, j + 1)
        if flags[j] & VERBAL and not words.capital(j) and j > lo:
            j -= 1  # "a statement issued on Friday said"
            continue
        if low[j] in _POSTPOSED and j > lo:
            j -= 1  # "officials close to the talks said"
            continue
        start = noun_phrase_start(words, j, lo)
        if start is None:
            return None
        before = start - 1
        if (
            before > lo
            and low[before].endswith("ing")
            and not words.capital(before)
            and low[before] not in cues()
        ):
            j = before - 1  # "participants attending the symposium said"
            continue
        if before >= lo and flags[before] & PREPOSITION and not _opens_clause(words, before, lo):
            j = before - 1
            if j < lo:
                return None
            continue
        return _whom_who_means(words, start, lo) or _named_before(words, start, lo) or (start, j + 1)
    return None


def _whom_who_means(words: Words, start: int, lo: int) -> tuple[int, int] | None:
    """The subject that a relative clause without commas parts from its verb ("Experts who had planned the visit said")."""
    k = start - 1
    while k > lo and words.low[k] != "who":
        tells = words.low[k] in cues() and words.low[k + 1] != "to"  # "who said Havel had told"
        if words.low[k] in COMMAS or words.low[k] in (".", ";", ":", "that") or tells:
            return None
        k -= 1
    if k <= lo or not any(f & (VERBAL | AUXILIARY) for f in words.flags[k + 1 : start]):
        return None
    begin = noun_phrase_start(words, k - 1, lo)
    return None if begin is None else (begin, k)


def _named_before(words: Words, start: int, lo: int) -> tuple[int, int] | None:
    """The name that opens the clause where what was found is its apposition ("Rambukwella, the minister of ... told")."""
    if start - 1 <= lo or words.low[start - 1] != ",":
        return None
    first = lo + (words.low[lo] in COMMAS)
    if words.capital(start):
        owned = any(w in _POSSESSIVE for w in words.low[start : start + 4])
        # "A spokesman for Norlin, Norway's largest bank, said"
        return (first, start - 1) if owned and _spokesman_of(words, first, start - 1) else None
    named = start - 1 - first
    closed = PREPOSITION | BREAK | DAY | ADVERB | SUBORDINATOR | DETERMINER | PRONOUN
    open_class = not any(words.flags[k] & closed for k in range(first, start - 1))
    names = sum(words.capital(k) for k in range(first, start - 1))
    # "Former defence minister Carla Ruiz, head of ...": an office may stand before the name.
    if 0 < named <= 7 and open_class and (names == named or (names > 2 and words.capital(start - 3))):
        return (first, start - 1)
    return _names_between(words, start - 1, lo)


def _spokesman_of(words: Words, first: int, end: int) -> bool:
    """Whether the words are somebody who speaks for a named body, and nothing else."""
    low = words.low[first:end]
    if not {"for", "of"}.intersection(low) or not words.capital(end - 1):
        return False
    return low[0] in ("a", "the", "another") and not any(
        f & (VERBAL | AUXILIARY | PRONOUN) for f in words.flags[first:end]
    )


def _names_between(words: Words, end: int, lo: int) -> tuple[int, int] | None:
    """Full names that a comma, or the clause's start, parts from what is before ("..., Ana Duarte, a member of ... said")."""
    k = end
    while k > lo and (
        (words.capital(k - 1) and not words.flags[k - 1] & (PREPOSITION | DETERMINER))
        or (words.low[k - 1] == "and" and k < end)
    ):
        k -= 1
    if end - k < 2 or words.low[k] == "and" or (k > lo and words.low[k - 1] not in COMMAS):
        return None
    return None if any(words.flags[n] & (DAY | MONTH) for n in range(k, end)) else (k, end)


def _opens_clause(words: Words, i: int, lo: int) -> bool:
    """Whether the word at `i` ("as", "after", "although") opens a clause whose subject follows it."""
    if not words.flags[i] & SUBORDINATOR:
        return False
    return i == lo or words.low[i] in ("as", "since", "although", "while") or words.low[i - 1] in COMMAS


def with_tail(words: Words, start: int, end: int, limit: int) -> int:
    """End of a source with what belongs to its noun ("a spokesman for the ministry", "Lavrov, the foreign minister,")."""
    j = end
    while j < limit:
        word = words.low[j]
        if word in ("of", "for", "from", "at") or (
            word in ("in", "with", "to") and not words.capital(end - 1)
        ):
            stop = _phrase_end(words, j + 1, limit)
            if stop is None or is_time(words, j + 1, stop):
                return j
            j = stop
        elif word == "," and j + 1 < limit:
            return _apposition(words, j, limit)
        else:
            return j
    return j


_APPOSED = frozenset(
    ("who", "whose", "deputy", "chief", "head", "director", "chairman", "president", "spokesman", "former")
)


def _apposition(words: Words, j: int, limit: int) -> int:
    """End of the apposition or relative clause that the comma at `j` opens, its closing comma included; `j` if none."""
    if not (words.flags[j + 1] & DETERMINER or words.low[j + 1] in _APPOSED):
        return j
    if limit < len(words.low):  # before its cue: all of it
        return limit if words.low[limit - 1] == "," else j
    for k in range(j + 1, limit):
        if words.low[k] in (".", ";", "!", "?", '"', "“", ":"):
            return k
        if words.low[k] == "," and not (k + 1 < limit and words.low[k + 1] in ("and", "or")):
            return k + 1 if k + 1 < limit and words.flags[k + 1] & VERBAL else k
    return limit


def _phrase_end(words: Words, j: int, limit: int) -> int | None:
    k = j
    while k < limit and not words.flags[k] & (BREAK | PREPOSITION | DAY):
        k += 1
    return k if k > j else None


def is_time(words: Words, start: int, end: int) -> bool:
    """Whether a phrase tells a time."""
    return any(f & (DAY | MONTH | TIME) for f in words.flags[start:end]) or any(
        w.isdigit() and len(w) == 4 for w in words.low[start:end]
    )


def _skip_time(words: Words, j: int, lo: int) -> int:
    low, flags = words.low, words.flags
    while j >= lo:
        if flags[j] & (ADVERB | AUXILIARY):
            j -= 1
        elif flags[j] & DAY:
            j -= 2 if j > lo and low[j - 1] in ("on", "late", "early", "last", "this", "of") else 1
        elif flags[j] & TIME and j > lo and low[j - 1] in _TIME_HEADS:
            j -= 2
            if j >= lo and low[j] in ("in", "on", "during", "earlier", "later", "at"):
                j -= 1
        elif low[j].isdigit() and j > lo and flags[j - 1] & MONTH:
            j -= 2
            if j >= lo and low[j] in ("on", "from", "since"):
                j -= 1
        else:
            return j
    return j


def _parenthesis(words: Words, j: int, lo: int) -> int | None:
    """Index of the mark that opens the parenthesis closed at `j`, or None."""
    low = words.low
    if low[j] == ")":
        return next((k for k in range(j - 1, lo - 1, -1) if low[k] == "("), None)
    same = DASHES if low[j] in DASHES else frozenset((",",))
    for k in range(j - 1, max(lo, j - _FURTHEST), -1):
        if low[k] in same and low[k + 1] not in ("and", "or"):
            return k
        if low[k] in ('"', "“", "”", "``", "''", ";"):
            return None
    return None


def resumed(words: Words, i: int, lo: int) -> bool:
    """Whether the comma before `i` closes an apposition to the subject ("The panel's counsel, Lanang Ali, confirmed ...")."""
    opened = _parenthesis(words, i - 1, lo) if i - 1 > lo and words.low[i - 1] == "," else None
    if opened is None or opened - 1 < lo:
        return False
    start = noun_phrase_start(words, opened - 1, lo)
    if start is None:
        return False
    return (
        start == lo
        or words.low[start - 1] in COMMAS
        or words.low[start - 1] in ("and", "but", "that", "while", "as")
    )


def noun_phrase_start(words: Words, j: int, lo: int) -> int | None:
    """Start of the noun phrase whose last word is at `j`; None if no noun phrase ends there."""
    k, low, flags = j, words.low, words.flags
    while k >= lo and j - k < _LONGEST:
        flag = flags[k]
        if low[k] == "of":
            if k in (j, lo) or flags[k - 1] & (BREAK | PREPOSITION):
                break
        elif low[k] in ("and", "&"):
            if k == j or not joins(words, k, lo):
                break
        elif low[k] in _POSSESSIVE or (low[k] in ("'", "’") and _plural_owner(words, k, lo)):
            if k == j:
                break
        elif not flag & WORD or flag & (BREAK | PREPOSITION | AUXILIARY | PRONOUN) or low[k] in _NOT_SUBJECT:
            break
        elif flag & DETERMINER:
            k -= 1
            if k < lo or low[k] not in ("of", "and", "all", "both"):
                break
            continue
        elif flag & VERBAL and not words.capital(k) and not _adjective(words, k, j, lo):
            break
        k -= 1
    start = _trim(words, k + 1, j)
    return _over_and(words, k, j, lo) if start is None else start


def _plural_owner(words: Words, k: int, lo: int) -> bool:
    """Whether the mark at `k` belongs to a plural ("the farmers' union")."""
    return k > lo and words.low[k - 1].endswith("s") and words.tokens[k - 1].end == words.tokens[k].start


def _over_and(words: Words, k: int, j: int, lo: int) -> int | None:
    """Start of a noun phrase that goes on over the `and` at `k` ("the foreign affairs and defence committee")."""
    if k <= lo or k >= j or words.low[k] != "and":
        return None
    return noun_phrase_start(words, k - 1, lo)


def _trim(words: Words, k: int, j: int) -> int | None:
    """Drop what cannot open a noun phrase; None where nothing is left that can be a source."""
    low, flags = words.low, words.flags
    while k <= j and (
        low[k] in ("and", "of", "&", "'s", "’s", "-") or (flags[k] & ADVERB and not words.capital(k))
    ):
        if low[k] in ("all", "both"):
            break
        k += 1
    if k > j:
        return None
    plain = not any(words.capital(n) or flags[n] & DETERMINER for n in range(k, j + 1))
    if (
        plain
        and not (low[j].endswith("s") and not low[j].endswith("ss"))
        and low[j] not in ("police", "people", "media")
    ):
        return None  # a bare common noun in the singular is no subject
    return k


def _adjective(words: Words, k: int, j: int, lo: int) -> bool:
    """Whether a verb form is part of the noun phrase: a determiner or possessive stands before it."""
    if k == j:
        return False
    n = k - 1
    while n >= lo and words.flags[n] & ADVERB and not words.flags[n] & DETERMINER:
        n -= 1
    return n >= lo and (bool(words.flags[n] & DETERMINER) or words.low[n] in _POSSESSIVE)


def joins(words: Words, k: int, lo: int) -> bool:
    """Whether `and` at `k` joins two names or two noun phrases of one subject, not two clauses."""
    if k - 1 < lo or k + 1 >= len(words.low):
        return False
    left, right = words.capital(k - 1), words.capital(k + 1)
    return (left and right) or (left and words.low[k + 1] in ("his", "her", "the", "a", "their", "its"))


def subject_after(words: Words, i: int, hi: int) -> tuple[int, int] | None:
    """The noun phrase that begins at `i` ("said Lavrov", "according to the ministry"), as [start, end) token indices."""
    low = words.low
    if i >= hi or low[i] in ("that", "there", "how", "why", "what", "which"):
        return None
    if low[i] in SUBJECT_PRONOUNS and not (
        low[i] == "he" and i + 1 < hi and words.capital(i) and words.capital(i + 1)
    ):
        return (i, i + 1)
    k = i
    while k < hi and k - i < _LONGEST and _goes_on(words, i, k, hi):
        k += 1
    while k > i and low[k - 1] in ("and", "of", "&", "for", "from", "at", "the", "a"):
        k -= 1
    return (i, k) if k > i else None


def _goes_on(words: Words, i: int, k: int, hi: int) -> bool:
    """Whether the noun phrase that began at `i` goes on with the word at `k`."""
    word, flag, first = words.low[k], words.flags[k], k == i
    if word in ("and", "&"):
        titles = k + 2 < hi and not words.capital(k - 1) and not words.capital(k + 1) and words.capital(k + 2)
        return not first and (joins(words, k, i) or (titles and bool(words.flags[k + 1] & WORD)))
    if word == "of":
        return not first
    if word in ("for", "from", "at"):
        named = words.capital(k - 1) and word != "for"
        return not first and not named and k + 1 < hi and not is_time(words, k + 1, min(k + 3, hi))
    if not flag & WORD or flag & (BREAK | PREPOSITION) or (flag & AUXILIARY and word not in _POSSESSIVE):
        return False
    if flag & DAY or (flag & PRONOUN and not first):
        return False
    if flag & ADVERB and not flag & DETERMINER and not words.capital(k):
        return not first and bool(words.flags[k - 1] & DETERMINER)  # "the mostly young crowds"
    if first:
        return True
    if flag & DETERMINER:
        return words.low[k - 1] in ("of", "and", "for", "from", "at", "all", "both", "half")
    if word in ("last", "late", "early", "next"):
        return False
    return not (flag & VERBAL and not words.capital(k) and not _adjective(words, k, hi, i))
