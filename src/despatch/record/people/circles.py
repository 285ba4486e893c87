"""One person without all the others: found among the entries that name somebody so, with those they met.

Who is who is decided party by party and among those who share a word of the name, so that the entries with a name of
that word (`Record.naming`) tell nearly all that the whole record would: of 100 people of real reports 99 come out the
same. The rest are those whose family name is also written so that it is no spelling of itself to `names.same_word`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from despatch.model import Contact
from despatch.model.merged import MergedEntry
from despatch.model.people import RecordedPerson
from despatch.record.dates import days
from despatch.record.names import fold, name_words, same_name, same_word
from despatch.record.people.roster import people
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


def circles(entries: Iterable[MergedEntry], words: Sequence[str]) -> dict[str, Circle]:
    """Those of the people of `entries` whose names have one of the words, by id; no words: all."""
    by_id = {m.id: m for m in entries}
    found = people(by_id.values())
    there: dict[str, list[RecordedPerson]] = defaultdict(list)
    for person in found:
        for entry in person.entries:
            there[entry].append(person)
    return {p.id: _circle(p, by_id, there) for p in found if not words or _bears(p, words)}


def _circle(
    person: RecordedPerson, by_id: dict[str, MergedEntry], there: dict[str, list[RecordedPerson]]
) -> Circle:
    told = sorted(
        person.entries, key=lambda e: _known(by_id[e])
    )  # in the order of time, what has none before all
    contacts = tuple(e for e in told if isinstance(by_id[e].entry, Contact))
    times: Counter[str] = Counter()
    last: dict[str, Companion] = {}
    for id_ in contacts:
        contact = by_id[id_].entry
        if not isinstance(contact, Contact) or contact.status not in DONE:
            continue
        for other in there[id_]:
            if other.id != person.id:
                times[other.id] += 1
                before = last.get(other.id)
                at = (
                    before
                    if before and not days(contact.date)
                    else Companion(other.name, other.party, 0, id_, contact.date)
                )
                last[other.id] = at._replace(times=times[other.id])
    order = sorted(last, key=lambda o: (-times[o], last[o].name, o))
    statements = tuple(e for e in told if not isinstance(by_id[e].entry, Contact))
    return Circle(person, contacts, statements, tuple(last[o] for o in order))


def _known(m: MergedEntry) -> bool:
    bound = m.bounded_by
    return any(days(date) for date in (m.date, bound and bound.before, bound and bound.after) if date)


def _bears(person: RecordedPerson, words: Sequence[str]) -> bool:
    own = {fold(w) for n in person.names for w in name_words(n.name)} | set(person.id.split("-"))
    return any(w in own or any(same_word(w, o) for o in own) for w in words)


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
    found: Iterable[Circle], name: str, party: str | None, entry: str | None
) -> RecordedPerson | None:
    """Who of these is meant by a name: in that entry, if one is given; else of that party, told most often."""
    asked = name_words(name)
    fit = []
    for circle in found:
        person = circle.person
        if entry and entry not in person.entries:
            continue
        if party and not entry and party not in (person.party, *person.parties):
            continue
        told = max((_fits(asked, name, n.name) for n in person.names), default=0)
        if told:
            fit.append(((told, not person.perhaps, len(person.entries), person.id), person))
    return max(fit)[1] if fit else None


def _fits(asked: tuple[str, ...], name: str, told: str) -> int:
    if fold(name) == fold(told):
        return 3
    return same_name(asked, name_words(told))
