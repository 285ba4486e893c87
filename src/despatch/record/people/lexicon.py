"""The word lists and terms of office by which people are told apart; a help, never a condition."""

from functools import cache, lru_cache
from typing import Any, NamedTuple

from despatch.record.names import lexicon, spelling_key
from despatch.registers.holders import renowned
from despatch.registers.tables import beside


class Term(NamedTuple):
    """A stay in an office, from year to year (`until` 9999: still, as far as is known)."""

    name: str
    office: str
    party: str
    since: int
    until: int


class Lists(NamedTuple):
    """The data of `data/people.yaml`."""

    no_people: frozenset[str]
    titles: frozenset[str]
    party_titles: dict[str, frozenset[str]]
    party_names: dict[str, frozenset[str]]
    family_first: frozenset[str]
    eastern_families: frozenset[str]
    two_surnames: frozenset[str]
    dynasties: frozenset[str]
    patronymic: frozenset[str]
    crowned: frozenset[str]
    known_by: frozenset[str]
    aliases: dict[tuple[str, str], tuple[str, ...]]
    variants: dict[str, frozenset[str]]
    common: frozenset[str]


@cache
def lists() -> Lists:
    """The word lists, folded."""
    raw: dict[str, Any] = beside(__file__, "data/people.yaml")
    variants: dict[str, set[str]] = {}
    for line in raw["variants"]:
        for word in line:
            variants.setdefault(word, set()).add(line[0])
    return Lists(
        no_people=frozenset(raw["no_people"].split()),
        titles=frozenset(raw["titles"].split()),
        party_titles={party: frozenset(words) for party, words in raw["party_titles"].items()},
        party_names={party: frozenset(words) for party, words in raw["party_names"].items()},
        family_first=frozenset(raw["family_first"]),
        eastern_families=frozenset(raw["eastern_families"].split()),
        two_surnames=frozenset(raw["two_surnames"]),
        dynasties=frozenset(raw["dynasties"]),
        patronymic=frozenset(raw["patronymic"]),
        crowned=frozenset(raw["crowned"]),
        known_by=frozenset(raw["known_by"]),
        aliases={(party, short): tuple(whole.split()) for party, short, whole in raw["aliases"]},
        variants={word: frozenset(firsts) for word, firsts in variants.items()},
        common=frozenset(raw["common"].split()),
    )


def without_article(word: str) -> str:
    """Without an Arabic article written as one with the name: Alsisi, Elsisi, Sisi."""
    return word[2:] if len(word) > 5 and word[:2] in ("al", "el") else word


@lru_cache(maxsize=262144)
def keys(word: str) -> frozenset[str]:
    """The keys of a word: two words that may be spellings or usual forms of one share at least one."""
    spelt = {spelling_key(w) for w in lists().variants.get(word, frozenset((word, without_article(word))))}
    return frozenset(spelt | {f"given {n}" for n in lexicon()["given"].get(word, ())})


@cache
def terms() -> dict[str, tuple[Term, ...]]:
    """Terms of office by party: those of `registers.holders` and of `data/terms.tsv`."""
    found: dict[str, dict[Term, None]] = {}
    for group in renowned().values():
        for h in group:
            term = Term(h.name, h.office, h.party, h.since, h.until or 9999)
            found.setdefault(h.party, {})[term] = None
    for name, office, party, since, until in _rows():
        found.setdefault(party, {})[Term(name, office, party, int(since), int(until or 9999))] = None
    return {party: tuple(sorted(of)) for party, of in found.items()}


def _rows() -> list[list[str]]:
    from pathlib import Path

    lines = Path(__file__).with_name("data").joinpath("terms.tsv").read_text(encoding="utf-8").splitlines()
    return [[*line.split("\t"), ""][:5] for line in lines if line and line[0] != "#"]
