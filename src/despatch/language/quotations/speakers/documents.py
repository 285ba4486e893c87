"""Who speaks in a document: a statement, a letter, a resolution."""

import re
from bisect import bisect_left

from despatch.language.quotations.frames import main_subject
from despatch.language.quotations.naming import (
    DOCUMENTS,
    GREETING,
    ISSUING,
    MESSAGES,
    bare,
    is_plural,
    phrase_length,
)
from despatch.language.quotations.phrases import cue_start, subject_before
from despatch.language.quotations.speakers.context import Context
from despatch.language.quotations.speakers.holders import person_in, speaker_of
from despatch.language.quotations.speakers.memory import NEAR_BY, Memory
from despatch.language.quotations.speakers.speaker import Resolve, Speaker
from despatch.language.quotations.speakers.subjects import subject_at
from despatch.language.quotations.speakers.wording import named_or_noun
from despatch.language.quotations.words import DETERMINERS, PRONOUN, Words

# What a document is of and not by: "a message of congratulations", "a letter of intent".
_MATTERS = "congratulations?|greetings?|condolences?|sympathy|support|thanks|gratitude|appreciation|welcome|goodwill|solidarity|friendship|intent|protest|principles|understanding"
_ISSUED = re.compile(
    rf"\s*(?:of\s+(?:{_MATTERS})\b\s*)?(?:,\s*)?(?:(?:issued|released|published|signed|posted|put out|circulated|adopted|penned|written|authored|drafted|compiled)\b[^.,;]{{0,60}}?\bby|by|from|of(?!\s+(?:{_MATTERS})\b))\s+(.+)",
    re.DOTALL,
)
_OWNER = re.compile(r"['’]s?(?=\s)")
_ORGANS = frozenset(
    "ministry government office embassy department agency command service secretariat commission committee council".split()
)
_OF_ORGANS = frozenset("congressional parliamentary presidential ministerial governmental official".split())


