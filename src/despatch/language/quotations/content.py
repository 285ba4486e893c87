"""The content of an indirect attribution: the clause that a cue governs."""

from despatch.language.quotations.direct import Clause
from despatch.language.quotations.frames import Frame
from despatch.language.quotations.phrases import subject_after
from despatch.language.quotations.words import DAYS, Words
from despatch.model import Span

_STOPS = frozenset((".", "!", "?", ";", "…"))
_PAUSES = _STOPS | {","}
_CLOSERS = frozenset(('"', "”", "'", "’", ")"))
_SETTING = frozenset("in on at during after to".split())


def content_of(clause: Clause, frame: Frame) -> tuple[Span, ...]:
    """Spans of the clause that `frame` governs: after the cue, or before it where the sentence ends with the frame."""
    words, tokens = clause.words, clause.sentence.tokens
    last = len(tokens)
    while last > 0 and (words.low[last - 1] in _STOPS):
        last -= 1
    start = _begin(words, frame, last)
    if start < last and not _left_hand(words, frame, start):
        stop = _right_end(clause, frame, start, last)
        return (Span(tokens[start].start, tokens[stop - 1].end),) if stop > start else ()
    if frame.start > 1 and words.low[frame.start - 1] in (",", "-", "--", "–", "—"):
        begin = _left_start(clause, frame)
        return (Span(tokens[begin].start, tokens[frame.start - 2].end),) if begin < frame.start - 1 else ()
    return ()


def _begin(words: Words, frame: Frame, last: int) -> int:
    """Index at which the content would begin after the cue: hearer, day and setting passed over."""
    i = frame.end
    low = words.low
    if frame.cue.kind == "tell" and not frame.after and i < last:
        hearer = subject_after(words, i, last)
        if hearer is not None:
            i = hearer[1]
        elif low[i] in ("him", "her", "them", "me", "us"):
            i += 1
    for j in range(i, min(i + 14, last)):
        if low[j] in ("that", ":"):
            return j + (low[j] == ":")
        if low[j] in _PAUSES:
            break
    while i < last and (low[i] in DAYS or low[i] in (":", "-", ",")):
        i += 1
    return i


def _left_hand(words: Words, frame: Frame, start: int) -> bool:
    """Whether a frame stands after its content ("..., he said on Friday")."""
    low = words.low
    if frame.source and low[frame.source[0]] in ("who", "which"):
        return False
    if frame.start == 0 or low[frame.start - 1] not in (",", "-", "--", "–", "—") or frame.bare:
        return False
    if start < len(low) and low[start] in ("that", '"', "“"):
        return False
    return (
        frame.after
        or start >= len(low) - 1
        or low[start] in _SETTING
        or low[start] in (",", "in", "after", "as", "when")
    )


def _right_end(clause: Clause, frame: Frame, start: int, last: int) -> int:
    """End of the content: the next attribution of the same level, if one follows, else the end of the sentence."""
    low = clause.words.low
    for other in clause.frames:
        begin = other.cue_start if other.bare else other.start
        if begin <= start or (not other.bare and other.source == frame.source):
            continue
        k = begin - 1
        if low[k] in ("and", "but", "while"):
            return k - 1 if low[k - 1] == "," else k
        if low[k] == "," and other.bare:
            return k
    return last


def _left_start(clause: Clause, frame: Frame) -> int:
    start = _past_dateline(clause)
    while start < frame.start and clause.words.low[start] in ("but", "and", "meanwhile", "however", ","):
        start += 1
    return start


def _past_dateline(clause: Clause) -> int:
    """Index after the dateline that a sentence opens with ("OSLO, May 5 (NTB) - "), 0 where there is none."""
    tokens = clause.sentence.tokens[:_LONGEST_DATELINE]
    dash = next((k for k, t in enumerate(tokens) if t.word in _DASHES), 0)
    told = tokens[dash - 1].word == ")" or (tokens[0].word.isupper() and len(tokens[0].word) > 1)
    return dash + 1 if dash and told else 0


_DASHES = frozenset(("-", "--", "–", "—"))
_LONGEST_DATELINE = 14
