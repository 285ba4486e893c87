"""Attribution frames: a cue with its source, inside one sentence and outside quotation marks."""

from typing import NamedTuple

from despatch.language.quotations.cues import Cue, cues
from despatch.language.quotations.distant import of_saying, opening_subject, whole_run
from despatch.language.quotations.naming import DOCUMENTS, ISSUING, PERSONS, ROLES
from despatch.language.quotations.nouns import CUE, nominal
from despatch.language.quotations.phrases import (
    cue_start,
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
    PRONOUN,
    SUBJECT_PRONOUNS,
    TIME,
    VERBAL,
    WORD,
    Words,
)

_BE = frozenset("is are was were be been being 's ’s 're ’re am".split())
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


class Frame(NamedTuple):
    """Token indices in a sentence: the cue [cue_start, cue_end), the source [start, end) or None, who inherits.

    `after` is true where the source follows its cue; `bare` where a participle or a joined verb leaves it unsaid.
    """

    cue_start: int
    cue_end: int
    verb: int
    cue: Cue
    source: tuple[int, int] | None
    after: bool = False
    bare: bool = False

    @property
    def start(self) -> int:
        """Index of the first token of cue and source."""
        return min(self.cue_start, self.source[0]) if self.source else self.cue_start

    @property
    def end(self) -> int:
        """Index after the last token of cue and source."""
        return max(self.cue_end, self.source[1]) if self.source else self.cue_end


_ACCORDING = Cue("according", "say", "past")


def frames(words: Words, runs: list[tuple[int, int]]) -> list[Frame]:
    """Frames of a sentence, in order; `runs` are its stretches outside quotation marks."""
    found: list[Frame] = []
    table = cues()
    for lo, hi in runs:
        i = lo
        while i < hi:
            word = words.low[i]
            if word in table:
                frame = _frame(words, i, lo, hi, found)
                if frame is not None:
                    found.append(frame)
                    i = max(i, frame.end - 1 if frame.after else i)
            elif word == "according" and i + 1 < hi and words.low[i + 1] == "to":
                source = subject_after(words, i + 2, hi)
                if source is not None:
                    found.append(Frame(i, i + 2, i, _ACCORDING, source, after=True))
            i += 1
    if runs and runs[-1][1] == len(words.low) and len(runs) == 1:
        return found  # nothing is quoted here
    told = {f.verb for f in found}
    found += [Frame(i, i + 1, i, CUE, who, after) for i, who, after in nominal(words, runs) if i not in told]
    return sorted(found, key=lambda f: f.verb)


def _frame(words: Words, i: int, lo: int, hi: int, found: list[Frame]) -> Frame | None:
    cue = cues()[words.low[i]]
    start = cue_start(words, i, lo)
    if _no_verb(words, i, start, lo, hi, cue):
        return None
    end = _cue_end(words, i, hi, cue)
    if cue.form == "ing":
        return _participle(words, start, i, end, lo, cue, found)
    group = words.low[start:i]
    before = words.low[start - 1] if start > lo else ""
    if "to" in (before, *group):
        return None
    if _BE.intersection(group) and cue.form in ("past", "participle"):
        return _passive(words, start, i, end, lo, hi, cue)
    if _reduced(words, i, start, lo, hi, cue):
        return None
    joined = before in ("and", "but", "or") or (
        before == "," and start - 1 > lo and _joined(words, start, lo, found)
    )
    if joined and found and found[-1].source is not None:
        return Frame(start, end, i, cue, found[-1].source, bare=True)
    if joined and cue.kind in ("say", "tell") and cue.form == "past" and before != ",":
        shared = _shared_subject(words, start, lo)
        if shared is not None:
            return Frame(start, end, i, cue, shared, bare=True)
    inverted = _inverted(words, start, i, lo, hi, cue)
    if inverted is not None:
        return Frame(start, i + 1, i, cue, inverted, after=True)
    source = _subject(words, start, lo, cue)
    if source is None or words.low[source[0]] in _NO_SOURCE or words.low[source[0] : source[1]] in _ARTICLES:
        return None  # 'said the talks "should go on"': a noun
    return Frame(start, end, i, cue, source)


def _subject(words: Words, start: int, lo: int, cue: Cue) -> tuple[int, int] | None:
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


