"""Words for offices, honorifics and given names."""

from functools import lru_cache

import msgspec

from despatch.registers.tables import mapping, rows, split


class OfficeWords(msgspec.Struct, frozen=True, kw_only=True):
    """The vocabulary of office names; see the comments in `data/offices.yaml`. All in small letters."""

    heads: dict[str, int]
    abbreviations: dict[str, str]
    before: frozenset[str]
    stage: frozenset[str]
    only: dict[str, str]
    portfolio: frozenset[str]
    quiet: frozenset[str]
    plurals: frozenset[str]


@lru_cache(maxsize=1)
def office_words() -> OfficeWords:
    """The vocabulary of office names."""
    data = mapping("offices.yaml")
    ranks = sorted(((int(rank), words) for rank, words in data["heads"].items()), reverse=True)
    return OfficeWords(
        heads={word: rank for rank, words in ranks for word in words.split()},
        abbreviations=dict(data["abbreviations"]),
        before=frozenset(data["before"].split()),
        stage=frozenset(data["stage"].split()),
        only={office: party for office, party in data["only"].items() if party},
        portfolio=frozenset(data["portfolio"].split()),
        quiet=frozenset(data["quiet"].split()),
        plurals=frozenset(data["plural_of_office"].split()),
    )


@lru_cache(maxsize=1)
def honorifics() -> dict[str, str]:
    """Titles before a name that are no part of it, to the gender they tell: `m`, `f` or `-`; some are of several words."""
    return {word: cells[0] for cells in rows("honorifics.tsv") for word in split(cells[1])}


@lru_cache(maxsize=1)
def title_words() -> frozenset[str]:
    """Every word, and the apostrophe, of which titles before names are made."""
    return frozenset(
        part
        for title in honorifics()
        for word in title.split()
        for part in (word, *((word[:-1], word[-1]) if word[-1] in "'’" else ()))
    )


@lru_cache(maxsize=1)
def given_names() -> dict[str, str]:
    """Given names to `m`, `f`, or `-` where both bear them."""
    found: dict[str, str] = {}
    for gender, names in rows("given_names.tsv"):
        for name in split(names):
            found[name] = gender if found.get(name, gender) == gender else "-"
    return found
