"""Readings of an invented press: as many contacts as asked for in 25 years, told by reports with exact citations.

The same for the same seed and number, and made as they are asked for: what is held at a time is what the next weeks
will be told of. Texts are made for their citations, not to be read.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from benchmarks import world
from benchmarks.happenings import Telling, happening
from despatch.model import (
    Citation,
    Commitment,
    Contact,
    Instrument,
    Participant,
    Reading,
    Report,
    Span,
    Statement,
)
from despatch.reports.copies import text_key

FIRST, LAST = date(2001, 1, 1).toordinal(), date(2025, 12, 31).toordinal()
AHEAD = 34  # days before a contact on which it may first be told of
ENOUGH = 5  # contacts that must have happened for reports to come out: small presses print less often
TOGETHER = (1, 2, 3, 4, 4, 5, 6, 8)  # contacts that one report tells of
VERBS = {
    "held": ("met", "held talks"), "ongoing": ("are meeting", "are holding talks"), "planned": ("will meet", "are to hold talks"),
    "proposed": ("may meet", "have been invited to hold talks"), "postponed": ("put off talks", "have put off their talks"),
    "cancelled": ("called off talks", "have cancelled talks"), "denied": ("did not meet", "have held no talks"),
}  # fmt: skip


def readings(contacts: int, seed: int = 0) -> Iterator[Reading]:
    """Readings of all reports, in the order of publication, that together tell of about so many contacts."""
    pending: dict[int, list[Telling]] = defaultdict(list)
    days = LAST - FIRST + 1
    every = max(1, round(ENOUGH * days / contacts))
    made = number = 0
    for day in range(FIRST, LAST + AHEAD + 1):
        ahead = day + AHEAD
        rng = random.Random(f"{seed}/{day}")
        if ahead <= LAST:
            wanted = contacts * (ahead - FIRST + 1) // days
            while made < wanted:
                made += 1
                for telling in happening(made, ahead, rng):
                    pending[_printed(telling, every)].append(telling)
        for reading in _reports(pending.pop(day, []), day, number, rng):
            number += 1
            yield reading


def _printed(telling: Telling, every: int) -> int:
    """The day on which it is printed where reports come out only every so many days: plans before, the rest after."""
    ahead = telling.contact.status in ("planned", "proposed", "postponed", "cancelled")
    return telling.day - telling.day % every if ahead else telling.day + -telling.day % every


def _reports(told: list[Telling], day: int, number: int, rng: random.Random) -> Iterator[Reading]:
    """The reports of a day: contacts of like parties together, none twice in one report."""
    left = sorted(told, key=lambda t: (t.contact.parties[0], t.happening))
    later: list[Telling] = []
    while left or later:
        if not left:
            left, later = later, []
        size = rng.choice(TOGETHER)
        seen: set[int] = set()
        some: list[Telling] = []
        while left and len(some) < size:
            telling = left.pop()
            (later if telling.happening in seen else some).append(telling)
            seen.add(telling.happening)
        yield _report(some, day, number, rng)
        number += 1


class _Text:
    """A text that grows by sentences, each a paragraph; gives citations of them."""

    def __init__(self, title: str) -> None:
        self.parts, self.spans, self.length = [title], [Span(0, len(title))], len(title)

    def cite(self, words: str) -> tuple[Citation, ...]:
        start = self.length + 1
        self.parts.append(words)
        self.length = start + len(words)
        self.spans.append(Span(start, self.length))
        return (Citation(start=start, end=self.length, text=words),)


def _report(told: list[Telling], day: int, number: int, rng: random.Random) -> Reading:
    first = told[0].contact
    text = _Text(
        f"{' and '.join(world.name_of(p) for p in first.parties[:2])}: {(first.topics or ('talks',))[0]}"
    )
    contacts: list[Contact] = []
    instruments: list[Instrument] = []
    commitments: list[Commitment] = []
    statements: list[Statement] = []
    for telling in told:
        contacts.append(replace(telling.contact, citations=text.cite(_sentence(telling.contact, rng))))
        if telling.instrument:
            i = telling.instrument
            instruments.append(
                replace(i, citations=text.cite(f"{_names(i.parties)} {i.action} the {i.title}."))
            )
        if telling.commitment:
            c = telling.commitment
            due = f" by {c.due}" if c.due else ""
            commitments.append(replace(c, citations=text.cite(f"{_names(c.by)} undertook to {c.what}{due}.")))
        if telling.speaker:
            statements.append(_statement(telling.speaker, telling.contact, text, rng))
    whole = "\n".join(text.parts)
    published = date.fromordinal(day).isoformat()
    report = Report(
        id=f"g{number:07}", text=whole, body=tuple(text.spans), title=text.parts[0], title_span=text.spans[0],
        outlet=rng.choice(world.data()["outlets"]), published=published, language="en", text_key=text_key(text.parts),
    )  # fmt: skip
    return Reading(
        report=report, contacts=tuple(contacts), instruments=tuple(instruments), commitments=tuple(commitments),
        statements=tuple(statements), model="generated",
    )  # fmt: skip


def _names(parties: tuple[str, ...]) -> str:
    *most, last = (world.name_of(p) for p in parties)
    return f"{', '.join(most)} and {last}" if most else last


def _sentence(contact: Contact, rng: random.Random) -> str:
    """What the report says of a contact, in one of a few ways."""
    people = ", ".join(f"{(p.role or '').title()} {p.name}".strip() for p in contact.participants)
    verb = rng.choice(VERBS[contact.status])
    when = f" on {contact.date}" if contact.date else ""
    where = f" in {contact.place}" if contact.place else ""
    about = f" on {', '.join(contact.topics)}" if contact.topics else ""
    format_ = f" for the {contact.mechanism}" if contact.mechanism else ""
    ways = (
        f"{_names(contact.parties)} {verb}{where}{when}{format_}{about}: {people or 'officials'}.",
        f"{people or _names(contact.parties)} {verb}{when}{where}{about}{format_}, {rng.choice(world.data()['outlets'])} reports.",
        f"Diplomats of {_names(contact.parties)} said that {people or 'they'} {verb}{format_}{where}{when}{about}.",
    )
    return rng.choice(ways)


def _statement(speaker: Participant, contact: Contact, text: _Text, rng: random.Random) -> Statement:
    subject = rng.choice(contact.topics) if contact.topics else "cooperation"
    content = world.sentence(rng.randint(9, 38), subject, rng)
    cue = rng.choice(("said", "told reporters", "stressed", "announced"))
    cited = text.cite(f"\u201c{content},\u201d {speaker.name} {cue}.")
    return Statement(
        speaker=speaker.name, party=speaker.party, content=content, form="direct", cue=cue, citations=cited
    )
