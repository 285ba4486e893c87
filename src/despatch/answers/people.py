"""Who the people of a record are: chosen by party, name, office and time, and as rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from despatch.answers.encode import csv_text
from despatch.answers.query import Query
from despatch.answers.rows import Row, citation_row
from despatch.model import Citation
from despatch.model.people import Met, OfficeShown, RecordedPerson
from despatch.record.names import fold, name_words, office_of, same_name, same_word

if TYPE_CHECKING:
    from despatch.record import Record

COLUMNS = (
    "id", "name", "names", "party", "parties", "perhaps", "offices", "contacts", "statements", "first_seen", "last_seen",
    "last_met", "last_met_date", "last_met_with", "citation", "report",
)  # fmt: skip


@dataclass(frozen=True)
class Wish:
    """Whom a list of people is asked for: of any of `parties`, so named, in such an office, seen in that time."""

    parties: tuple[str, ...] = ()
    name: str | None = None
    office: str | None = None
    since: str | None = None
    until: str | None = None

    def check(self) -> None:
        """Refuse dates that are none, or that leave no time between them.

        Raises:
            UsageError: says which.
        """
        Query(since=self.since, until=self.until).check()


def known_people(record: "Record", wish: Wish) -> list[RecordedPerson]:
    """The people asked for, those told most often first.

    Who is who is told from the whole record, whatever is asked for: a name means the same in every list.
    """
    from despatch.record.people import people

    found = [p for p in people(record.entries("contact", "statement")) if wanted(p, wish)]
    if wish.since or wish.until:
        seen = {
            m.id for m in record.timeline(since=wish.since, until=wish.until, of=("contact", "statement"))
        }
        found = [p for p in found if not seen.isdisjoint(p.entries)]
    return found


def wanted(person: RecordedPerson, wish: Wish) -> bool:
    """Whether a person is of a party asked for, so named, and in such an office."""
    if wish.parties and person.party not in wish.parties and not _serves(person, wish.parties):
        return False
    if wish.name and not _named(person, wish.name):
        return False
    return not wish.office or any(_office(o.office, wish.office) for o in person.offices)


def _serves(person: RecordedPerson, parties: tuple[str, ...]) -> bool:
    """Whether an office is told of one of the parties, though another is told more often."""
    return any(o.party in parties for o in person.offices)


def _named(person: RecordedPerson, name: str) -> bool:
    """Whether any form of the name is the one asked for, or has all of its words; four letters may begin one."""
    asked = name_words(name)
    return any(_called(asked, name_words(n.name)) for n in person.names)


def _called(asked: tuple[str, ...], told: tuple[str, ...]) -> bool:
    if not asked or not told:
        return False
    if len(asked) > 1 and same_name(asked, told) == 2:
        return True
    return all(
        any(w == a or same_word(a, w) or (len(a) > 3 and w.startswith(a)) for w in told) for a in asked
    )


def _office(told: str, asked: str) -> bool:
    """Whether an office told is the one asked for: of one class, or with all of its words where it has none."""
    kind = office_of(asked)
    return office_of(told) == kind if kind else set(fold(asked).split()) <= set(fold(told).split())


def person_row(person: RecordedPerson) -> Row:
    """A person as `people --format json` prints them; every field always, unknown null."""
    return {
        "id": person.id,
        "name": person.name,
        "names": [{"name": n.name, "entries": n.entries} for n in person.names],
        "party": person.party,
        "parties": list(person.parties),
        "perhaps": list(person.perhaps),
        "offices": [_office_row(o) for o in person.offices],
        "contacts": person.contacts,
        "statements": person.statements,
        "first_seen": person.first_seen,
        "last_seen": person.last_seen,
        "last_met": _met_row(person.last_met),
        "last_entry": person.last_entry,
        "citation": _cited(person.citation),
        "entries": list(person.entries),
    }


def _office_row(office: OfficeShown) -> Row:
    return {
        "office": office.office,
        "party": office.party,
        "first": office.first,
        "last": office.last,
        "entries": office.entries,
        "citations": [citation_row(c) for c in office.citations],
    }


def _met_row(met: Met | None) -> Row | None:
    if met is None:
        return None
    return {
        "id": met.id,
        "kind": met.kind,
        "date": met.date,
        "with": list(met.with_),
        "parties": list(met.parties),
        "citation": _cited(met.citation),
    }


def _cited(citation: Citation | None) -> Row | None:
    return citation_row(citation) if citation else None


def people_csv(found: Sequence[RecordedPerson]) -> str:
    """One row a person, header first; an office is written "office: first to last"."""
    return csv_text(COLUMNS, (list(_cells(p)) for p in found))


def _cells(person: RecordedPerson) -> Iterator[Any]:
    met = person.last_met
    yield from (
        person.id,
        person.name,
        [n.name for n in person.names],
        person.party,
        person.parties,
        person.perhaps,
    )
    yield [f"{o.office}: {o.first or 'undated'} to {o.last or 'undated'}" for o in person.offices]
    yield from (person.contacts, person.statements, person.first_seen, person.last_seen)
    yield from (met and met.id, met and met.date, met and (met.with_ or met.parties))
    yield from (person.citation and person.citation.text, person.citation and person.citation.report)