class Documents:
    """Who speaks in a document: who issued it, sent it or spoke of it, told in its own phrase or before."""

    def __init__(self, context: Context, memory: Memory, resolve: Resolve) -> None:
        self.context, self.memory, self.resolve = context, memory, resolve
        self.issuers: dict[str, Speaker] = {}  # of the kind of document; "" for the last one of any kind

    def note(self, document: str, speaker: Speaker) -> None:
        """Remember who spoke in a document of this kind."""
        self.issuers[document] = self.issuers[""] = speaker

    def speaker(self, start: int, end: int, head_words: list[str], head: str) -> Speaker:
        """A document speaks for its issuer: in its own phrase, or told before."""
        context, memory = self.context, self.memory
        tail = context.text[context.offset_past(start, end, len(head_words)) : context.sentence_end(end)]
        issued = _ISSUED.match(tail)
        if issued:
            at = context.sentence_end(end) - len(issued[1])
            stop = at + phrase_length(issued[1])
            speaker = person_in(context, at, stop) or named_or_noun(context, memory, at, stop, stop)
            self.note(head, speaker)
            return speaker
        owner = _OWNER.search(context.text, start, end)
        if owner and not _ORGANS.intersection(context.text[owner.end() : end].lower().split()):
            speaker = self._owner(start, owner.start())
            self.note(head, speaker)
            return speaker
        before = [
            w
            for w in head_words[:-1]
            if w.lower() not in DETERMINERS | DOCUMENTS | {"joint", "written", "brief", "separate"}
        ]
        adjective = bool(before) and before[-1] in _OF_ORGANS
        passed = (self._issuer(start, head) or self.issuers.get(head)) if adjective else None
        if passed:
            return passed  # "the congressional resolution": of the house that passed it
        if before and any(w[0].isupper() or w.lower() in _ORGANS or is_plural(w) for w in before):
            offset = context.text.index(before[0], start)
            if before[-1].lower() in _ORGANS:
                offset = start  # "the commission report": the article tells that it is one told before
            stop = context.text.index(before[-1], offset) + len(before[-1])
            speaker = person_in(context, offset, stop) or named_or_noun(context, memory, offset, stop, stop)
            if speaker.name and speaker.name.endswith(("'s", "’s")):
                speaker = named_or_noun(context, memory, offset, stop - 2, stop - 2)
            self.note(head, speaker)
            return speaker
        issuer = self._issuer(start, head)
        if issuer:
            self.issuers[head] = issuer
        known = issuer or self.issuers.get(head) or self.issuers.get("")
        known = known or (self._sender(start) if head in MESSAGES else None)
        known = known or self._spoke_of_it(start, head)
        return known or self.issuers.setdefault(head, Speaker(bare(context.text[start:end])))

    def _owner(self, start: int, end: int) -> Speaker:
        """Whose document it is ("the president's letter"): `text[start:end]` are the owner's words without the ending."""
        last = next((m for m in reversed(self.context.within(start, end)) if m.end == end), None)
        return (last and speaker_of(self.context, last)) or self.resolve(start, end)

    def _spoke_of_it(self, start: int, head: str) -> Speaker | None:
        """The body that spoke just before a statement is quoted of which nobody tells who made it."""
        near = head in ("statement", "communique", "communiqué") and 0 < start - self.memory.body_at < NEAR_BY
        made = self._made_in(start, head)
        if made:
            return made
        return self.memory.last_body if near and self.memory.last_body.name else None

    def _issuer(self, start: int, head: str) -> Speaker | None:
        """Who issued the document, where one of the sentences before tells ("The council adopted a statement").

        A message may have another name there, and whom it is for may stand before it ("sent Mr Havel a telegram").
        """
        kinds, far = (MESSAGES, 16) if head in MESSAGES else ((head,), 6)
        i = bisect_left(self.context.sentences, start, key=lambda s: s.end)
        for sentence in reversed(self.context.sentences[max(0, i - 4) : i]):
            said = self.context.text[sentence.start : sentence.end].lower()
            if not any(called in said for called in kinds):
                continue
            words = Words(sentence.tokens)
            for k in (n for n, w in enumerate(words.low) if w in kinds):
                verb = next((n for n in range(max(0, k - far), k) if words.low[n] in ISSUING), None)
                source = subject_before(words, cue_start(words, verb, 0), 0) if verb else None
                if source is None and verb and words.low[verb].endswith("ing"):
                    source = main_subject(words, 0, verb)
                if source and not words.flags[source[0]] & PRONOUN:
                    tokens = sentence.tokens
                    return self.resolve(tokens[source[0]].start, tokens[source[1] - 1].end)
        return None

    def _made_in(self, start: int, head: str) -> Speaker | None:
        """Who did something "in a statement" that is quoted next ("Havel apologised in a letter. The letter said ...")."""
        i = bisect_left(self.context.sentences, start, key=lambda s: s.end)
        for sentence in reversed(self.context.sentences[max(0, i - 2) : i]):
            words = Words(sentence.tokens)
            low = words.low
            if any(
                low[k : k + 2] in (["in", "a"], ["in", "an"]) and head in low[k + 2 : k + 5]
                for k in range(2, len(low))
            ):
                source = main_subject(words, 0, len(low))
                if source and words.capital(source[0]) and not words.flags[source[0]] & PRONOUN:
                    return self.resolve(sentence.tokens[source[0]].start, sentence.tokens[source[1] - 1].end)
        return None

    def _sender(self, start: int) -> Speaker | None:
        """Whose message is read out where only its occasion is told ("Mr Havel congratulated ... The message reads")."""
        i = bisect_left(self.context.sentences, start, key=lambda s: s.end)
        for sentence in reversed(self.context.sentences[max(0, i - 2) : i]):
            if GREETING.isdisjoint(self.context.text[sentence.start : sentence.end].lower().split()):
                continue
            subject = subject_at(self.context, sentence.start, sentence.start + 60)
            if subject is not None:
                return subject
        return None
