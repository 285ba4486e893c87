"""Nouns that report words: "Havel's claim that "..."", "a warning by the ministry that "..."", "Kolvik's threats to "...""."""

from despatch.language.quotations.cues import Cue
from despatch.language.quotations.phrases import noun_phrase_start, subject_after
from despatch.language.quotations.words import ADVERB, DAY, DETERMINER, MONTH, TIME, Words

NOUNS = frozenset(
    "claim claims assertion assertions allegation allegations accusation accusations remark remarks comment comments warning "
    "warnings threat threats demand demands suggestion suggestions contention argument insistence assurance assurances pledge "
    "pledges promise promises vow announcement declaration description complaint complaints admission denial reply "
    "prediction observation view opinion belief charge charges words phrase statement statements call calls reference".split()
)
_BY = frozenset(("by", "from"))
_LEADS = frozenset(("that", "to", "of", "about", "for", "as", ":", ",", "in"))
_FURTHEST = 12  # tokens from the noun to the quotation
_MODIFIERS = 3
_OWNING = frozenset(("'s", "’s"))


def nominal(words: Words, runs: list[tuple[int, int]]) -> list["tuple[int, tuple[int, int], bool]"]:
    """Nouns in the stretch before a quotation whose owner or author is told: index, source, whether that follows it."""
    found = []
    for lo, hi in runs:
        if hi >= len(words.low):
            continue
        for i in range(max(lo, hi - _FURTHEST), hi):
            if words.low[i] not in NOUNS or words.capital(i) or not _to_quotation(words, i + 1, hi):
                continue
            owner = _owner(words, i, lo)
            author = None if owner else _author(words, i, hi)
            if owner or author:
                found.append((i, owner or author, owner is None))
    return found  # type: ignore[return-value]


def _to_quotation(words: Words, i: int, hi: int) -> bool:
    """Whether the noun before `i` leads up to the quotation: at once, or by "that", "to", ":" after a time or an author."""
    if i == hi:
        return True
    return any(words.low[k] in _LEADS for k in range(i, hi)) and "said" not in words.low[i:hi]


def _owner(words: Words, i: int, lo: int) -> tuple[int, int] | None:
    """Whose the noun at `i` is: "the official's recent claim", "Al-Dawa threats"."""
    k = i - 1
    while (
        k > lo
        and i - k <= _MODIFIERS
        and words.low[k].isalpha()
        and not words.capital(k)
        and not words.flags[k] & DETERMINER
    ):
        k -= 1
    if words.low[k] in _OWNING or (words.low[k] in ("'", "’") and words.low[k - 1].endswith("s")):
        begin = noun_phrase_start(words, k - 1, lo) if k > lo else None
        return None if begin is None else (begin, k)
    plain = i - 1 > lo and words.low[i].endswith("s") and words.low[i + 1] in ("to", "that")
    if not plain or not words.capital(i - 1) or words.flags[i - 1] & (DAY | MONTH):
        return None
    while k > lo and words.capital(k - 1):
        k -= 1
    return (k, i)


def _author(words: Words, i: int, hi: int) -> tuple[int, int] | None:
    """By whom the noun at `i` is: "a warning last week by Havel that"."""
    k = i + 1
    while k < hi and (
        words.flags[k] & (DAY | MONTH | TIME | ADVERB)
        or words.low[k] in ("on", "last", "this")
        or words.low[k].isdigit()
    ):
        k += 1
    return subject_after(words, k + 1, hi) if k < hi and words.low[k] in _BY else None


CUE = Cue("claim", "say", "noun")
