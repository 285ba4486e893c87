"""Which quotations that follow one another are one entry: of one speaker, with nothing but attributions between them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from despatch.language.quotations import Quoted
from despatch.language.quotations.cues import cues
from despatch.model import Attribution, Sentence, Span

Said = tuple[Attribution, Quoted]
WORD = re.compile(r"[^\W_]+")
_LINKS = frozenset("and but also then that however still so yet further again later too adding".split())
_PARAPHRASE = frozenset("that but because".split())
_CALLING = frozenset("calling describing terming branding dubbing labelling labeling saying adding".split())
_CALLED = frozenset("him her it them this the as".split())
_CLOSING = frozenset(",.?!-–—…")
_LEFT_OVER = 1  # words that may stand beside attributions


def one_entry(text: str, sentences: Sequence[Sentence], before: Said, after: Said) -> bool:
    """Whether two neighbouring quotations are one: paraphrase between them parts them, settings of speech do not."""
    (first, quote), (second, follower) = before, after
    if first is not second and (not first.name or first.name != second.name):
        return False
    if first is not second and "transcript" in (first.medium, second.medium):
        return False  # each turn is told by itself
    if follower.continues:
        return True
    start, end = quote.outer_end, follower.outer_start
    i = bisect_right(sentences, end, key=lambda s: s.start) - 1
    begin = sentences[i].start if i >= 0 else end
    if end < start:
        return False
    if begin < start:
        return _joined(text, start, end, first, second)
    return (
        (first is second or _takes_up(text, before, after))
        and _ends(text, sentences, quote, begin, first)
        and _goes_on(text, begin, end, second)
    )


def _takes_up(text: str, before: Said, after: Said) -> bool:
    """Whether a second attribution takes up a speech ('..., he said'), or tells of it anew ("Liu told a briefing").

    A whole sentence goes on with the next; a piece of one ('warned that "the ..."') ends where another verb is used.
    """
    (first, quote), (second, _) = before, after
    cue, again = (
        text[a.cue[0].start : a.cue[-1].end].lower().split() if a.cue else [] for a in (first, second)
    )
    if again[:1] in ([], ["said"], ["says"], ["continued"], ["continues"], cue[:1]):
        return True
    return first.form == "direct" and text[quote.start].isupper() and again[0] != "told"


def _joined(text: str, start: int, end: int, first: Attribution, second: Attribution) -> bool:
    """Whether two quotations of one sentence are parted by an attribution only ('"...," he told a briefing, "and ..."')."""
    frame = [s for s in (*first.source, *first.cue) if start <= s.start < end]
    known = (*first.source, *first.cue, *second.source, *second.cue)
    if first is second and frame and text[start:end].rstrip().endswith(","):
        return len(_words(text, start, min(s.start for s in frame), ())) <= _LEFT_OVER
    left = _words(text, start, end, known) - _LINKS - {"that"}
    calls = {w for w in left if _tells(w) or w in _CALLING}
    return len(left - calls - (_CALLED if calls else set())) <= _LEFT_OVER


def _ends(text: str, sentences: Sequence[Sentence], quote: Quoted, end: int, said: Attribution) -> bool:
    """Whether a sentence that a quotation ends in tells nothing after it but who spoke, where and when."""
    start = quote.outer_end
    frame = [s for s in (*said.source, *said.cue) if start <= s.start < end]
    if not frame:
        return not WORD.search(text, start, end)
    first, last = min(s.start for s in frame), max(s.end for s in frame)
    if any(s.start >= last and s.end <= end for s in _within(sentences, start, end)):
        return False
    closed = text[quote.end - 1] in _CLOSING or text[start] in _CLOSING
    if not closed and len(_words(text, start, first, ())) > _LEFT_OVER:
        return False
    return not any(w in _PARAPHRASE or _tells(w) for w in _words(text, last, end, frame))


def _within(sentences: Sequence[Sentence], start: int, end: int) -> Sequence[Sentence]:
    return sentences[
        bisect_left(sentences, start, key=lambda s: s.start) : bisect_left(
            sentences, end, key=lambda s: s.start
        )
    ]


def _tells(word: str) -> bool:
    cue = cues().get(word)
    return cue is not None and cue.kind == "say" and cue.form in ("ing", "past")


def _goes_on(text: str, start: int, end: int, said: Attribution) -> bool:
    """Whether a sentence has nothing before its quotation but who speaks ("He added: ...")."""
    frame = [s for s in (*said.source, *said.cue) if start <= s.start < end]
    left = _words(text, start, end, frame) - _LINKS
    if not frame:
        return not left
    return len(left) <= _LEFT_OVER and text[start:end].rstrip()[-1:] == ":"


def _words(text: str, start: int, end: int, known: Sequence[Span]) -> set[str]:
    """Words of `text[start:end]` outside the spans `known`, in small letters."""
    words, at = [], start
    for span in sorted(s for s in known if s.end > start and s.start < end):
        words += WORD.findall(text[at : span.start])
        at = max(at, span.end)
    return {w.lower() for w in (*words, *WORD.findall(text[at:end]))}
