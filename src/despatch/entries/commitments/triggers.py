"""Words that undertake: pledges, and concrete deeds told as still to come."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from despatch.entries.verbs import frame, inflect
from despatch.model import Token


class Deed(NamedTuple):
    """An undertaking in a sentence: subject before token `subject_end`, the deed from token `begin` on.

    `measured` deeds ("increase", "provide") count only with a figure or a date of their own.
    """

    subject_end: int
    begin: int
    pledged: bool
    passive: bool = False
    measured: bool = False


class _Lexicon(NamedTuple):
    pledge: dict[str, str]
    needs_clause: frozenset[str]
    concrete: dict[str, str]
    measured: dict[str, str]
    never: frozenset[str]
    not_after: frozenset[str]


@cache
def lexicon() -> _Lexicon:
    """Load `lexicon.yaml` once."""
    raw = yaml.load(
        files(__package__).joinpath("lexicon.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )

    def forms(entries: list[str]) -> dict[str, str]:
        table: dict[str, str] = {}
        for entry in entries:
            parts = entry.split()
            table.update(inflect(*parts))
        return table

    return _Lexicon(
        forms(raw["pledge"]),
        frozenset(forms(raw["needs_clause"])),
        forms(raw["concrete"]),
        forms(raw["measured"]),
        frozenset(forms(raw["never"])) | frozenset(raw["never"]),
        frozenset(raw["not_after"]),
    )


def gate(tokens: tuple[Token, ...]) -> bool:
    """Whether a sentence can hold a commitment at all."""
    return any(t.word.lower() in _GATE or t.word.lower() in lexicon().pledge for t in tokens)


_GATE = frozenset("will would shall to".split())


def deeds(tokens: tuple[Token, ...]) -> list[Deed]:
    """Every deed undertaken in a sentence, in order, not nested."""
    words = lexicon()
    found: list[Deed] = []
    covered = -1
    for i, token in enumerate(tokens):
        low = token.word.lower()
        if i <= covered:
            continue
        deed = None
        if low in words.pledge:
            deed = _pledged(tokens, i, words.pledge[low])
        elif low in words.concrete:
            deed = _to_come(tokens, i, words.concrete[low])
        elif low in words.measured:
            deed = _to_come(tokens, i, words.measured[low])
            deed = deed._replace(measured=True) if deed else None
        if deed and deed.begin + 1 < len(tokens) and tokens[deed.begin + 1].word.lower() in words.not_after:
            deed = None
        if deed:
            found.append(deed)
            covered = max(deed.begin, i)
    return found


def _pledged(tokens: tuple[Token, ...], i: int, form: str) -> Deed | None:
    words = lexicon()
    how = frame(tokens, i, form)
    if how.negated or how.governor in ("refuse", "urge") or how.modal or (form == "past" and how.passive):
        return None
    j = i + 1
    while j < len(tokens) and (
        tokens[j].word.lower().endswith("ly") or tokens[j].word.lower() in ("also", "yesterday", "today")
    ):
        j += 1
    if j >= len(tokens):
        return None
    low = tokens[j].word.lower()
    if low == "to" and j + 1 < len(tokens):
        verb = j + 1
        while verb + 1 < len(tokens) and tokens[verb].word.lower().endswith("ly"):
            verb += 1
        said = tokens[verb].word.lower()
        if said in words.never:
            return None
        return Deed(i, verb, True, measured=said not in words.concrete)
    if low in words.concrete and words.concrete[low] == "ing":
        return Deed(i, j, True)  # "approved forming a joint committee"
    if low == "that":
        return None  # the "will" inside is found by itself
    if tokens[i].word.lower() in words.needs_clause:
        return None
    amount = any(
        t.word[0].isdigit() or t.word.lower() in ("million", "billion", "aid", "troops", "loan")
        for t in tokens[j : j + 8]
    )
    return Deed(i, j, True) if amount else None


def _to_come(tokens: tuple[Token, ...], i: int, form: str) -> Deed | None:
    how = frame(tokens, i, form)
    if how.negated or any(t.word.lower() in ("if", "unless") for t in tokens):
        return None
    if how.tense == "future" and form == "base":
        return Deed(_auxiliary(tokens, i), i, False)
    if how.tense == "future" and how.passive:
        return Deed(_auxiliary(tokens, i), i, False, True)
    if how.modal == "would" and form == "base" and _reported(tokens, i):
        return Deed(_auxiliary(tokens, i), i, False)
    if how.tense == "infinitive" and how.governor in ("plan", "pledge") and (form == "base" or how.passive):
        return Deed(_governor(tokens, i), i, how.governor == "pledge", how.passive)
    return None


def _auxiliary(tokens: tuple[Token, ...], i: int) -> int:
    for k in range(i - 1, max(-1, i - 7), -1):
        if tokens[k].word.lower() in ("will", "would", "shall", "'ll", "’ll"):
            return k
    return i


def _governor(tokens: tuple[Token, ...], i: int) -> int:
    for k in range(i - 1, max(-1, i - 9), -1):
        if tokens[k].word.lower() in (
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
            "agreed",
            "plans",
            "intends",
            "intend",
            "plan",
        ):
            return k
    return i


def _reported(tokens: tuple[Token, ...], i: int) -> bool:
    """ "said his government would provide": a pledge as reported; "it would build" alone is a hypothesis."""
    return any(t.word.lower() in _SAID for t in tokens[:i]) and not any(
        t.word.lower() == "if" for t in tokens
    )


_SAID = frozenset("said announced told pledged promised added confirmed vowed declared assured".split())
