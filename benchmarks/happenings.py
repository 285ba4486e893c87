"""What happens in the world of the generator: contacts, each with what comes of it and how it is told of before and after."""

import random
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from benchmarks import world
from benchmarks.variations import vary_contact
from despatch.model import Commitment, Contact, Instrument, Participant
from despatch.registers.states import states

KINDS = world.weighted(["meeting", "visit", "call", "conference", "message"], [46, 18, 16, 10, 10])
# How a contact is told of: days before (-) or after the day, and the status then.
COURSES = world.weighted(
    [
        [(0, "held")],
        [(0, "held"), (0, "held")],
        [(-9, "planned"), (0, "held"), (1, "held")],
        [(-4, "planned"), (0, "held")],
        [(-20, "proposed"), (-6, "planned"), (0, "held"), (1, "held")],
        [(-6, "planned")],
        [(-12, "planned"), (-5, "postponed"), (0, "held")],
        [(-8, "planned"), (-2, "cancelled")],
        [(-15, "proposed")],
        [(0, "ongoing"), (1, "held")],
        [(-1, "denied")],
    ],
    [44, 15, 7, 9, 3, 7, 2, 2, 4, 5, 2],
)


class Telling(NamedTuple):
    """What one report is to tell of a contact: entries, all but their citations, and the day it is told."""

    happening: int
    day: int
    contact: Contact
    instrument: Instrument | None
    commitment: Commitment | None
    speaker: Participant | None


def happening(number: int, day: int, rng: random.Random) -> list[Telling]:
    """One contact that takes place on `day` (an ordinal), and every telling of it."""
    contact = _contact(day, rng)
    course = COURSES.draw(rng)
    instrument = _instrument(contact, rng) if rng.random() < 0.12 else None
    commitment = _commitment(contact, rng) if rng.random() < 0.07 else None
    told = []
    for n, (offset, status) in enumerate(course):
        at = day + offset + (rng.randrange(-2, 3) if offset < -3 else 0)
        version = msgspec.structs.replace(contact, status=status, date=_date(contact.date, status, day, rng))
        if n:
            version = vary_contact(version, rng)
        done = status in ("held", "ongoing")
        speakers = [p for p in contact.participants if p.name]
        told.append(
            Telling(
                number, at, version, instrument if done else None, commitment if done else None,
                rng.choice(speakers) if speakers and rng.random() < 0.38 else None,
            )
        )  # fmt: skip
    return told


def _date(value: str | None, status: str, day: int, rng: random.Random) -> str | None:
    """The day; of what is ahead often its month only; with .1 nothing; before a postponement another day."""
    chance = rng.random()
    if chance < 0.1 or value is None:
        return None
    if status in ("planned", "proposed", "postponed") and chance < 0.4:
        return value[:7]
    if status == "postponed" or (status == "planned" and chance > 0.97):
        return date.fromordinal(day - rng.randrange(3, 12)).isoformat()
    return value


def _contact(day: int, rng: random.Random) -> Contact:
    kind = KINDS.draw(rng)
    year = date.fromordinal(day).year
    if kind == "conference":
        return _conference(day, year, rng)
    parties = _sides(rng)
    office = world.offices().draw(rng)
    people = [p for party in parties for p in _people(party, office, year, rng)]
    country = next((p for p in parties if p in states()), "CHE")
    if rng.random() < 0.12:
        country = world.nations().draw(rng)
    mechanism = None
    if kind == "meeting" and rng.random() < 0.25:
        name = rng.choice(world.data()["mechanisms"])
        mechanism = f"{_ordinal(year - 1990 + len(name) % 7)} {name}" if rng.random() < 0.5 else name
    faces = kind in ("meeting", "visit")
    if kind == "visit":
        people = [p for p in people if p.party != country] or people[:1]
    return Contact(
        kind=kind,
        status="held",
        date=_stay(day, rng) if kind == "visit" else date.fromordinal(day).isoformat(),
        place=world.town_in(country, rng) if faces else None,
        country=country if faces else None,
        parties=tuple(sorted(set(parties))),
        participants=tuple(people),
        mechanism=mechanism,
        topics=tuple(dict.fromkeys(world.topics().draw(rng) for _ in range(rng.randint(0, 3)))),
    )


def _conference(day: int, year: int, rng: random.Random) -> Contact:
    body = world.groupings().draw(rng)
    some = world.members(body)
    parties = {body, *rng.sample(some, min(len(some), rng.randint(2, 9)))}
    country = rng.choice(some)
    name = rng.choice(world.data()["gatherings"])
    office = rng.choice([o for o in world.data()["offices"] if o["rank"] < 2])
    speakers = sorted(p for p in parties if p in states())[:3]
    return Contact(
        kind="conference",
        status="held",
        date=_stay(day, rng),
        place=world.town_in(country, rng),
        country=country,
        parties=tuple(sorted(parties)),
        participants=tuple(p for s in speakers for p in _people(s, office, year, rng)),
        mechanism=f"{_ordinal(year - 1985)} {body} {name}" if rng.random() < 0.4 else f"{body} {name}",
        topics=tuple({world.topics().draw(rng) for _ in range(rng.randint(0, 2))}),
    )


def _sides(rng: random.Random) -> list[str]:
    """Two states; now and then three, or a state and a body."""
    one = world.nations().draw(rng)
    chance = rng.random()
    wanted = 3 if chance > 0.96 else 2
    sides = [one]
    while len(sides) < wanted:
        other = world.groupings().draw(rng) if chance < 0.09 else world.nations().draw(rng)
        if other not in sides:
            sides.append(other)
    return sides


def _people(party: str, office: dict[str, object], year: int, rng: random.Random) -> list[Participant]:
    if party not in states():
        name, term = rng.choice(world.data()["body_offices"]), 5
    else:
        name, term = str(office["name"]), int(str(office["term"]))
    if rng.random() < 0.06:
        return []
    held = [world.holder(party, name, year, term)]
    if rng.random() < 0.12 and party in states():
        held.append(world.holder(party, "ambassador", year, 3))
    return [Participant(name=p.name, role=p.office, party=party) for p in dict.fromkeys(held)]


def _stay(day: int, rng: random.Random) -> str:
    first = date.fromordinal(day)
    days = rng.choice((0, 0, 1, 1, 2, 3))
    return f"{first}/{first + timedelta(days=days)}" if days else first.isoformat()


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _instrument(contact: Contact, rng: random.Random) -> Instrument:
    sort = rng.choice(world.data()["instruments"])
    title = f"{rng.choice(sort['words'])} {world.topics().draw(rng)}"
    if rng.random() < 0.5:
        title += f" and {world.topics().draw(rng)}"
    first = (contact.date or "").split("/")[0] or None
    return Instrument(
        title=title, kind=sort["kind"], action=rng.choice(("signed", "signed", "signed", "agreed", "adopted")),
        date=first, parties=contact.parties[:3],
    )  # fmt: skip


def _commitment(contact: Contact, rng: random.Random) -> Commitment:
    what = rng.choice(world.data()["undertakings"]).format(
        n=rng.randint(2, 900), topic=world.topics().draw(rng)
    )
    year = int((contact.date or "2000")[:4]) + rng.randint(0, 3)
    due = rng.choice((None, f"{year}", f"{year}-{rng.randint(1, 12):02}"))
    return Commitment(by=(rng.choice(contact.parties),), what=what, due=due)
