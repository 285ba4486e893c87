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


@lru_cache(maxsize=32768)
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
    raw = match.group()
    folded = fold(raw)
    if not raw[0].isalnum():
        return Token(match.start(), match.end(), raw, mark=True)
    if any(c.isdigit() for c in raw):
        name = not raw[0].isdigit()
        return Token(match.start(), match.end(), re.sub(r"[\s,-]", "", folded), name=name, figure=not name)
    figure = lexicon().figures.get(folded)
    if figure:
        return Token(match.start(), match.end(), figure, figure=True)
    capital = raw[0].isupper() and match.start() > 0 and len(raw) > 1
    past = lexicon().irregular.get(folded, folded) != folded
    past = past or (folded.endswith("ed") and len(folded) > 4 and bool(_VOWEL.search(folded[:-2])))
    past = past or folded in lexicon().same_in_past
    return Token(match.start(), match.end(), root(folded), past=past, name=capital)


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
    """Whether a figure is a year, or the day of a month."""
    token = run[at]
    if _TIMES.match(token.root):
        return True
    months = lexicon().months
    return any(0 <= n < len(run) and run[n].root in months for n in (at - 1, at + 1))


def telling(run: Sequence[Token], without: frozenset[str] = frozenset()) -> dict[str, int]:
    """The roots that tell what a sentence is about, and where each stands first; `without` parties are left out."""
    known = lexicon()
    out: dict[str, int] = {}
    for at, token in enumerate(run):
        if token.mark or token.root in known.stop or token.root in known.common:
            continue
        if token.party in without or (token.figure and figure_of_time(run, at)):
            continue
        if len(token.root) < 2 and not token.figure:
            continue
        out.setdefault(token.root, at)
    return out
