"""The words of a sentence as fates are judged by: roots, tenses, figures, names of parties."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from despatch.language.parties import parties_named
from despatch.record.fates.lexicon import words as lexicon
from despatch.record.fates.roots import root
from despatch.record.names import fold
from despatch.record.words import party_words

_TOKEN = re.compile(
    r"[^\W\d_]{1,4}-?\d+[^\W_]*"  # S-400, AK-203, Su-30MKI
    r"|\d+(?:[.,]\s?\d+)*(?:st|nd|rd|th)?"
    r"|[^\W\d_]+"
    r"|[;:—–,()]"
)
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘']?[A-Z\d])")
_VOWEL = re.compile(r"[aeiouy]")
_TIMES = re.compile(r"(?:19|20)\d\d\Z")


class Token(NamedTuple):
    """A word, figure, party or mark. `root` is what it is compared by; `party` a code; `past` a form told of the past."""

    start: int
    end: int
    root: str
    past: bool = False
    party: str | None = None
    name: bool = False
    figure: bool = False
    mark: bool = False


@lru_cache(maxsize=16384)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a citation, as offsets in it."""
    ends = [m.start() for m in _SENTENCE.finditer(text)]
    starts = [0, *(m.end() for m in _SENTENCE.finditer(text))]
    return tuple(zip(starts, [*ends, len(text)], strict=True))


def tokens(sentence: str) -> tuple[Token, ...]:
    """The tokens of a sentence, in order; the words that name a party are one token."""
    named = {n.at: n.code for n in parties_named(sentence, 0, len(sentence))}
    made: list[Token] = []
    inside: str | None = None  # the party whose name goes on
    for match in _TOKEN.finditer(sentence):
        token = _token(match, sentence)
        code = named.get(token.start)
        if code is None and inside and _goes_on(token, sentence, inside):
            made[-1] = made[-1]._replace(end=token.end)
            continue
        inside = code
        made.append(token._replace(root=f"@{code}", party=code, name=True, past=False) if code else token)
    return tuple(_joined(made))


def _token(match: re.Match[str], sentence: str) -> Token:
    start, end = match.span()
    root_, past, name, figure, mark = _word(match.group())
    return Token(start, end, root_, past, None, name and (start > 0 or not root_.isalpha()), figure, mark)


@lru_cache(maxsize=65536)
def _word(raw: str) -> tuple[str, bool, bool, bool, bool]:
    """Root, past form, capital, figure, mark of a word wherever it stands."""
    if not raw[0].isalnum():
        return raw, False, False, False, True
    folded = fold(raw)
    if not raw.isalpha() and any(c.isdigit() for c in raw):
        name = not raw[0].isdigit()
        return re.sub(r"[\s,-]", "", folded), False, name, not name, False
    figure = lexicon().figures.get(folded)
    if figure:
        return figure, False, False, True, False
    past = lexicon().irregular.get(folded, folded) != folded
    past = past or (folded.endswith("ed") and len(folded) > 4 and bool(_VOWEL.search(folded[:-2])))
    past = past or folded in lexicon().same_in_past
    return root(folded), past, raw[0].isupper() and len(raw) > 1, False, False


def _goes_on(token: Token, sentence: str, party: str) -> bool:
    word = fold(sentence[token.start : token.end])
    known = party_words().get(party, frozenset())
    return sentence[token.start].isupper() and (word in known or word.rstrip("s") in known)


def _joined(made: Sequence[Token]) -> list[Token]:
    """With the words of set phrases as one verb each."""
    phrases, out, at = lexicon().phrases, [], 0
    while at < len(made):
        for parts, verb in phrases.get(made[at].root, ()):
            run = made[at : at + len(parts)]
            if len(run) == len(parts) and all(t.root == p for t, p in zip(run, parts, strict=True)):
                out.append(Token(run[0].start, run[-1].end, root(verb), past=run[0].past))
                at += len(parts)
                break
        else:
            out.append(made[at])
            at += 1
    return out


def figure_of_time(run: Sequence[Token], at: int) -> bool:
    """Whether a figure is a year, the day of a month, or of a span of time."""
    token = run[at]
    if _TIMES.match(token.root):
        return True
    months = lexicon().months
    if at + 1 < len(run) and run[at + 1].root in lexicon().spans:
        return True
    return any(0 <= n < len(run) and run[n].root in months for n in (at - 1, at + 1))


class Read(NamedTuple):
    """A sentence: its tokens; the roots that tell what it is about, and its verbs of doing, where each stands first."""

    run: tuple[Token, ...]
    telling: dict[str, int]
    acts: dict[str, int]


@lru_cache(maxsize=65536)
def read(sentence: str) -> Read:
    """A sentence as it is compared."""
    known, run = lexicon(), tokens(sentence)
    found: dict[str, int] = {}
    acts: dict[str, int] = {}
    for at, token in enumerate(run):
        if token.mark:
            continue
        if token.root in known.acts:
            acts.setdefault(token.root, at)
        if token.root in known.stop or token.root in known.common:
            continue
        if token.figure and figure_of_time(run, at):
            continue
        if len(token.root) > 1 or token.figure:
            found.setdefault(token.root, at)
    return Read(run, found, acts)
