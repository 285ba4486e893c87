"""The source of a verb that reports: its subject before it, after it, or that of the clause."""

from despatch.language.quotations.cues import Cue
from despatch.language.quotations.distant import opening_subject, whole_run
from despatch.language.quotations.naming import DOCUMENTS, ISSUING
from despatch.language.quotations.phrases import (
    is_time,
    noun_phrase_start,
    resumed,
    subject_after,
    subject_before,
)
from despatch.language.quotations.words import (
    ADVERB,
    AUXILIARY,
    BREAK,
    COMMAS,
    DAY,
    DAYS,
    DETERMINER,
    PREPOSITION,
    TIME,
    VERBAL,
    Words,
)

_READING = frozenset(("read", "say", "state"))


def subject_of(words: Words, start: int, lo: int, cue: Cue) -> tuple[int, int] | None:
    """The subject of a verb that reports, before it."""
    source = subject_before(words, start, lo) or _before_comma(words, start, lo)
    source = source or opening_subject(words, start, lo)
    if source is None or (source[0] > lo and words.low[source[0] - 1] == "and"):
        source = _long_title(words, start, lo, cue) or source
    if source is not None and words.low[source[0]] == "which" and cue.lemma in _READING:
        source = _issuer_before(words, source[0], lo)
    return source


def _long_title(words: Words, start: int, lo: int, cue: Cue) -> tuple[int, int] | None:
    speaks = cue.kind in ("say", "tell") and cue.form in ("past", "third")
    return whole_run(words, start, lo) if speaks else None


def shared_subject(words: Words, start: int, lo: int) -> tuple[int, int] | None:
    """The subject of two joined verbs, of which only the second reports ("Havel went further and told ...")."""
    if lo or any(w in ("who", "which", "that", "whom", ";", ":") for w in words.low[:start]):
        return None
    if not any(f & (VERBAL | AUXILIARY) for f in words.flags[1:start]):
        return None
    source = main_subject(words, lo, start)
    return source if source is not None and source[1] < start - 1 else None


def _issuer_before(words: Words, which: int, lo: int) -> tuple[int, int] | None:
    """Who issued the document that a relative clause quotes ("Havel sent a letter to ..., which reads in part")."""
    issued = next((k for k in range(lo, which) if words.low[k] in ISSUING), None)
    if issued is None or not any(w in DOCUMENTS for w in words.low[issued:which]):
        spoke = which > lo + 1 and words.low[which - 1] == "," and words.low[which - 2] in DOCUMENTS
        begin = noun_phrase_start(words, which - 2, lo) if spoke else None
        return None if begin is None else (begin, which - 1)  # "The resolution, which said that ..."
    return main_subject(words, lo, issued)


def _before_comma(words: Words, start: int, lo: int) -> tuple[int, int] | None:
    """A subject parted from its verb by a stray comma ("Spokesman Petr Havel, said: ...")."""
    if start - 1 <= lo or words.low[start - 1] != ",":
        return None
    begin = noun_phrase_start(words, start - 2, lo)
    return (begin, start - 1) if begin is not None and begin == lo and words.capital(start - 2) else None


def inverted_source(words: Words, start: int, i: int, lo: int, hi: int, cue: Cue) -> tuple[int, int] | None:
    """The source after its cue ('..., said Lavrov in Goa'), where the order is so."""
    accused = cue.kind == "judge" and 0 < i == lo and i + 1 < hi and words.capital(i + 1)
    if not (cue.kind == "say" or accused) or cue.form not in ("past", "third") or start != i:
        return None  # '"...," charged Havel'
    if i != lo and words.low[i - 1] not in COMMAS and words.low[i - 1] not in ("so", "thus"):
        return None
    if resumed(words, i, lo) or opening_subject(words, i, lo):
        return None
    source = subject_after(words, i + 1, hi)
    if source is None and i + 2 < hi and words.flags[i + 1] & DAY and words.capital(i + 2):
        source = subject_after(words, i + 2, hi)  # "said Monday Petr Havel"
    if source is not None and is_time(words, *source):
        return None
    if (
        source is not None
        and lo + 1 < i
        and source[1] >= hi < len(words.low)
        and subject_before(words, start, lo)
    ):
        return None  # 'X, the spokesman, said the plane "crashed"'
    if source is None or source[1] >= hi or i == lo or (i == lo + 1 and words.low[lo] in COMMAS):
        return source
    # "X, who ..., says his country is": a verb after the noun phrase makes it the content's subject.
    k = source[1]
    while k < hi and words.flags[k] & (ADVERB | DAY | TIME) and not words.flags[k] & AUXILIARY:
        k += 1
    if k >= hi:
        return source if hi == len(words.low) else None
    return source if words.flags[k] & (BREAK | PREPOSITION) else None


def main_subject(words: Words, lo: int, hi: int) -> tuple[int, int] | None:
    """The first noun phrase of a stretch that no preposition governs."""
    i = lo
    while i < hi:
        flag = words.flags[i]
        if flag & PREPOSITION or (i == lo and words.low[i].endswith("ing") and words.flags[i + 1] & BREAK):
            i += 1
            while i < hi and words.low[i] != ",":
                owner = words.low[i] in ("'s", "’s")
                if not words.flags[i] & (PREPOSITION | BREAK) and words.flags[i] & AUXILIARY and not owner:
                    break
                i += 1
            continue
        if (
            words.low[i][0].isalnum()
            and not (flag & ADVERB and not flag & DETERMINER)
            and words.low[i] not in DAYS
        ):
            span = subject_after(words, i, hi)
            if span is not None:
                return span
        i += 1
    return None
