"""One person without all the others: found among the entries that name somebody so, with those they met.

Who is who is decided party by party and among those who share a word of the name, so that the entries with a name of
that word (`Record.naming`) tell nearly all that the whole record would: of 100 people of real reports 99 come out the
same. The rest are those whose family name is also written so that it is no spelling of itself to `names.same_word`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from despatch.model import Contact
from despatch.model.merged import MergedEntry
from despatch.model.people import NameTold, RecordedPerson
from despatch.record.dates import days
from despatch.record.names import fold, name_words, same_name, same_word
from despatch.record.people.portrait import Somebody, portrait
from despatch.record.people.roster import told_apart
from despatch.record.people.wording import named

DONE = ("held", "ongoing")
_ABD = re.compile(r"abd(?:[aeiou][lrnszdth])?(.{2,})\Z")


class Companion(NamedTuple):
    """Somebody met: how often, and in which contact last (its id and date, EDTF)."""

    name: str
    party: str | None
    times: int
    last: str
    date: str | None


class Circle(NamedTuple):
    """A person, their contacts and statements (ids, in the order of time, those of no time first), and whom they met, most often first."""

    person: RecordedPerson
    contacts: tuple[str, ...]
    statements: tuple[str, ...]
    met: tuple[Companion, ...]


class Namesake(NamedTuple):
    """What a person is found by among namesakes: as in `RecordedPerson`."""

    id: str
    names: tuple[NameTold, ...]
    party: str | None
    parties: tuple[str, ...]
    perhaps: tuple[str, ...]
    entries: tuple[str, ...]


class Round:
    """Those of the people of `entries` whose names have one of the words (no words: all), of whom any can be looked at."""

    def __init__(self, entries: Iterable[MergedEntry], words: Sequence[str]) -> None:
        self._entries = {m.id: m for m in entries}
        found = told_apart(self._entries.values())
        self._there: dict[str, list[Somebody]] = defaultdict(list)
        for person in found:
            for entry in person.entries:
                self._there[entry].append(person)
        asked = tuple(words)
        self._found = {p.id: p for p in found if not asked or _bears(p, asked)}

    def namesakes(self) -> dict[str, Namesake]:
        """Each of them in short, those told most often first; it costs a fraction of all that is known of them."""
        return {
            p.id: Namesake(p.id, p.names, p.party, p.parties, p.perhaps, p.entries)
            for p in self._found.values()
        }

    def circle(self, id: str) -> Circle | None:  # noqa: A002
        """One of them, and whom they met; None where there is none of that id."""
        person = self._found.get(id)
        return _circle(person, self._entries, self._there) if person else None


def circles(entries: Iterable[MergedEntry], words: Sequence[str]) -> dict[str, Circle]:
    """All that a `Round` knows, by id."""
    there = Round(entries, words)
    return {id_: circle for id_ in there.namesakes() if (circle := there.circle(id_))}


def _circle(person: Somebody, by_id: dict[str, MergedEntry], there: dict[str, list[Somebody]]) -> Circle:
    told = sorted(
        person.entries, key=lambda e: _known(by_id[e])
    )  # in the order of time, what has none before all
    contacts = tuple(e for e in told if isinstance(by_id[e].entry, Contact))
    times: Counter[str] = Counter()
    last: dict[str, tuple[Somebody, str, str | None]] = {}
    for id_ in contacts:
        contact = by_id[id_].entry
        if not isinstance(contact, Contact) or contact.status not in DONE:
            continue
        dated = days(contact.date) is not None
        for other in there[id_]:
            if other.id != person.id:
                times[other.id] += 1
                if dated or other.id not in last:
                    last[other.id] = other, id_, contact.date
    order = sorted(last.values(), key=lambda o: (-times[o[0].id], o[0].name.name, o[0].id))
    met = tuple(Companion(o.name.name, o.party, times[o.id], id_, date) for o, id_, date in order)
    statements = tuple(e for e in told if not isinstance(by_id[e].entry, Contact))
    return Circle(portrait(person), contacts, statements, met)


def _known(m: MergedEntry) -> bool:
    bound = m.bounded_by
    return any(days(date) for date in (m.date, bound and bound.before, bound and bound.after) if date)


def _bears(person: Somebody, words: tuple[str, ...]) -> bool:
    names = {t.named.name for t in person.told}
    return any(_meant(w, words) for w in person.id.split("-")) or any(_has(name, words) for name in names)


@lru_cache(maxsize=65536)
def _has(name: str, words: tuple[str, ...]) -> bool:
    return any(_meant(fold(w), words) for w in name_words(name))


@lru_cache(maxsize=65536)
def _meant(word: str, words: tuple[str, ...]) -> bool:
    return any(same_word(w, word) for w in words)


def words_of_id(id: str) -> tuple[str, ...]:  # noqa: A002
    """The words of a name that the id of a person is made of, to look for; none of an id that has no words.

    >>> words_of_id("rus-lavrov-s"), words_of_id("sdn-abdulrahman-a")
    (('lavrov',), ('abdulrahman', 'rahman'))
    """
    parts = [p for p in id.split("-")[1:] if p.isalpha()]
    whole = [p for p in parts if len(p) > 1] or parts
    behind = [found[1] for p in whole if (found := _ABD.match(p))]
    return tuple(dict.fromkeys((*whole, *behind)))


def words_of_name(name: str, party: str | None) -> tuple[str, ...]:
    """The words of a name to look for: the family's where it stands last, as in most; none of what is no name."""
    known = named(name, party)
    if known is None:
        return ()
    whole = [w for w in known.words if len(w) > 1] or list(known.words)
    behind = [found[1] for w in whole[-1:] if (found := _ABD.match(w))]
    return tuple(dict.fromkeys((*whole[-1:], *behind)))


def known_as(
    found: Iterable[Namesake | RecordedPerson], name: str, party: str | None, entry: str | None
) -> str | None:
    """The id of who of these is meant by a name: in that entry, if one is given; else of that party, told most often."""
    asked = name_words(name)
    fit = []
    for person in found:
        if entry and entry not in person.entries:
            continue
        if party and not entry and party not in (person.party, *person.parties):
            continue
        told = max((_fits(asked, name, n.name) for n in person.names), default=0)
        if told:
            fit.append((told, not person.perhaps, len(person.entries), person.id))
    return max(fit)[-1] if fit else None


def _fits(asked: tuple[str, ...], name: str, told: str) -> int:
    if fold(name) == fold(told):
        return 3
    return same_name(asked, name_words(told))
