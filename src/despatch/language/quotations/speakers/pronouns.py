"""Whom a pronoun means that speaks: he, they, who, and the family name He."""

from bisect import bisect_left

from despatch.language.quotations.frames import main_subject
from despatch.language.quotations.phrases import noun_phrase_start
from despatch.language.quotations.speakers.context import Context
from despatch.language.quotations.speakers.holders import speaker_of
from despatch.language.quotations.speakers.memory import Memory
from despatch.language.quotations.speakers.speaker import NOBODY, Resolve, Speaker
from despatch.language.quotations.speakers.subjects import subject_since
from despatch.language.quotations.words import PRONOUN, Words
from despatch.registers.offices import given_names

PRONOUNS = {w: w for w in ("he", "she", "it", "they", "we", "i", "you")} | {
    "him": "he",
    "her": "she",
    "them": "they",
}
_PLURAL = frozenset(("they", "we"))
_FAMILY_FIRST = frozenset(("CHN", "HKG", "TWN", "KOR", "PRK", "VNM", "JPN", "KHM", "SGP", "MYS", "HUN"))
_CLAUSE = frozenset("when after before while because although though whereas if".split())


def pronoun_speaker(
    context: Context, memory: Memory, resolve: Resolve, start: int, end: int, word: str
) -> Speaker:
    """Whom the pronoun `word` at `start` means: who spoke last, or the subject of a sentence since."""
    if word not in ("he", "she"):
        recent = _subject_said(context, resolve, start, word) or _collective(memory, word)
    else:
        recent = subject_since(context, memory, start) or memory.last
        if _of_other_gender(context, recent, word):
            recent = NOBODY
    if recent.name:
        return recent
    for mention in context.within(start, end):
        if mention.people and (word in _PLURAL or len(mention.people) == 1):
            return speaker_of(context, mention) or NOBODY
    return NOBODY


def _of_other_gender(context: Context, who: Speaker, word: str) -> bool:
    """Whether a given name tells that `word` (he, she) means somebody else."""
    if who.person is None or context.people[who.person].party in _FAMILY_FIRST:
        return False
    names = (who.name or "").split(" ")
    told = given_names().get(names[0]) if len(names) > 1 and "-" not in names[-1] else None
    return told == ("f" if word == "he" else "m")


def _subject_said(context: Context, resolve: Resolve, start: int, word: str) -> Speaker | None:
    """The subject of the sentence, for "what it called", "what they described as"."""
    at = context.sentence_at(start)
    before = context.text[at.start : start].split() if at else []
    if at is None or before[-1:] != ["what"]:
        return None
    words = Words(at.tokens)
    i = bisect_left(at.tokens, start, key=lambda t: t.start) - 1
    subject = main_subject(words, _clause(words, i), i)
    if subject is None or words.flags[subject[0]] & PRONOUN:
        return None
    found = resolve(at.tokens[subject[0]].start, at.tokens[subject[1] - 1].end)
    return found if found.plural == (word in _PLURAL) else None


def _collective(memory: Memory, word: str) -> Speaker:
    """Whom `it` or `they` mean: the body or the group that spoke last."""
    if word in _PLURAL and memory.last_plural.name and memory.plural_at > memory.body_at:
        return memory.last_plural
    return memory.last_body


def antecedent(context: Context, resolve: Resolve, start: int) -> Speaker | None:
    """The noun phrase before a relative pronoun ("Chancellor Angela Merkel, who said ...")."""
    at = context.sentence_at(start)
    if at is None:
        return None
    words = Words(at.tokens)
    j = bisect_left(at.tokens, start, key=lambda t: t.start) - 1
    while j >= 0 and words.low[j] in (",", "-", "–", "—", "--", "and", "or"):
        j -= 1
    for mention in context.within(at.start, at.tokens[j].end) if j >= 0 else ():
        if mention.end == at.tokens[j].end and len(mention.people) == 1 and mention.type == "person":
            return speaker_of(context, mention)
    begin = noun_phrase_start(words, j, 0) if j >= 0 else None
    return resolve(at.tokens[begin].start, at.tokens[j].end) if begin is not None else None


def _clause(words: Words, i: int) -> int:
    """Where the clause begins that the word at `i` stands in: after "when", "after" and the like, else the sentence."""
    return next((k + 1 for k in range(i - 1, 0, -1) if words.low[k] in _CLAUSE), 0)


def surname_he(context: Context, start: int) -> str | None:
    """The person whose family name is He, where the word at `start` is a name: a capital inside a sentence."""
    if context.text[max(0, start - 4) : start].rstrip(" \"”'’")[-1:] in ("", ".", "!", "?", "\n"):
        return None
    return context.called_he


def named_he(context: Context, start: int) -> Speaker:
    """The speaker whose family name is He."""
    full = surname_he(context, start)
    for mention in context.mentions:
        if mention.type == "person" and len(mention.people) == 1 and mention.of == full:
            return speaker_of(context, mention) or Speaker(full)
    return Speaker(full)
