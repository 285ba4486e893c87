"""Harder variations of readings than `variations`: what a careless, distant or hasty outlet makes of the same entries.

Names with titles, in other spellings and orders, or only the office; dates of a month, a year or none; places left out or
only the state; a party fewer; formats reworded; reports of unknown date. Beside the contacts of the gold stand invented ones
of the same parties a few days before or after, told in the same ways.
"""

import random
import re
from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace

from despatch.model import Contact, Instrument, Participant, Reading, Statement
from despatch.model.when import bounds
from despatch.registers.states import is_state

NEAR = 0.3  # of the contacts whose day is known have another of the same parties beside them
SPELLINGS = (
    ("ei", "ey"), ("ey", "ei"), ("y", "i"), ("kh", "h"), ("ou", "u"), ("w", "v"), ("ii", "y"), ("sh", "ch"), ("ph", "f"), ("q", "k"),
    ("dj", "j"), ("oo", "u"), ("ss", "s"), ("nn", "n"), ("iya", "ia"), ("ee", "i"), ("zh", "j"), ("ck", "k"),
)  # fmt: skip
TITLES = ("Mr.", "Mr", "Dr.", "H.E.", "Minister", "President", "His Excellency")


Origin = tuple[str, int]  # sort of entry and its index in its report; NEAR_BY more for the contact beside it
NEAR_BY = 1000


def vary_hard(reading: Reading, number: int, seed: int = 0) -> tuple[Reading, list[Origin]]:
    """One variation of a reading with its near contacts, and for each entry in order of `entries_of` what it varies."""
    rng = random.Random(f"hard/{seed}/{number}/{reading.report.id}")
    near = near_contacts(reading, seed)
    told: dict[str, list[tuple[int, Any]]] = {
        sort: list(enumerate(getattr(reading, sort)))
        for sort in ("contacts", "instruments", "commitments", "statements")
    }
    told["contacts"] += [(n + NEAR_BY, contact) for n, contact in near]
    origin: list[Origin] = []
    lists: dict[str, Any] = {}
    for sort, entries in told.items():
        kept = [entry for entry in entries if rng.random() > 0.25]
        rng.shuffle(kept)
        lists[sort] = tuple(replace(_entry(e, rng), citations=()) for _, e in kept)
        origin += [(sort, mark) for mark, _ in kept]
    report = replace(
        reading.report,
        id=f"{reading.report.id}/hard/{number}",
        published=_published(reading.report.published, rng),
    )
    return Reading(report=report, model="varied", **lists), origin


def near_contacts(reading: Reading, seed: int) -> list[tuple[int, Contact]]:
    """Invented contacts beside those of a reading: the same parties and kind, two to six days off, elsewhere, of other people."""
    rng = random.Random(f"near/{seed}/{reading.report.id}")
    out = []
    for n, contact in enumerate(reading.contacts):
        covered = bounds(contact.date)
        if covered is None or covered[0] != covered[1] or rng.random() > NEAR or len(contact.parties) != 2:
            continue
        days = rng.choice((-6, -5, -4, -3, -2, 2, 3, 4, 5, 6))
        if any(
            c.parties == contact.parties and c is not contact and c.kind == contact.kind
            for c in reading.contacts
        ):
            continue
        published = bounds(reading.report.published)
        if published and contact.status in ("held", "ongoing"):
            days = -abs(days)  # what is told as over lies before the report
        when = (covered[0] + timedelta(days=days)).isoformat()
        out.append((n, replace(contact, date=when, mechanism=None, topics=(), place=None, country=None)))
    return out


def _published(published: str | None, rng: random.Random) -> str | None:
    if not published or len(published) != 10 or "X" in published or rng.random() < 0.15:
        return None
    return (date.fromisoformat(published) + timedelta(days=rng.choice((0, 0, 1, 2, 3)))).isoformat()


def _entry(entry: Any, rng: random.Random) -> Any:
    if isinstance(entry, Contact):
        return _contact(entry, rng)
    if isinstance(entry, Statement):
        return replace(entry, speaker=_name(entry.speaker, rng))
    if isinstance(entry, Instrument):
        return replace(entry, title=_words(entry.title, rng), date=_date(entry.date, rng))
    return replace(entry, what=_words(entry.what, rng), due=_date(entry.due, rng))


def _contact(contact: Contact, rng: random.Random) -> Contact:
    people = [
        _person(p, rng) for p in contact.participants if len(contact.participants) < 2 or rng.random() > 0.15
    ]
    rng.shuffle(people)
    parties = list(contact.parties)
    if len(parties) > 2 and rng.random() < 0.3:
        bodies = [p for p in parties if not is_state(p)]
        parties.remove(rng.choice(bodies if bodies and len(bodies) < len(parties) else parties))
    rng.shuffle(parties)
    chance = rng.random()
    return replace(
        contact,
        date=_date(contact.date, rng),
        place=None if chance < 0.4 else contact.place,
        country=None if chance < 0.15 else contact.country,
        parties=tuple(parties),
        participants=tuple(people) if rng.random() > 0.08 else (),
        mechanism=None if rng.random() < 0.3 else _words(contact.mechanism, rng),
        topics=contact.topics[: rng.randint(0, len(contact.topics))],
    )


def _person(person: Participant, rng: random.Random) -> Participant:
    if person.role and rng.random() < 0.12:
        return replace(person, name=None)
    role = None if rng.random() < 0.4 else person.role
    return replace(person, name=_name(person.name, rng), role=role)


def _name(name: str | None, rng: random.Random) -> str | None:
    """A name as it is, its last word, with a title, with an initial, spelt otherwise, or the other way round."""
    words = (name or "").split()
    if not name or len(words) < 2 or words[-1].rstrip(".").lower() in ("jr", "ii", "iii", "xvi"):
        return name
    way = rng.random()
    if way < 0.35:
        return name
    if way < 0.5:
        return words[-1]
    if way < 0.65:
        return f"{rng.choice(TITLES)} {words[-1]}"
    if way < 0.75:
        return f"{words[0][0]}. {words[-1]}"
    if way < 0.9:
        return _respelt(name, rng)
    return " ".join([words[-1], *words[:-1]])


def _respelt(name: str, rng: random.Random) -> str:
    usable = [(old, new) for old, new in SPELLINGS if re.search(f"(?<=[a-z]){old}", name)]
    for old, new in rng.sample(usable, min(len(usable), 2)):
        name = re.sub(f"(?<=[a-z]){old}", new, name, count=1)
    return name


def _date(value: str | None, rng: random.Random) -> str | None:
    """The date, or with .12 its month, with .05 its year, with .13 nothing; of an interval with .1 its first day."""
    way = rng.random()
    if not value or "X" in value or way >= 0.4:
        return value
    if way < 0.13:
        return None
    if way < 0.25 and bounds(value):
        return value[:7]
    return value[:4] if way < 0.3 and bounds(value) else value.split("/")[0]


def _words(text: Any, rng: random.Random) -> Any:
    """Words without one or two of them, with .45."""
    words = (text or "").split()
    for _ in range(rng.choice((0, 0, 0, 1, 2))):
        if len(words) > 3:
            words.pop(rng.randrange(len(words)))
    return " ".join(words) or None
