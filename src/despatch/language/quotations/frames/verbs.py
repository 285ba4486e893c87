"""Whether a form is a verb that reports where it stands, and where its cue ends."""

from despatch.language.quotations.cues import Cue
from despatch.language.quotations.words import (
    ADVERB,
    AUXILIARY,
    BREAK,
    DAY,
    DAYS,
    DETERMINER,
    PREPOSITION,
    PRONOUN,
    VERBAL,
    Words,
)

BE = frozenset("is are was were be been being 's ’s 're ’re am".split())
_PARTICLES = {
    "call": frozenset(("for", "on", "upon")), "point": frozenset(("out", "to")), "refer": frozenset(("to",)),
    "speak": frozenset(("of", "about", "out")), "talk": frozenset(("about", "of", "up")), "warn": frozenset(("of", "against")),
    "complain": frozenset(("of", "about")), "ask": frozenset(("for", "about")), "object": frozenset(("to",)),
    "allude": frozenset(("to",)), "respond": frozenset(("to",)), "think": frozenset(("of", "about")),
    "boast": frozenset(("of", "about")), "brag": frozenset(("about",)), "hint": frozenset(("at",)),
    "agree": frozenset(("with", "on")), "disagree": frozenset(("with",)), "comment": frozenset(("on",)),
    "say": frozenset(("of",)), "hope": frozenset(("for",)), "apologize": frozenset(("for",)), "apologise": frozenset(("for",)),
    "joke": frozenset(("about",)), "worry": frozenset(("about",)), "insist": frozenset(("on",)), "lash": frozenset(("out",)),
}  # fmt: skip
_SETTINGS = frozenset(
    "statement interview speech tweet post email e-mail letter release communique communiqué message note report article "
    "column op-ed editorial briefing conference address declaration memo filing blog telegram remarks comments".split()
)
_PLURAL_OR_FIRST = frozenset("they we i you".split())
_VERB_ONLY = frozenset(
    "says tells thinks believes knows asks argues adds writes insists explains describes wants say tell".split()
)


def no_verb(words: Words, i: int, start: int, lo: int, hi: int, cue: Cue) -> bool:
    """Whether the form is part of a name, a noun, or a verb that does not report here."""
    before = words.low[start - 1] if start > lo else ""
    if words.capital(i) and i > lo and before not in (".", ":", '"', "“"):
        return True
    closes = 0 < lo < i - 1 and i + 1 < hi and words.low[i + 1] == "." and words.flags[lo] & DETERMINER
    if cue.form in ("third", "base") and not closes and _is_noun(words, i, start, hi, cue):
        return True  # but '"...," the report states.'
    return cue.lemma in ("continue", "conclude") and not _alone(words, i, hi)


def is_reduced(words: Words, i: int, start: int, lo: int, hi: int, cue: Cue) -> bool:
    """Whether the form has no subject of its own: "the mission known as", "the plan proposed by", "to say"."""
    if start < i:
        return False
    if cue.form == "participle" or (cue.form == "past" and i + 1 < hi and words.low[i + 1] == "by"):
        return True
    return cue.form == "base" and not _plural_subject(words, start, lo)


def _alone(words: Words, i: int, hi: int) -> bool:
    """Whether no object or infinitive follows a verb that reports words only by itself ("he continued")."""
    if i + 1 >= hi or words.low[i + 1] in ("that", "in", "by", "at"):
        return words.low[i][-3:] != "ing"
    return bool(words.flags[i + 1] & BREAK) or words.capital(i + 1)


def _is_noun(words: Words, i: int, start: int, hi: int, cue: Cue) -> bool:
    """Whether a form that is also a noun ("talks", "reports", "plan") is one here, by the word after it."""
    if words.low[i] in _VERB_ONLY or start < i:
        return False
    if i + 1 >= hi or cue.lemma == "read":
        return i + 1 >= len(words.low)  # '"...," read one of the banners'
    after, flag = words.low[i + 1], words.flags[i + 1]
    if words.low[i - 1] in ("'s", "’s") and i > 1 and not words.flags[i - 2] & PRONOUN:
        return True  # "China's hopes"
    if cue.lemma == "state" and after.endswith("ing"):
        return True  # "states seeking membership"
    if after in ("that", "it", ":", "to", "how", "why") or flag & DETERMINER:
        return False
    if after in _PARTICLES.get(cue.lemma, ()):
        return False
    return bool(flag & (PREPOSITION | AUXILIARY | BREAK | VERBAL)) or words.flags[i - 1] & DETERMINER > 0


def _plural_subject(words: Words, start: int, lo: int) -> bool:
    """Whether the word before a bare form may be its subject ("they say", "officials say")."""
    if start <= lo:
        return False
    word = words.low[start - 1]
    if word in _PLURAL_OR_FIRST or word == "who":
        return True
    closed = words.flags[start - 1] & (PREPOSITION | DAY | ADVERB | BREAK)
    return not closed and word.endswith("s") and not word.endswith(("ss", "'s", "’s")) and len(word) > 3


def end_of_cue(words: Words, i: int, hi: int, cue: Cue) -> int:
    """End of the cue: a particle, a day, and "in a statement" after the verb belong to it."""
    low, j = words.low, i + 1
    if j < hi and low[j] in _PARTICLES.get(cue.lemma, ()):
        return j + 1
    if cue.kind not in ("say", "tell"):
        return j
    if j < hi and low[j] in DAYS:
        j += 1
    if (
        j + 2 < hi
        and low[j] in ("in", "on", "at")
        and low[j + 1] in ("a", "an", "the", "his", "her", "their")
    ):
        for k in range(j + 2, min(j + 6, hi)):
            if low[k] in _SETTINGS:
                return k + 1
    return j