def _shared_subject(words: Words, start: int, lo: int) -> tuple[int, int] | None:
    """The subject of two joined verbs, of which only the second reports ("Havel went further and told ...")."""
    if lo or any(w in ("who", "which", "that", "whom", ";", ":") for w in words.low[:start]):
        return None
    if not any(f & (VERBAL | AUXILIARY) for f in words.flags[1:start]):
        return None
    source = main_subject(words, lo, start)
    return source if source is not None and source[1] < start - 1 else None


_NO_SOURCE = frozenset(("last", "next", "that", "which"))
_ARTICLES = tuple([w] for w in "the a an its their his her our my your every no".split())
_READING = frozenset(("read", "say", "state"))


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


def _no_verb(words: Words, i: int, start: int, lo: int, hi: int, cue: Cue) -> bool:
    """Whether the form is part of a name, a noun, or a verb that does not report here."""
    before = words.low[start - 1] if start > lo else ""
    if words.capital(i) and i > lo and before not in (".", ":", '"', "“"):
        return True
    closes = 0 < lo < i - 1 and i + 1 < hi and words.low[i + 1] == "." and words.flags[lo] & DETERMINER
    if cue.form in ("third", "base") and not closes and _is_noun(words, i, start, hi, cue):
        return True  # but '"...," the report states.'
    return cue.lemma in ("continue", "conclude") and not _alone(words, i, hi)


def _reduced(words: Words, i: int, start: int, lo: int, hi: int, cue: Cue) -> bool:
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


_VERB_ONLY = frozenset(
    "says tells thinks believes knows asks argues adds writes insists explains describes wants say tell".split()
)


def _joined(words: Words, start: int, lo: int, found: list[Frame]) -> bool:
    return bool(found) and words.low[start] not in SUBJECT_PRONOUNS and words.low[lo] == ","


def _plural_subject(words: Words, start: int, lo: int) -> bool:
    """Whether the word before a bare form may be its subject ("they say", "officials say")."""
    if start <= lo:
        return False
    word = words.low[start - 1]
    if word in _PLURAL_OR_FIRST or word == "who":
        return True
    closed = words.flags[start - 1] & (PREPOSITION | DAY | ADVERB | BREAK)
    return not closed and word.endswith("s") and not word.endswith(("ss", "'s", "’s")) and len(word) > 3


def _inverted(words: Words, start: int, i: int, lo: int, hi: int, cue: Cue) -> tuple[int, int] | None:
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


def _participle(
    words: Words, start: int, i: int, end: int, lo: int, cue: Cue, found: list[Frame]
) -> Frame | None:
    before = words.low[start - 1] if start > lo else ""
    if _BE.intersection(words.low[start:i]):
        source = subject_before(words, start, lo)
        return Frame(start, end, i, cue, source) if source else None
    if before == "as" and start - 2 >= lo:
        quoted = next((f for f in reversed(found) if f.cue.lemma in ("quote", "cite")), None)
        if quoted is not None:
            source = quoted.source
            if not _BE.intersection(words.low[quoted.cue_start : quoted.verb]):
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


_PEOPLE = (
    ROLES
    | PERSONS
    | frozenset(
        "participant delegate attendee protester demonstrator analyst lawmaker resident leader member delegation expert critic "
        "observer worker guest speaker victim".split()
    )
)


_BEFORE_PARTICIPLE = frozenset((",", "", "-", "--", "–", "—", "and", "as", "by", "while", "in"))


def _subject_of_main_clause(words: Words, i: int) -> tuple[int, int] | None:
    """The subject after an opening participle clause ("Saying that ..., Lavrov noted")."""
    for k in range(i, len(words.low) - 1):
        if words.low[k] == ",":
            source = subject_after(words, k + 1, len(words.low))
            if source is not None and (words.capital(source[0]) or words.low[source[0]] in SUBJECT_PRONOUNS):
                return source
    return None


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


def _passive(words: Words, start: int, i: int, end: int, lo: int, hi: int, cue: Cue) -> Frame | None:
    low = words.low
    if cue.lemma in ("quote", "cite"):
        source = subject_before(words, start, lo)
        return Frame(start, end, i, cue, source) if source else None
    if i + 1 < hi and low[i + 1] == "by":
        source = subject_after(words, i + 2, hi)
        return Frame(start, i + 2, i, cue, source, after=True) if source else None
    return None


def _cue_end(words: Words, i: int, hi: int, cue: Cue) -> int:
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
