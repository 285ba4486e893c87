"""Whom a participle is said of: "Lavrov noted ..., adding that", ", with a spokesman saying", "quoted as saying"."""

from despatch.language.quotations.cues import Cue
from despatch.language.quotations.distant import of_saying
from despatch.language.quotations.frames.frame import Frame
from despatch.language.quotations.frames.subjects import main_subject
from despatch.language.quotations.frames.verbs import BE
from despatch.language.quotations.naming import PERSONS, ROLES
from despatch.language.quotations.phrases import noun_phrase_start, subject_after, subject_before
from despatch.language.quotations.words import BREAK, DETERMINER, PREPOSITION, SUBJECT_PRONOUNS, WORD, Words

_PEOPLE = (
    ROLES
    | PERSONS
    | frozenset(
        "participant delegate attendee protester demonstrator analyst lawmaker resident leader member delegation expert critic "
        "observer worker guest speaker victim".split()
    )
)
_BEFORE_PARTICIPLE = frozenset((",", "", "-", "--", "–", "—", "and", "as", "by", "while", "in"))


def participle_frame(
    words: Words, start: int, i: int, end: int, lo: int, cue: Cue, found: list[Frame]
) -> Frame | None:
    """The frame of a cue that ends in -ing, with whom it is said of; None where it reports nothing."""
    before = words.low[start - 1] if start > lo else ""
    if BE.intersection(words.low[start:i]):
        source = subject_before(words, start, lo)
        return Frame(start, end, i, cue, source) if source else None
    if before == "as" and start - 2 >= lo:
        quoted = next((f for f in reversed(found) if f.cue.lemma in ("quote", "cite")), None)
        if quoted is not None:
            source = quoted.source
            if not BE.intersection(words.low[quoted.cue_start : quoted.verb]):
                hearer = quoted.verb + 1
                pronoun = hearer == start - 2 and words.low[hearer] in ("him", "her", "them")
                source = (hearer, start - 1) if pronoun else subject_after(words, quoted.verb + 1, start - 1)
            found.remove(quoted)
            return Frame(quoted.cue_start, end, i, cue, source)
    own = _absolute(words, start, lo)
    if cue.lemma in ("speak", "talk") or (
        before not in _BEFORE_PARTICIPLE and cue.kind not in ("say", "tell") and own is None
    ):
        return None
    if before in ("of", "for") and cue.kind in ("say", "tell") and (said := of_saying(words, start, lo)):
        return Frame(start, end, i, cue, said, bare=True)
    if before and (
        words.flags[start - 1] & DETERMINER or before in ("of", "for", "with", "from", "to", "on", "'s", "’s")
    ):
        return None
    if own is not None:
        return Frame(start, end, i, cue, own)
    if i + 1 < len(words.low) and words.flags[i + 1] & PREPOSITION and cue.kind == "judge":
        return None
    return Frame(start, end, i, cue, _of_main_clause(words, start, end, lo, found), bare=True)


def _of_main_clause(
    words: Words, start: int, end: int, lo: int, found: list[Frame]
) -> tuple[int, int] | None:
    """Whom a participle without a subject of its own is said of."""
    source = found[-1].source if found and found[-1].source else main_subject(words, lo, start)
    if not found and lo and start > lo and words.low[start - 1] == "," and words.low[0][0].isalnum():
        source = main_subject(words, 0, lo) or source  # 'Lavrov "deplored" the attack, calling it ...'
    if source is None and start == lo > 0 and words.low[0][0].isalnum():
        source = main_subject(words, 0, lo)  # 'issued a "white paper" arguing that'
    if source is None and start == lo:
        source = _subject_of_main_clause(words, end)
    return source


def _absolute(words: Words, start: int, lo: int) -> tuple[int, int] | None:
    """The subject of its own that a participle has (", with spokesman Petr Havel saying", ", a spokesman stating")."""
    if start <= lo or not words.flags[start - 1] & WORD or words.flags[start - 1] & (PREPOSITION | BREAK):
        return None
    begin = noun_phrase_start(words, start - 1, lo)
    if begin is None or begin <= lo or words.low[begin - 1] not in (",", "with"):
        return None
    last = words.low[start - 1]
    known = (words.capital(start - 1) and start - begin > 1) or last in ROLES or last in PERSONS
    several = words.low[begin - 1] == "with" and last.removesuffix("s") in _PEOPLE
    return (begin, start) if known or several else None


def _subject_of_main_clause(words: Words, i: int) -> tuple[int, int] | None:
    """The subject after an opening participle clause ("Saying that ..., Lavrov noted")."""
    for k in range(i, len(words.low) - 1):
        if words.low[k] == ",":
            source = subject_after(words, k + 1, len(words.low))
            if source is not None and (words.capital(source[0]) or words.low[source[0]] in SUBJECT_PRONOUNS):
                return source
    return None
