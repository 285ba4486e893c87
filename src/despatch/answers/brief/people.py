"""Who is who in a relationship: one name for a person on every line, and the office that reports give."""

from collections.abc import Iterable
from typing import NamedTuple

from despatch.answers.brief.wording import the
from despatch.model import Contact, Participant
from despatch.model.merged import MergedEntry
from despatch.model.people import OfficeShown, RecordedPerson
from despatch.record.levels import LEVELS, role_level
from despatch.record.people import people

_LONG = 48  # characters; what is longer is no office but a stretch of a sentence
_NO_OFFICE = (" and ", " or ", ",", ";", " who ", " whom ")


class Somebody(NamedTuple):
    """A person as a line names them: `name` None for one known by office alone."""

    name: str | None
    role: str | None
    party: str | None

    def shown(self) -> str:
        """ "Sergey Lavrov", or "the foreign minister of Russia"."""
        if self.name:
            return self.name
        role = self.role or "representative"
        article = "" if role.startswith(("the ", "The ")) else "the "
        return f"{article}{role} of {the(self.party)}" if self.party else f"{article}{role}"


class Names:
    """One name for each person of some entries, as the record tells people apart."""

    def __init__(self, entries: Iterable[MergedEntry]) -> None:
        found = people(entries)
        by_id = {person.id: person for person in found}
        self._known: dict[tuple[str | None, str], RecordedPerson] = {}
        for person in found:
            # A short name that only one person may bear is that person's.
            whole = by_id.get(person.perhaps[0], person) if len(person.perhaps) == 1 else person
            for party in {*person.parties, person.party}:
                for form in person.names:
                    self._known.setdefault((party, form.name), whole)

    def name(self, name: str, party: str | None) -> str:
        """The name by which this brief calls somebody of that name and party."""
        person = self._known.get((party, name))
        return person.name if person else name

    def office(self, name: str, party: str | None, day: str | None) -> str | None:
        """The office that reports show somebody in about that day (EDTF); None where they show none."""
        person = self._known.get((party, name))
        shown = [o for o in person.offices if office(o.office)] if person else []
        if not shown:
            return None
        return min(shown, key=lambda o: (o.office.isupper(), _apart(o, day), -o.entries, o.office)).office

    def of(self, contact: Contact, parties: tuple[str, ...]) -> list[Somebody]:
        """Those of the `parties` who took part, highest first; offices alone only where no name stands for them."""
        found: dict[tuple[str | None, str], Somebody] = {}
        for p in contact.participants:
            if p.name and p.party in parties:
                one = Somebody(self.name(p.name, p.party), office(p.role), p.party)
                found.setdefault((one.party, str(one.name)), one)
        named = {s.party for s in found.values()}
        for p in contact.participants:
            if not p.name and p.party in parties and p.party not in named and office(p.role):
                found.setdefault((p.party, str(p.role)), Somebody(None, office(p.role), p.party))
        return sorted(found.values(), key=lambda s: (parties.index(str(s.party)), _rank(s)))


def office(role: str | None) -> str | None:
    """An office as reports name it, None for what is none (a stretch of a sentence, a list)."""
    if not role or len(role) > _LONG or any(mark in role for mark in _NO_OFFICE):
        return None
    return role if role[:1].isalpha() else None


def outsiders(contact: Contact, parties: tuple[str, ...]) -> list[Participant]:
    """Named people of third parties."""
    return [p for p in contact.participants if p.name and p.party and p.party not in parties]


def _apart(shown: OfficeShown, day: str | None) -> int:
    """How many years lie between a day and the time in which reports show an office; 0 within it."""
    years = [int(d[:4]) for d in (shown.first, shown.last) if d and d[:4].isdigit()]
    if not day or not day[:4].isdigit() or not years:
        return 50
    year = int(day[:4])
    return max(0, min(years) - year, year - max(years))


def _rank(s: Somebody) -> int:
    found = role_level(s.role, s.party)
    return LEVELS.index(found) if found else len(LEVELS)
