"""Contacts that belong together: a visit and the meetings held in it are one occasion, told in one line."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from despatch.answers.brief.dossier import Dossier, coarse, when
from despatch.answers.brief.people import outsiders
from despatch.model import Contact
from despatch.model.merged import MergedEntry
from despatch.record.levels import LEVELS, Level, highest, level

FACE_TO_FACE = frozenset(("meeting", "visit", "conference"))
_KINDS = ("meeting", "call", "conference", "visit", "message")  # what tells most of an occasion, first
_NEAR = timedelta(days=1)  # between days of one stay
_SEASON = timedelta(days=92)
_LATE = timedelta(days=3)  # from an event to the report that bounds it


class Occasion(NamedTuple):
    """Contacts of one occasion, the most telling first; its level is the highest among them."""

    contacts: tuple[MergedEntry, ...]
    level: Level | None
    first: date
    last: date

    @property
    def lead(self) -> MergedEntry:
        """The contact that the occasion is told by."""
        return self.contacts[0]

    @property
    def kind(self) -> str:
        """How they dealt: "met", "call", "message", or "multilateral" where others were of it."""
        contact = contact_of(self.lead)
        if contact.kind in ("call", "message"):
            return contact.kind
        return "multilateral" if all(_many(contact_of(m)) for m in self.contacts) else "met"


def contact_of(m: MergedEntry) -> Contact:
    """The contact that an entry of the record holds."""
    assert isinstance(m.entry, Contact)
    return m.entry


def _many(contact: Contact) -> bool:
    return contact.kind == "conference" or len(contact.parties) > 2


def occasions(dossier: Dossier, contacts: Iterable[MergedEntry]) -> list[Occasion]:
    """The contacts as occasions, in the order of time; dealings of one side with third parties are left out."""
    pair = dossier.ask.parties
    groups: list[list[MergedEntry]] = []
    ordered = sorted(contacts, key=lambda m: (when(m) or (date.max, date.max), m.date is None, m.id))
    for m in ordered:
        if not when(m) or one_sided(contact_of(m), pair) or _nobodys(dossier, contact_of(m)):
            continue
        home = next((g for g in reversed(groups) if any(_together(dossier, m, other) for other in g)), None)
        if home is None:
            groups.append([m])
        else:
            home.append(m)
    made = [_occasion(dossier, group) for group in groups]
    made = [o for o in made if not any(_twin(dossier, o, other) for other in made)]
    return sorted(made, key=lambda o: (o.first, o.last, o.lead.id))


def one_sided(contact: Contact, pair: tuple[str, ...]) -> bool:
    """Whether the people named are of one of the two and of third parties: a meeting or call of others."""
    if contact.kind not in ("meeting", "call") or not outsiders(contact, pair) or len(contact.parties) > 2:
        return False
    return not {p.party for p in contact.participants}.issuperset(pair)


def _twin(dossier: Dossier, o: Occasion, other: Occasion) -> bool:
    """Whether an occasion dated by the year or season alone is as likely another one of that time, told more exactly."""
    if not coarse(o.lead) or coarse(other.lead) or not o.first <= other.first <= o.last:
        return False
    a, b = contact_of(o.lead), contact_of(other.lead)
    here = not a.country or not b.country or a.country == b.country
    return here and o.kind == other.kind and _share(dossier, a, b)


def _nobodys(dossier: Dossier, contact: Contact) -> bool:
    """A visit without a visitor: nothing can be told of it."""
    return (
        contact.kind == "visit"
        and not contact.mechanism
        and not dossier.names.of(contact, dossier.ask.parties)
    )


def _occasion(dossier: Dossier, group: list[MergedEntry]) -> Occasion:
    def telling(m: MergedEntry) -> tuple[object, ...]:
        contact = contact_of(m)
        found = level(contact)
        sides = {p.party for p in contact.participants} & set(dossier.ask.parties)
        return (
            contact.kind in _KINDS and _KINDS.index(contact.kind),
            LEVELS.index(found) if found else len(LEVELS),
            not contact.mechanism,
            -len(sides),
            m.date is None,
            -m.sources.texts,
            m.id,
        )

    contacts = tuple(sorted(group, key=telling))
    days = [d for d in map(when, contacts) if d]
    return Occasion(
        contacts,
        highest(level(contact_of(m)) for m in contacts),
        min(d[0] for d in days),
        max(d[1] for d in days),
    )


def _together(dossier: Dossier, m: MergedEntry, other: MergedEntry) -> bool:
    """Whether two contacts are parts of one occasion: the same days, the same country, the same people."""
    a, b = contact_of(m), contact_of(other)
    if a.kind not in FACE_TO_FACE or b.kind not in FACE_TO_FACE:
        return a.kind == b.kind and _overlap(m, other) and _share(dossier, a, b)
    if a.country and b.country and a.country != b.country:
        return False
    if not _overlap(m, other):
        return False
    return _share(dossier, a, b)


def fulfils(dossier: Dossier, o: Occasion, plan: MergedEntry) -> bool:
    """Whether an occasion that took place is what was planned: within the days planned, there, with one of the people;
    of a plan without a day, within a season of its being told, with people of both sides."""
    if plan.date:
        return any(_together(dossier, plan, m) for m in o.contacts)
    told = dossier.told(plan)
    if told is None or not told[0] <= o.first <= told[1] + _SEASON:
        return False
    names = dossier.names
    planned = {(s.party, s.name) for s in names.of(contact_of(plan), dossier.ask.parties) if s.name}
    came = {(s.party, s.name) for m in o.contacts for s in names.of(contact_of(m), dossier.ask.parties)}
    return len({party for party, _ in planned & came}) == len(dossier.ask.parties)


def _overlap(m: MergedEntry, other: MergedEntry) -> bool:
    x, y = when(m), when(other)
    if not x or not y or coarse(m) or coarse(other):
        return False
    if m.date and other.date:
        return x[0] <= y[1] + _NEAR and y[0] <= x[1] + _NEAR
    # One is bounded by publication alone: it took place shortly before.
    known, late = (x, y) if m.date else (y, x)
    return known[0] <= late[1] <= known[1] + _LATE


def _share(dossier: Dossier, a: Contact, b: Contact) -> bool:
    """Whether somebody took part in both, or one names nobody."""
    names = dossier.names
    x, y = ({(p.party, names.name(p.name, p.party)) for p in c.participants if p.name} for c in (a, b))
    return not x or not y or not x.isdisjoint(y)
