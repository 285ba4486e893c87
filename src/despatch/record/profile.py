"""What is compared of an account (what one report tells of one entry), made ready once and kept."""

from collections.abc import Iterator

import msgspec

from despatch.model import Commitment, Contact, Entry, Instrument, Statement
from despatch.model.merged import EntrySort
from despatch.record.dates import COARSE, Days, YearDays, days, year_days
from despatch.record.names import name_words, office_of
from despatch.record.words import (
    content_words,
    fingerprints,
    mechanism_words,
    number,
    said_words,
    shingles,
    town,
)

AHEAD = frozenset(("planned", "proposed", "postponed", "negotiating"))  # statuses told before the fact
CITED = 3
TELLING = 8  # words from which a sentence is not met twice by chance
DONE = frozenset(("held", "ongoing", "signed", "ratified", "adopted", "amended", "agreed"))


class Who(msgspec.Struct, frozen=True, array_like=True):
    """A participant or speaker: the words of the name, the class of office, the party."""

    name: tuple[str, ...]
    office: str | None
    party: str | None


class Head(msgspec.Struct, frozen=True, array_like=True):
    """The first fields of a `Profile`, by which most accounts can be told apart without the others."""

    key: str
    report: int
    sort: EntrySort
    kind: str
    status: str
    days: Days | None = None
    year: YearDays | None = None
    published: Days | None = None


class Profile(Head, frozen=True, array_like=True):
    """What is compared of an account. `key` is its stable id, `report` the number of its report.

    `days` and `year` are of the entry's date (a commitment's due, a statement's date), `published`
    of the report. `words` are a title's, an undertaking's or the topics', `marks` what was said, `cited`
    the sentences that the account rests on: a wire text is printed by many.
    """

    parties: tuple[str, ...] = ()
    people: tuple[Who, ...] = ()
    ordinal: int | None = None
    mechanism: frozenset[str] = frozenset()
    town: str = ""
    country: str | None = None
    words: frozenset[str] = frozenset()
    marks: tuple[int, ...] = ()
    cited: tuple[int, ...] = ()


_YEAR = 366


def profile(entry: Entry, *, key: str, report: int, published: str | None) -> Profile:
    """Make an account ready for comparison."""
    told = days(published)
    if told and told.length > _YEAR:
        told = None  # a publication told more roughly than by its year bounds nothing
    if isinstance(entry, Contact):
        return _of_contact(entry, key, report, told)
    if isinstance(entry, Instrument):
        return Profile(
            key, report, "instrument", entry.kind, entry.action, days(entry.date), year_days(entry.date), told,
            tuple(sorted(entry.parties)), words=content_words(entry.title, tuple(sorted(entry.parties))), cited=_cited(entry),
        )  # fmt: skip
    if isinstance(entry, Commitment):
        return Profile(
            key, report, "commitment", "", "", days(entry.due), year_days(entry.due), told,
            tuple(sorted(entry.by)), words=content_words(entry.what, tuple(sorted(entry.by))), cited=_cited(entry),
        )  # fmt: skip
    return _of_statement(entry, key, report, told)


def _of_contact(entry: Contact, key: str, report: int, told: Days | None) -> Profile:
    parties = tuple(sorted(entry.parties))
    ordinal, mechanism = mechanism_words(entry.mechanism, parties)
    return Profile(
        key, report, "contact", entry.kind, entry.status, days(entry.date), year_days(entry.date), told, parties,
        people=tuple(Who(name_words(p.name), office_of(p.role), p.party) for p in entry.participants),
        ordinal=ordinal, mechanism=mechanism, town=town(entry.place), country=entry.country,
        words=frozenset(w for topic in entry.topics for w in content_words(topic, parties)), cited=_cited(entry),
    )  # fmt: skip


def _of_statement(entry: Statement, key: str, report: int, told: Days | None) -> Profile:
    return Profile(
        key, report, "statement", entry.form, "", days(entry.date), year_days(entry.date), told,
        (entry.party,) if entry.party else (),
        people=(Who(name_words(entry.speaker), None, entry.party),) if entry.speaker else (),
        marks=tuple(shingles(said_words(entry.content))),
    )  # fmt: skip


def _cited(entry: Entry) -> tuple[int, ...]:
    """A number for each of the first sentences cited, by their words; short ones are not telling."""
    told = (said_words(c.text) for c in entry.citations[:CITED])
    return tuple(sorted({number(" ".join(words)) for words in told if len(words) >= TELLING}))


def same_words(a: Profile, b: Profile) -> bool:
    """Whether two reports tell it in the same sentence: one text, printed twice."""
    return not set(a.cited).isdisjoint(b.cited)


def coarse(profile: Profile) -> bool:
    """Whether an account only says roughly when, or not at all: it then holds on to its best match alone."""
    if profile.sort != "contact":
        return False
    return profile.days is None or profile.days.length > COARSE


def prints(profile: Profile) -> Iterator[int]:
    """The fingerprints of a statement."""
    yield from fingerprints(list(profile.marks))
