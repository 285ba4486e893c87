"""People and the posts that reports show them in, as FollowTheMoney has them: Person, Position, Occupancy."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from despatch.answers.exports.ftm_things import Maker, add, add_date, article_id, id_of, party_id
from despatch.answers.plain import plain
from despatch.model import Citation, Contact, Participant, Statement
from despatch.model.merged import MergedEntry
from despatch.model.people import OfficeShown, RecordedPerson
from despatch.record.names import fold
from despatch.record.people import people
from despatch.record.people.wording import named
from despatch.registers.states import is_state

if TYPE_CHECKING:
    from followthemoney import EntityProxy

_CITED = 200  # characters of cited words by which people and offices are told


class Roster:
    """Everybody named in a record, each person once (`despatch.record.people`)."""

    def __init__(self, found: list[RecordedPerson]) -> None:
        self._people = found
        self._names = [frozenset(n.name for n in person.names) for person in found]
        self._in: dict[str, list[int]] = {}
        for number, person in enumerate(found):
            for entry in person.entries:
                self._in.setdefault(entry, []).append(number)

    @classmethod
    def of(cls, entries: Iterable[MergedEntry]) -> "Roster":
        """Everybody who takes part in a contact or speaks."""
        return cls(people(_slim(m) for m in entries if isinstance(m.entry, (Contact, Statement))))

    def id_of(self, entry: str, person: Participant) -> str | None:
        """The id of the Person for somebody in an entry; None for one not named."""
        name = named(person.name, person.party)
        if name is None:
            return None
        at = (n for n in self._in.get(entry, ()) if name.name in self._names[n])
        found = next(at, None)
        return None if found is None else _person_id(self._people[found])

    def parties(self) -> list[str]:
        """The parties whose posts people hold, sorted."""
        return sorted({o.party for person in self._people for o in person.offices if o.party})

    def reports(self) -> list[str]:
        """The reports that show people in their posts, sorted."""
        return sorted({report for p in self._people for o in p.offices for report in _told_by(o)})

    def entities(self, make: Maker) -> Iterator["EntityProxy"]:
        """Persons, each followed by the Positions and Occupancies, those told most often first."""
        for person in self._people:
            made = make.entity("Person", _person_id(person))
            add(made, "name", plain(person.name))
            add(made, "alias", *(plain(n.name) for n in person.names if n.name != person.name))
            if person.party and is_state(person.party):
                add(made, "country", person.party)
            add(made, "position", *(plain(o.office) for o in person.offices))
            if person.perhaps:
                add(
                    made,
                    "summary",
                    "A short name that several people bear; nothing told says whose it is here.",
                )
            yield made
            for office in person.offices:
                yield from _post(make, person, office)


def _post(make: Maker, person: RecordedPerson, office: OfficeShown) -> Iterator["EntityProxy"]:
    words = plain(office.office)
    post_id = id_of("position", f"{office.party or ''}\0{fold(words)}")
    post = make.entity("Position", post_id)
    add(post, "name", words)
    if office.party:
        post.add("organization", party_id(office.party))
        if is_state(office.party):
            add(post, "country", office.party)
    yield post
    held = make.entity("Occupancy", id_of("occupancy", f"{_person_id(person)}\0{post_id}"))
    held.add("holder", _person_id(person))
    held.add("post", post_id)
    for seen in (office.first, office.last):
        add_date(held, "date", seen)
    if office.first:
        add(
            held,
            "summary",
            f"Reports show it from {office.first} to {office.last}; the term itself is not told.",
        )
    for report in _told_by(office):
        held.add("proof", article_id(report))
    yield held


def _told_by(office: OfficeShown) -> list[str]:
    return list(dict.fromkeys(c.report for c in office.citations if c.report))


def _person_id(person: RecordedPerson) -> str:
    return id_of("person", person.id)


def _slim(m: MergedEntry) -> MergedEntry:
    """The entry with what tells people, so that little is kept of each."""
    cited = tuple(
        Citation(start=c.start, end=c.end, text=c.text[:_CITED], report=c.report)
        for c in m.entry.citations[:4]
    )
    if isinstance(m.entry, Statement):
        said = m.entry
        told: Contact | Statement = Statement(
            speaker=said.speaker, party=said.party, content="", date=said.date, citations=cited
        )
    else:
        assert isinstance(m.entry, Contact)
        told = msgspec.structs.replace(m.entry, topics=(), mechanism=None, citations=cited)
    return msgspec.structs.replace(m, entry=told, differences={})
