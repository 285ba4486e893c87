"""Finds the frames of a sentence."""

from despatch.language.quotations.cues import Cue, cues
from despatch.language.quotations.frames.frame import Frame
from despatch.language.quotations.frames.participles import participle_frame
from despatch.language.quotations.frames.subjects import inverted_source, shared_subject, subject_of
from despatch.language.quotations.frames.verbs import BE, end_of_cue, is_reduced, no_verb
from despatch.language.quotations.nouns import CUE, nominal
from despatch.language.quotations.phrases import cue_start, subject_after, subject_before
from despatch.language.quotations.words import SUBJECT_PRONOUNS, Words

_ACCORDING = Cue("according", "say", "past")
_NO_SOURCE = frozenset(("last", "next", "that", "which"))
_ARTICLES = tuple([w] for w in "the a an its their his her our my your every no".split())


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
    if no_verb(words, i, start, lo, hi, cue):
        return None
    end = end_of_cue(words, i, hi, cue)
    if cue.form == "ing":
        return participle_frame(words, start, i, end, lo, cue, found)
    group = words.low[start:i]
    before = words.low[start - 1] if start > lo else ""
    if "to" in (before, *group):
        return None
    if BE.intersection(group) and cue.form in ("past", "participle"):
        return _passive(words, start, i, end, lo, hi, cue)
    if is_reduced(words, i, start, lo, hi, cue):
        return None
    joined = before in ("and", "but", "or") or (
        before == "," and start - 1 > lo and _joined(words, start, lo, found)
    )
    if joined and found and found[-1].source is not None:
        return Frame(start, end, i, cue, found[-1].source, bare=True)
    if joined and cue.kind in ("say", "tell") and cue.form == "past" and before != ",":
        shared = shared_subject(words, start, lo)
        if shared is not None:
            return Frame(start, end, i, cue, shared, bare=True)
    inverted = inverted_source(words, start, i, lo, hi, cue)
    if inverted is not None:
        return Frame(start, i + 1, i, cue, inverted, after=True)
    source = subject_of(words, start, lo, cue)
    if source is None or words.low[source[0]] in _NO_SOURCE or words.low[source[0] : source[1]] in _ARTICLES:
        return None  # 'said the talks "should go on"': a noun
    return Frame(start, end, i, cue, source)


def _joined(words: Words, start: int, lo: int, found: list[Frame]) -> bool:
    return bool(found) and words.low[start] not in SUBJECT_PRONOUNS and words.low[lo] == ","


def _passive(words: Words, start: int, i: int, end: int, lo: int, hi: int, cue: Cue) -> Frame | None:
    low = words.low
    if cue.lemma in ("quote", "cite"):
        source = subject_before(words, start, lo)
        return Frame(start, end, i, cue, source) if source else None
    if i + 1 < hi and low[i + 1] == "by":
        source = subject_after(words, i + 2, hi)
        return Frame(start, i + 2, i, cue, source, after=True) if source else None
    return None
