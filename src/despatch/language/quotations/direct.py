"""Quotations to the frames that attribute them."""

from collections.abc import Sequence
from typing import NamedTuple

from despatch.language.quotations.cues import cues
from despatch.language.quotations.frames import Frame, frames
from despatch.language.quotations.marks import Quoted
from despatch.language.quotations.naming import (
    AGENTS,
    DOCUMENTS,
    EPITHETS,
    MEDIA,
    NO_PERSONS,
    PERSONS,
    ROLES,
    head_of,
    is_plural,
)
from despatch.language.quotations.words import COMMAS, SUBJECT_PRONOUNS, Words
from despatch.model import Sentence


class Clause(NamedTuple):
    """A sentence with its words, the runs of them outside quotation marks, and the frames found there."""

    sentence: Sentence
    words: Words
    runs: list[tuple[int, int]]
    frames: list[Frame]


class Line(NamedTuple):
    """A quotation and how it is attributed: by frame `frame` of clause `clause`, or (None) by its neighbours.

    `how`: intro | after | inside | end | chain | title | none.
    """

    quote: Quoted
    first: int  # index of the sentence in which it begins
    last: int  # ... and ends
    how: str
    clause: int | None = None
    frame: Frame | None = None


def clauses(sentences: Sequence[Sentence], quotes: Sequence[Quoted]) -> list[Clause | None]:
    """For every sentence with a reporting word or a quotation its clause, else None."""
    found: list[Clause | None] = []
    table = cues()
    q = 0
    for sentence in sentences:
        while q < len(quotes) and quotes[q].outer_end <= sentence.start:
            q += 1
        touched = q < len(quotes) and quotes[q].outer_start < sentence.end
        words = Words(sentence.tokens)
        if sentence.title or not (
            touched or "according" in words.low or not table.keys().isdisjoint(words.low)
        ):
            found.append(None)
            continue
        runs = _runs(sentence, quotes, q) if touched else [(0, len(sentence.tokens))]
        found.append(Clause(sentence, words, runs, frames(words, runs)))
    return found


def _runs(sentence: Sentence, quotes: Sequence[Quoted], q: int) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    begun: int | None = None
    for i, token in enumerate(sentence.tokens):
        while q < len(quotes) and quotes[q].outer_end <= token.start:
            q += 1
        inside = q < len(quotes) and quotes[q].outer_start <= token.start
        if inside and begun is not None:
            runs.append((begun, i))
            begun = None
        elif not inside and begun is None:
            begun = i
    if begun is not None:
        runs.append((begun, len(sentence.tokens)))
    return runs


def lines(
    text: str, sentences: Sequence[Sentence], quotes: Sequence[Quoted], made: Sequence[Clause | None]
) -> list[Line]:
    """Attribute every quotation by the sentence that it stands in, where that does."""
    found: list[Line] = []
    s = 0
    for quote in quotes:
        while s + 1 < len(sentences) and sentences[s].end <= quote.outer_start:
            s += 1
        last = s
        while last + 1 < len(sentences) and sentences[last].end < quote.outer_end:
            last += 1
        found.append(_line(text, quote, s, last, made))
    return found


def _line(text: str, quote: Quoted, first: int, last: int, made: Sequence[Clause | None]) -> Line:
    opening, closing = made[first], made[last]
    before = _nearest_before(opening, quote) if opening else None
    if before is not None and opening is not None and _introduces(opening, before, quote):
        return Line(quote, first, last, "intro", first, before)
    if closing is not None:
        after = _directly_after(closing, quote, text)
        if after is not None and not (before is not None and after.cue.lemma == "according"):
            return Line(quote, first, last, "after", last, after)
    if _is_title(text, quote, opening):
        return Line(quote, first, last, "title")
    if before is not None:
        closes = _at_end(closing, quote) if closing is not None and before.after else None
        if closes is not None and before.cue.lemma != "according":
            return Line(quote, first, last, "end", last, closes)  # "was briefed by ..., Havel said"
        return Line(quote, first, last, "inside", first, before)
    if closing is not None:
        at_end = _at_end(closing, quote)
        if at_end is not None:
            return Line(quote, first, last, "end", last, at_end)
    previous = made[first - 1] if first else None
    if previous and previous.frames and previous.words.low[-1] == ":" and _alone(opening, quote):
        return Line(quote, first, last, "intro", first - 1, previous.frames[-1])
    return Line(quote, first, last, "chain" if _alone(opening, quote) else "none")


_TITLED = frozenset(
    "titled entitled called named dubbed nicknamed codenamed code-named themed so-called theme motto slogan film movie book "
    "novel song album play programme program project operation exercise exercises series show episode documentary".split()
)


def _is_title(text: str, quote: Quoted, clause: Clause | None) -> bool:
    """Whether the quoted words are the name of something: a capital in mid-sentence, or a word like `titled` before."""
    if clause is None or quote.outer_start <= clause.sentence.start:
        return False
    tokens, low = clause.sentence.tokens, clause.words.low
    i = 0
    while i < len(tokens) and tokens[i].start < quote.outer_start:
        i += 1
    if i == 0:
        return False
    if low[i - 1] in _TITLED or (i > 1 and low[i - 2] in _TITLED and low[i - 1] in (",", ":")):
        return True
    said = text[quote.start : quote.end]
    first = said.split()[0]
    named = [w for w in said.split() if len(w) > 3]
    if len(named) > 2 and sum(w[0].isupper() for w in named) * 4 >= len(named) * 3:
        return True
    capital = first[0].isupper() and first not in _CAPITAL_ANYWAY and low[i - 1] not in (",", ":", "that")
    return capital and said[-1] not in ".!?," and low[i - 1] not in cues()


