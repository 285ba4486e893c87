"""Capitalised names in a sentence that are no person's, state's, body's or town's: projects, weapons, texts, places."""

import re
from collections.abc import Iterator
from functools import cache

from despatch.model import Mention, Sentence, Token
from despatch.record.names import fold
from despatch.record.subjects.lexicon import lexicon, singular, themes
from despatch.record.subjects.places import Name, place_name
from despatch.record.words import lexicon as words_lexicon
from despatch.registers.holders import renowned
from despatch.registers.offices import given_names, honorifics
from despatch.registers.places import fixed_names, is_town
from despatch.registers.texts import texts

_LINKS = frozenset(("of", "the", "and", "for", "on", "to", "de", "du", "-", "–"))
_OPENING = frozenset(("“", '"', "‘", "'", ":", "(", "[", "—", "–", "-", "*", "•"))
_BRACKETED = re.compile(r"\s*\(([A-Z][A-Za-z]*[A-Z])\)")
_SAYING = re.compile(r"\s*,?\s*(?:said|says|told|added|adds|noted|stressed|warned|urged)\b")


def name_at(
    text: str,
    sentence: Sentence,
    at: int,
    inside: list[Mention],
    people: frozenset[str],
    *,
    titled: bool,
) -> Name | None:
    """The name that begins with the token `at` of a sentence, or None.

    `people` are the words of all names of people in the report; where `titled`, capitals tell nothing
    and only what has an inner capital or is all capitals is taken.
    """
    first = sentence.tokens[at]
    over = [m for m in inside if m.start <= first.start < m.end]
    opening = at == 0 or sentence.tokens[at - 1].word in _OPENING
    if any(m.type in ("person", "office", "body", "occasion") or m.form == "demonym" for m in over):
        return None
    if any(m.type == "organisation" and not _acronym(text[m.start : m.end]) for m in over):
        return None
    if fold(first.word).rstrip(".") in lexicon()["calendar"] or fold(first.word) in lexicon()["openers"]:
        return None
    place = next((m for m in over if m.type in ("place", "state")), None)
    if place:
        return place_name(text, sentence, place.start, place.end, place.type)
    if _shouted(first.word) and any(_shouted(t.word) for t in _beside(sentence, at)):
        return None  # a headline, an editor's note
    stop = _stop(sentence, at, inside)
    if opening and stop - at > 1 and sentence.tokens[at + 1].word[0].islower():
        stop = at + 1  # "Work on the Transport Corridor"
    tokens = sentence.tokens[at:stop]
    if is_town(text[first.start : tokens[-1].end]):
        return place_name(text, sentence, first.start, tokens[-1].end, "place")
    words = [fold(t.word) for t in tokens if any(c.isalnum() for c in t.word)]
    end = tokens[-1].end
    if _none(words, [t.word for t in tokens], people, titled=titled) or _SAYING.match(text, end):
        return None
    key = _texts().get(" ".join(words)) or key_of(words)
    if not key or any(key == " ".join(t.words) for t in themes().get(key.split()[0], ())):
        return None
    bracketed = _BRACKETED.match(text, end)
    alias = fold(bracketed[1]) if bracketed and _initials(words, fold(bracketed[1])) else None
    lone = opening and len(tokens) == 1 and not any(c.isupper() for c in first.word[1:])
    return Name(key, "name", first.start, end, alias, not lone)


def key_of(words: list[str]) -> str:
    """What is the same for all forms of a name: "Kudankulam Nuclear Power Plant" and "Kudankulam" are one; "" for none."""
    kept = [w for w in words if w]
    while kept and (kept[-1] in lexicon()["behind"] or kept[-1].isdigit() or kept[-1] in _LINKS):
        kept.pop()
    while kept and kept[0] in ("the", "a", "an"):
        kept.pop(0)
    if not kept or all(w in lexicon()["names"] or w in lexicon()["behind"] or len(w) < 2 for w in kept):
        return ""
    return " ".join(singular(w) for w in kept)


def _shouted(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word.isupper()


def _beside(sentence: Sentence, at: int) -> Iterator[Token]:
    """The words next to a token, punctuation passed over."""
    for step in (-1, 1):
        k = at + step
        while 0 <= k < len(sentence.tokens) and not sentence.tokens[k].word[0].isalnum():
            k += step
        if 0 <= k < len(sentence.tokens):
            yield sentence.tokens[k]


def _stop(sentence: Sentence, at: int, inside: list[Mention]) -> int:
    """Behind the last token of the capitalised stretch from `at`, links between capitals included."""
    stop = k = at + 1
    calendar = lexicon()["calendar"]
    while k < len(sentence.tokens):
        token = sentence.tokens[k]
        over = [m for m in inside if m.start <= token.start < m.end]
        if (
            any(m.type in ("person", "office", "body", "state") for m in over)
            or fold(token.word).rstrip(".") in calendar
        ):
            break
        if token.word[:1].isupper() or (token.word.isdigit() and len(token.word) < 3 and k == stop):
            stop = k + 1
        elif token.word.lower() not in _LINKS or k - stop >= 2:
            break
        k += 1
    return stop


def _none(words: list[str], written: list[str], people: frozenset[str], *, titled: bool) -> bool:
    """Whether a stretch is no name of a thing: an institution, a person, adherents."""
    known = lexicon()
    if all(w.isupper() for w in written) and is_town(" ".join(written).title()):
        return True  # the town of a dateline
    if " ".join(words) in _texts():
        return False
    if (
        not words
        or words[-1] in known["institutions"]
        or (words[0] in known["institutions"] and len(words) < 3)
    ):
        return True
    if all(w in known["names"] or w in _LINKS or w.endswith(("ist", "ists", "ism")) for w in words):
        return True
    if people & {w for w in words if len(w) > 2} or any(w in _honorifics() for w in words):
        return True
    if len(words) in (2, 3) and (_given(written[0]) or any(w in renowned() for w in words[-1:])):
        return True
    if len(words) == 1:
        word = words[0]
        shouted = written[0].isupper() and len(word) > 1
        if singular(word) in words_lexicon()["generic_titles"]:
            return True
        if word in known["names"] or word in known["acronyms"] or word in renowned() or _given(written[0]):
            return True
        if shouted and (len(word) < 3 or len(word) > 8):
            return True
        inner = any(c.isupper() for c in written[0][1:])
        numbered = any(c.isdigit() for c in word)
        return (
            (len(word) < 4 and not shouted)
            or (titled and not inner)
            or numbered
            or is_town(written[0].title())
        )
    return titled and not any(any(c.isupper() for c in w[1:]) for w in written)


def _given(word: str) -> bool:
    return word.capitalize() in given_names() or word in given_names()


@cache
def _texts() -> dict[str, str]:
    """Names of well-known texts between states, folded, to the name that each is kept by."""
    return {fold(name): fold(one.names[0]) for one in texts() for name in one.names}


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(fold(word) for word in honorifics())


def _acronym(written: str) -> bool:
    """Whether a name is an acronym that no register has as an organisation's: it may be a project's."""
    return written.isupper() and written.isalpha() and written not in fixed_names()


def _initials(words: list[str], acronym: str) -> bool:
    parts = [part for word in words for part in word.split("-") if part]
    letters = "".join(part[0] for part in parts if part not in _LINKS)
    return letters == acronym or "".join(part[0] for part in parts) == acronym


__all__ = ["Name", "key_of", "name_at"]
