"""People and the posts that reports show them in, as FollowTheMoney has them: Person, Position, Occupancy."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from despatch.answers.exports.ftm_things import Maker, add, id_of, party_id
from despatch.answers.plain import plain
from despatch.model import Contact, Participant, Statement
from despatch.model.merged import MergedEntry
from despatch.record.names import fold, name_words
from despatch.registers.states import is_state

if TYPE_CHECKING:
    from followthemoney import EntityProxy


@dataclass
class _Person:
    names: dict[str, int] = field(default_factory=dict)
    roles: dict[str, tuple[str, str]] = field(default_factory=dict)  # role -> first and last publication


class Roster:
    """Who is named in a record: one person per party and name (its words, folded, without titles)."""

    def __init__(self) -> None:
        self._people: dict[tuple[str, tuple[str, ...]], _Person] = {}

    @classmethod
    def of(cls, entries: Iterable[MergedEntry]) -> "Roster":
        """Everybody who takes part in a contact or speaks."""
        roster = cls()
        for m in entries:
            if isinstance(m.entry, Contact):
                for person in m.entry.participants:
                    roster._add(m, person)
            elif isinstance(m.entry, Statement):
                roster._add(m, Participant(name=m.entry.speaker, party=m.entry.party))
        return roster

    def _add(self, m: MergedEntry, person: Participant) -> None:
        key = _key(person)
        if key is None or person.name is None:
            return
        known = self._people.setdefault(key, _Person())
        name = plain(person.name)
        known.names[name] = known.names.get(name, 0) + 1
        if person.role:
            told = [s.reported for s in m.history if s.reported and not s.reported.startswith("X")]
            dates = [*told, *known.roles.get(plain(person.role), ())]
            dates = [d for d in dates if d]
            known.roles[plain(person.role)] = (min(dates, default=""), max(dates, default=""))

    def id_of(self, entry: str, person: Participant) -> str | None:
        """The id of the Person for somebody in an entry; None for one not named."""
        key = _key(person)
        return _person_id(key) if key else None

    def parties(self) -> list[str]:
        """The parties that people of the record serve, sorted."""
        return sorted({party for party, _ in self._people if party})

    def entities(self, make: Maker) -> Iterator["EntityProxy"]:
        """Persons, with Positions and Occupancies, in the order of party and name."""
        for key in sorted(self._people):
            person = self._people[key]
            made = make.entity("Person", _person_id(key))
            names = sorted(person.names, key=lambda n: (-person.names[n], -len(n), n))
            add(made, "name", names[0])
            add(made, "alias", *names[1:])
            if is_state(key[0]):
                add(made, "country", key[0])
            add(made, "position", *sorted(person.roles))
            yield made
            for role in sorted(person.roles):
                yield from _post(make, key, role, person.roles[role])


def _post(
    make: Maker, key: tuple[str, tuple[str, ...]], role: str, seen: tuple[str, str]
) -> Iterator["EntityProxy"]:
    party = key[0]
    post_id = id_of("position", f"{party}\0{fold(role)}")
    post = make.entity("Position", post_id)
    add(post, "name", role)
    if party:
        post.add("organization", party_id(party))
        if is_state(party):
            add(post, "country", party)
    yield post
    held = make.entity("Occupancy", id_of("occupancy", f"{_person_id(key)}\0{post_id}"))
    held.add("holder", _person_id(key))
    held.add("post", post_id)
    add(held, "date", *seen)
    add(held, "summary", f"In reports from {seen[0]} to {seen[1]}." if seen[0] else None)
    yield held


def _key(person: Participant) -> tuple[str, tuple[str, ...]] | None:
    words = name_words(person.name)
    return (person.party or "", words) if words else None


def _person_id(key: tuple[str, tuple[str, ...]]) -> str:
    return id_of("person", "\0".join((key[0], *key[1])))
