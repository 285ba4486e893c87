"""The persons that are the subjects of sentences: whom he and she mean where nobody has spoken since."""

import re
from bisect import bisect_left

from despatch.language.quotations.cues import cues
from despatch.language.quotations.naming import ROLES
from despatch.language.quotations.speakers.context import Context
from despatch.language.quotations.speakers.holders import speaker_of
from despatch.language.quotations.speakers.memory import Memory
from despatch.language.quotations.speakers.speaker import Speaker
from despatch.language.quotations.words import MONTH, PREPOSITION, WORD, classes
from despatch.model import Sentence

_COMMA = re.compile(r", (?=[A-Zt])")
_AFTER_QUOTE = frozenset("\"”'’»")


def subject_since(context: Context, memory: Memory, start: int) -> Speaker | None:
    """The person with whom this sentence, or one of the four before, begins, if nobody has spoken since."""
    i = bisect_left(context.sentences, start, key=lambda s: s.end)
    here = context.text[max(0, start - 2) : start].strip()[-1:] not in _AFTER_QUOTE
    for sentence in reversed(context.sentences[max(0, i - 4) : i + here]):
        if sentence.start < memory.last_at:
            return None
        begin = _past_opening(context, sentence)
        subject = subject_at(context, begin, min(start, begin + 60))
        if subject is not None:
            return subject
    return None


def subject_at(context: Context, start: int, stop: int) -> Speaker | None:
    """The person that is the subject of the sentence that begins, or goes on, at `start`, named before `stop`."""
    for mention in context.within(start, stop):
        said = context.text[mention.start : mention.end].lower()
        if said in ("his", "her"):
            continue
        if mention.form == "pronoun" or context.quoted(mention.start):
            return None
        before = [w.lower() for w in context.text[start : mention.start].split()]
        if any(w in cues() and cues()[w].form == "past" for w in before):
            return None
        if before and (classes(before[-1]) & PREPOSITION or _governed(before)):
            continue
        possessive = context.text[mention.end : mention.end + 2] in ("'s", "’s")
        closed = classes(said) & ~(WORD | MONTH)
        if mention.type == "person" and len(mention.people) == 1 and not possessive and not closed:
            found = speaker_of(context, mention)
            if found is not None and not found.plural:
                return found
    return None


def _past_opening(context: Context, sentence: Sentence) -> int:
    """Where a sentence goes on after a phrase that opens it ("During a short visit to the port on Friday, ...")."""
    if not classes(context.text[sentence.start : sentence.end].split(" ", 1)[0].lower()) & PREPOSITION:
        return sentence.start
    comma = _COMMA.search(context.text, sentence.start, sentence.end)
    return comma.end() if comma and comma.end() - sentence.start > 60 else sentence.start


def _governed(before: list[str]) -> bool:
    """Whether a name stands in a phrase with a preposition, its office between ("In a letter to mayor Ilya Brod she said")."""
    k = len(before)
    while k and before[k - 1] in ROLES:
        k -= 1
    return 0 < k < len(before) and any(
        classes(w) & PREPOSITION for w in before[max(0, k - 2) : k] if w != "of"
    )