_CAPITAL_ANYWAY = frozenset("I I'm I've I'll I’m I’ve I’ll I'd I’d".split())


def _alone(clause: Clause | None, quote: Quoted) -> bool:
    """Whether the quotation opens its sentence."""
    return clause is None or quote.outer_start <= clause.sentence.start


def _nearest_before(clause: Clause, quote: Quoted) -> Frame | None:
    """The last frame before the quotation; one that reports speech goes before one of thought or "cannot declare"."""
    tokens = clause.sentence.tokens
    best = None
    for frame in clause.frames:
        if tokens[frame.end - 1].end > quote.outer_start:
            break
        if (
            best is None
            or not _speech(clause, best)
            or (frame.start and clause.words.low[frame.start - 1] == "what")  # "in what they called a ..."
            or (_speech(clause, frame) and not _lifeless(clause, frame))
            or (_of_media(clause, best) and not _of_media(clause, frame))
        ):
            best = frame
    return best


def _speech(clause: Clause, frame: Frame) -> bool:
    group = clause.words.low[frame.cue_start : frame.verb]
    return frame.cue.kind in _SPEECH and _MODALS.isdisjoint(group)


def _lifeless(clause: Clause, frame: Frame) -> bool:
    """Whether a thing is said to tell something ("said that the test underscored ..."): whoever said so speaks."""
    if frame.source is None:
        return False
    said = [clause.sentence.tokens[k].word for k in range(*frame.source)]
    head = head_of(said)[-1]
    low = head.lower()
    if any(w[0].isupper() for w in said) or is_plural(head) or low in _COLLECTIVES or low in SUBJECT_PRONOUNS:
        return False
    known = low in ROLES or low in PERSONS or low in EPITHETS or low in DOCUMENTS
    return not known and not (low.endswith(AGENTS) and low not in NO_PERSONS)


def _of_media(clause: Clause, frame: Frame) -> bool:
    """Whether a paper or agency tells it: whose words it quotes is told next ("Interfax said Havel wanted to ...")."""
    return frame.source is not None and clause.words.low[frame.source[1] - 1] in MEDIA


_COLLECTIVES = frozenset(
    "police government ministry council committee group party media agency company army court team parliament side "
    "bloc union alliance body panel commission board family administration military embassy office bank firm king "
    "queen prince pope lawyer who daily paper newspaper radio television station source one another".split()
)
_MODALS = frozenset(
    "can could may might must should cannot can't can’t couldn't couldn’t shouldn't shouldn’t".split()
)
_SPEECH = frozenset(("say", "tell"))


def _introduces(clause: Clause, frame: Frame, quote: Quoted) -> bool:
    """Whether `frame` stands right before the quotation, with a comma, colon or nothing between but a hearer or a time."""
    tokens = clause.sentence.tokens
    i = len(tokens)
    while i > 0 and tokens[i - 1].start >= quote.outer_start:
        i -= 1
    if i == 0 or i - frame.end > 14:
        return False
    mark = clause.words.low[i - 1]
    if mark == ":":
        return True
    return i <= frame.end or (mark == "," and i - frame.end <= 8)


def _directly_after(clause: Clause, quote: Quoted, text: str) -> Frame | None:
    """The frame that begins right after the closing mark ('..." he said', '...", according to the ministry')."""
    tokens = clause.sentence.tokens
    i = 0
    while i < len(tokens) and tokens[i].start < quote.outer_end:
        i += 1
    if i >= len(tokens):
        return None
    low = clause.words.low
    comma = low[i] in (",", "-", "--", "–", "—")
    said = text[quote.start : quote.end].rstrip("\"'’”) ")
    closed = bool(said) and said[-1] in ",.?!-–—…"
    plain = not (comma or closed or quote.lost)
    i += comma
    saying = cues().get(low[i]) if i < len(low) else None
    if saying is not None and saying.form == "ing":
        return None  # '"...," saying the group had asked': whoever speaks in the main clause goes on
    for frame in clause.frames:
        if frame.start >= i:
            if plain and (frame.start > i or not (frame.after or _alone(clause, quote))):
                return None
            # '..., a senior official quoted Beidetz as saying': the official stands between.
            near = 8 if low[frame.cue_start] in ("quoted", "cited") and low[frame.verb] == "saying" else 2
            return frame if frame.start - i <= near and not frame.bare and frame.cue.kind != "show" else None
    return None


def _at_end(clause: Clause, quote: Quoted) -> Frame | None:
    """A frame that closes the sentence, set off by a comma ('..., the spokesman said.')."""
    tokens, low = clause.sentence.tokens, clause.words.low
    for frame in clause.frames:
        if tokens[frame.start].start < quote.outer_end or frame.bare or frame.cue.kind not in ("say", "tell"):
            continue
        if frame.start and low[frame.start - 1] in COMMAS:
            return frame
        if frame.start > 1 and low[frame.start - 1] in ('"', "”", "''") and low[frame.start - 2] == ",":
            return frame  # 'It is "not fair," and it "costs too much," said Havel'
        if frame.cue.lemma == "according":
            return frame
    return None
