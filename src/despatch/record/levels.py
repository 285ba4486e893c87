"""At which level a contact was held: leaders, ministers, officials, or None where the reports do not let it be known."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, Literal

from despatch.model import Contact, Participant
from despatch.model.when import bounds
from despatch.record.names import fold, name_words, office_of, same_name
from despatch.registers.holders import Holder, renowned
from despatch.registers.states import states
from despatch.registers.tables import beside

Level = Literal["leaders", "ministers", "officials"]
LEVELS: tuple[Level, ...] = ("leaders", "ministers", "officials")  # from the top
_WORD = re.compile(r"2\+2|[^\W_]+(?:['’][^\W_]*)?|[/;&]", re.UNICODE)
_Group = tuple[Level, tuple[str, ...]]


def level(contact: Contact, sides: Sequence[str] = ()) -> Level | None:
    """The level at which the `sides` (none given: all parties) of a contact dealt with each other.

    Of each side the highest office counts, and of two sides the lower: a minister received by a
    president is a contact of ministers. Of more sides it is the level that more than half reach.
    Of a visit those who travel count, not their hosts, where the country tells them apart. Where no
    office is known, the words of the mechanism may tell ("annual summit").
    """
    by_side: dict[str | None, list[Level | None]] = {}
    for person in _travellers(contact):
        if not sides or person.party is None or person.party in sides:
            by_side.setdefault(person.party, []).append(person_level(person, contact.date))
    told = [found for found in map(highest, by_side.values()) if found]
    if len(told) < min(len(by_side), 2) or not told:
        return _mechanism_level(contact.mechanism) if not told else None
    return sorted(told, key=LEVELS.index)[len(told) // 2]


def person_level(person: Participant, date: str | None = None) -> Level | None:
    """The level of somebody by the office told; of one named without, by the office held then (the register)."""
    told = role_level(person.role, person.party)
    if told or not person.name or not person.party:
        return told
    covered = bounds(date)
    return _held(person.name, person.party, (covered[0].year, covered[1].year) if covered else None)


@lru_cache(maxsize=65536)
def role_level(role: str | None, party: str | None = None) -> Level | None:
    """The level of an office as reports name it, at `party`; None where the words tell none.

    >>> role_level("Deputy Prime Minister"), role_level("Foreign Secretary", "IND"), role_level("winemaker")
    ('ministers', 'officials', None)
    """
    told = [_office_level(part, party) for part in _offices(role or "", _names(party))]
    if not any(told) and office_of(role):
        told = [_office_level(f" {office_of(role)} ", party)]
    return highest(told)


def highest(levels: Iterable[Level | None]) -> Level | None:
    """The highest of some levels; None where none is known."""
    return min((found for found in levels if found), key=LEVELS.index, default=None)


def _travellers(contact: Contact) -> tuple[Participant, ...]:
    """Of a visit those who came from elsewhere, where any did; of other contacts everybody."""
    if contact.kind == "visit" and contact.country:
        came = tuple(p for p in contact.participants if p.party and p.party != contact.country)
        return came or contact.participants
    return contact.participants


def _offices(role: str, names: frozenset[str]) -> Iterator[str]:
    """The offices that a role names, each in folded words with blanks around, without the state's `names`."""
    words: list[str] = []
    for word in [*_words(role), ";"]:
        if word not in _lexicon()["cut"]:
            words.extend([] if word in names else [word])
        elif words:
            yield f" {' '.join(words)} "
            words = []


@cache
def _names(party: str | None) -> frozenset[str]:
    """The words of a state's names: "secretary of Russia's Security Council" is that of the Security Council."""
    state = states().get(party or "")
    names = (*state.names, *state.adjectives) if state else ()
    return frozenset(word for name in names for word in _words(name)) - {"of", "the"}


def _words(text: str) -> list[str]:
    return [w.removesuffix("'s") for w in _WORD.findall(fold(text.replace("-", " ")))]


def _office_level(office: str, party: str | None) -> Level | None:
    known = _lexicon()
    whole = _longest(office, known["at"].get(party, ())) or _longest(office, known["whole"])
    rest = office.replace(whole[1], " ") if whole else office
    if any(word in rest for word in known["lowering"]):
        return "officials"
    if whole:
        return whole[0]
    return next((found for found, phrases in known["usual"] if any(p in office for p in phrases)), None)


def _longest(text: str, groups: Iterable[_Group]) -> tuple[Level, str] | None:
    """The longest phrase of the groups in a text, with its level; None where none is in it."""
    found = [(len(p), p, told) for told, phrases in groups for p in phrases if p in text]
    return (max(found)[2], max(found)[1]) if found else None


@lru_cache(maxsize=4096)
def _mechanism_level(mechanism: str | None) -> Level | None:
    found = _longest(f" {' '.join(_words(mechanism or ''))} ", _lexicon()["mechanisms"])
    return found[0] if found else None


@lru_cache(maxsize=65536)
def _held(name: str, party: str, years: tuple[int, int] | None) -> Level | None:
    """The level of the offices that the register gives to such a name then; None where they differ."""
    words = name_words(name)
    of_name: dict[Holder, None] = dict.fromkeys(h for word in words for h in renowned().get(word, ()))
    told = {
        role_level(h.office, party)
        for h in of_name
        if h.party == party
        and same_name(words, name_words(h.name)) == 2
        and (years is None or (h.since <= years[1] and years[0] <= (h.until or years[0])))
    }
    return told.pop() if len(told) == 1 else None


@cache
def _lexicon() -> dict[str, Any]:
    """The data of `data/levels.yaml`: phrases in folded words with blanks around, so that only whole words are found."""
    raw = beside(__file__, "data/levels.yaml")
    return {
        "cut": frozenset(raw["cut"]),
        "lowering": _phrases(raw["lowering"]),
        "at": {party: _groups(told) for party, told in raw["at"].items()},
        **{name: _groups(raw[name]) for name in ("whole", "usual", "mechanisms")},
    }


def _groups(told: dict[Level, list[str]]) -> tuple[_Group, ...]:
    return tuple((found, _phrases(phrases)) for found, phrases in told.items())


def _phrases(words: list[str]) -> tuple[str, ...]:
    return tuple(f" {' '.join(_words(str(phrase)))} " for phrase in words)
