"""The words of `data/fates.yaml`, ready for use."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from despatch.record.fates.roots import raw as data
from despatch.record.fates.roots import root
from despatch.record.words import lexicon as record_words

Phrase = tuple[str, ...]


class Words(NamedTuple):
    """Sets of roots, but for `irregular` (form -> root), `fulfils` (a promised verb -> those that say it is done) and phrases."""

    irregular: dict[str, str]
    same_in_past: frozenset[str]
    phrases: dict[str, tuple[tuple[Phrase, str], ...]]
    late: dict[str, tuple[Phrase, ...]]
    fulfils: dict[str, frozenset[str]]
    acts: frozenset[str]
    opposites: dict[str, frozenset[str]]
    intransitive: frozenset[str]
    recipient: frozenset[str]
    completed: frozenset[str]
    completed_now: frozenset[str]
    decided: frozenset[str]
    denial: frozenset[str]
    ahead: frozenset[str]
    certain: frozenset[str]
    perhaps: frozenset[str]
    negation: frozenset[str]
    being: frozenset[str]
    part: frozenset[str]
    partly: frozenset[str]
    whole: frozenset[str]
    vague: frozenset[str]
    stop: frozenset[str]
    common: frozenset[str]
    figures: dict[str, str]
    months: frozenset[str]
    spans: frozenset[str]
    meeting: frozenset[str]
    going: frozenset[str]
    occasion: frozenset[str]
    actions: dict[str, frozenset[str]]


@cache
def words() -> Words:
    """The lexicon."""
    raw = data()
    by_first: dict[str, list[tuple[Phrase, str]]] = {}
    for phrase, verb in raw["phrases"].items():
        parts = _roots(phrase.split())
        by_first.setdefault(parts[0], []).append((parts, root(verb)))
    groups = {root(verb): frozenset(_roots(of)) | {root(verb)} for verb, of in raw["concepts"].items()}
    acts = frozenset().union(*groups.values())
    fulfils = {
        verb: groups.get(verb) or frozenset().union(*(of for of in groups.values() if verb in of))
        for verb in acts
    }
    sets = (
        "same_in_past", "intransitive", "recipient", "completed", "completed_now", "decided", "denial", "ahead",
        "certain", "perhaps", "negation", "being", "part", "partly", "whole", "vague", "common", "months", "spans", "meeting", "going", "occasion",
    )  # fmt: skip
    return Words(
        irregular=raw["irregular"],
        phrases={first: tuple(sorted(of, key=lambda p: -len(p[0]))) for first, of in by_first.items()},
        late=_by_first(_roots(phrase.split()) for phrase in raw["late"]),
        fulfils=fulfils,
        acts=acts,
        opposites={root(verb): frozenset(_roots(of)) for verb, of in raw["opposites"].items()},
        stop=frozenset(_roots(record_words()["stop"])) - frozenset(("not", "no")),
        figures=raw["figures"],
        actions={action: frozenset(_roots(of)) for action, of in raw["actions"].items()},
        **{name: frozenset(_roots(raw[name])) for name in sets},
    )


def _roots(of: Iterable[str]) -> Phrase:
    return tuple(root(word) for word in of)


def _by_first(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, tuple[Phrase, ...]] = {}
    for phrase in phrases:
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found
