"""Readings that tell of the same entries in other words: as other outlets would, shorter, vaguer, in another order."""

import random
from datetime import date, timedelta
from typing import Any, TypeVar

import msgspec

from despatch.model import Contact, Entry, Instrument, Participant, Reading, Statement
from despatch.model.when import bounds

T = TypeVar("T")


def vary(reading: Reading, number: int, seed: int = 0) -> tuple[Reading, list[tuple[str, int]]]:
    """One variation, and for each of its entries in order of `entries_of` the (sort, index) that it varies.

    An entry is left out with probability .15; each field of the rest is shortened, made coarser or
    left out with the probabilities below; the report is published up to a day later.
    """
    rng = random.Random(f"{seed}/{number}/{reading.report.id}")
    origin: list[tuple[str, int]] = []
    lists: dict[str, Any] = {}
    for sort in ("contacts", "instruments", "commitments", "statements"):
        entries = [(n, e) for n, e in enumerate(getattr(reading, sort)) if rng.random() > 0.15]
        rng.shuffle(entries)
        # Without citations: another outlet has other sentences, and those of one text would be told by them.
        varied = [_entry(e, rng) for _, e in entries]
        lists[sort] = tuple(msgspec.structs.replace(e, citations=()) for e in varied)
        origin += [(sort, n) for n, _ in entries]
    report = msgspec.structs.replace(
        reading.report, id=f"{reading.report.id}/{number}", published=_later(reading.report.published, rng)
    )
    return Reading(report=report, model="varied", **lists), origin


def entries_of(reading: Reading) -> list[Entry]:
    """All entries of a reading, sort by sort."""
    return [*reading.contacts, *reading.instruments, *reading.commitments, *reading.statements]


def _later(published: str | None, rng: random.Random) -> str | None:
    if not published or len(published) != 10 or "X" in published:
        return published
    return (date.fromisoformat(published) + timedelta(days=rng.choice((0, 0, 1)))).isoformat()


def _entry(entry: Any, rng: random.Random) -> Any:
    if isinstance(entry, Contact):
        return vary_contact(entry, rng)
    if isinstance(entry, Statement):
        return msgspec.structs.replace(entry, speaker=shorter(entry.speaker, rng))
    if isinstance(entry, Instrument):
        return msgspec.structs.replace(
            entry, title=_fewer_words(entry.title, rng), date=coarser(entry.date, rng)
        )
    return msgspec.structs.replace(entry, what=_fewer_words(entry.what, rng), due=coarser(entry.due, rng))


def vary_contact(contact: Contact, rng: random.Random) -> Contact:
    """A contact as another report might tell it."""
    people = [
        _person(p, rng) for p in contact.participants if len(contact.participants) < 2 or rng.random() > 0.1
    ]
    rng.shuffle(people)
    topics = list(contact.topics)
    rng.shuffle(topics)
    return msgspec.structs.replace(
        contact,
        date=coarser(contact.date, rng),
        place=_missing(contact.place, 0.25, rng),
        country=_missing(contact.country, 0.15, rng),
        participants=tuple(people) if rng.random() > 0.05 else (),
        mechanism=_missing(contact.mechanism, 0.15, rng),
        topics=tuple(topics[: rng.randint(0, len(topics))]),
    )


def _missing(value: T | None, share: float, rng: random.Random) -> T | None:
    return None if rng.random() < share else value


def _person(person: Participant, rng: random.Random) -> Participant:
    role = _missing(person.role, 0.3, rng)
    return msgspec.structs.replace(person, name=shorter(person.name, rng), role=role)


def shorter(name: str | None, rng: random.Random) -> str | None:
    """The whole name, or its last word, or that with an initial before it."""
    words = (name or "").split()
    if len(words) < 2 or any(w.rstrip(".").lower() in ("jr", "ii", "iii", "xvi") for w in words):
        return name
    way = rng.random()
    if way < 0.5:
        return name
    return words[-1] if way < 0.8 else f"{words[0][0]}. {words[-1]}"


def coarser(value: str | None, rng: random.Random) -> str | None:
    """The date, or with .1 its month, or with .1 nothing; of an interval with .15 its first day."""
    way = rng.random()
    if not value or way >= 0.35 or "X" in value:
        return value
    if way < 0.1:
        return None
    if way < 0.2 and bounds(value):
        return value[:7]
    return value.split("/")[0]


def _fewer_words(text: str, rng: random.Random) -> str:
    """The words without one of them, with .3."""
    words = text.split()
    if len(words) > 3 and rng.random() < 0.3:
        words.pop(rng.randrange(len(words)))
    return " ".join(words)
