"""Occasions as sentences: who met whom, where, in which format."""

from despatch.answers.brief.dossier import Dossier
from despatch.answers.brief.occasions import Occasion, contact_of
from despatch.answers.brief.people import Somebody
from despatch.answers.brief.phrases import capital, dated, mechanism, place_of
from despatch.answers.brief.wording import the
from despatch.answers.dates import readable
from despatch.answers.parties import party_name
from despatch.answers.words import listed
from despatch.model import Contact

# What two sides did, and what one did with representatives of the other: as a fact and as a plan.
_MEETING = (("met", "to meet"), ("met representatives of", "to meet representatives of"))
_CALL = (("spoke by telephone", "to speak by telephone"), ("was in contact with", "to be in contact with"))
MOST_NAMED = 3  # people of one side


def occasion_when(o: Occasion) -> str:
    """The date of the contact it is told by; of a stay in which that was, the days of the stay."""
    stays = [m for m in o.contacts if m.date and contact_of(m).kind != "message"]
    if o.lead.date or not stays:
        return dated(o.lead)
    return dated(stays[0])


def sentence(dossier: Dossier, o: Occasion) -> str:
    """ "Vladimir Putin and Narendra Modi met in New Delhi (23rd annual summit), during a visit by Vladimir Putin"."""
    contact = contact_of(o.lead)
    pair = dossier.ask.parties
    people = dossier.names.of(contact, pair)
    if contact.kind == "meeting" and len({s.party for s in people}) < 2:
        people = _all_people(dossier, o) or people
    text = told(contact, people, pair, where=_where(dossier, o))
    if contact.kind == "meeting":
        text += _stay(dossier, o, people)
    return text + _others(dossier, o, people)


def told(
    contact: Contact, people: list[Somebody], pair: tuple[str, ...], *, where: str = "", planned: bool = False
) -> str:
    """One contact as a clause, without its date; `planned` puts it into the words of a plan."""
    sides = [[s for s in people if s.party == party] for party in pair]
    place_ = where or place_of(contact)
    format_ = mechanism(contact)
    if contact.kind == "conference" or len(contact.parties) > 2:
        return _gathering(contact, people, pair, place_, format_, planned)
    brackets = f" ({format_})" if format_ else ""
    if contact.kind == "visit":
        return _visit(contact, people, pair, place_, planned) + brackets
    named = [s.shown() for side in sides for s in side[:MOST_NAMED]]
    who = listed(named) if all(sides) else f"{the(pair[0])} and {the(pair[1])}"
    if contact.kind == "message":
        return f"A message {'to pass' if planned else 'passed'} between {who}{brackets}"
    behind = f"{f' in {place_}' if place_ else ''}{brackets}"
    verb, with_ = _CALL if contact.kind == "call" else _MEETING
    if any(sides) and not all(sides):
        other = the(next(p for p, side in zip(pair, sides, strict=True) if not side))
        return f"{capital(listed(named))} {with_[planned]} {other}{behind}"
    if len(people) > 2 and contact.kind == "meeting" and not planned:
        a, b = (listed(s.shown() for s in side[:MOST_NAMED]) for side in sides)
        return f"{capital(a)} met {b}{behind}"
    return f"{capital(who)} {verb[planned]}{behind}"


def _visit(
    contact: Contact, people: list[Somebody], pair: tuple[str, ...], place_: str, planned: bool
) -> str:
    guests = [s for s in people if s.party != contact.country] or people
    goal = place_
    who = capital(listed(s.shown() for s in guests[:MOST_NAMED]))
    verb = "to visit" if planned else "visited"
    if not who:
        return f"{'Visit planned' if planned else 'Visit'} to {goal}" if goal else "Visit"
    return f"{who} {verb} {goal}" if goal else f"{who}: {'visit planned' if planned else 'visit'}"


def _gathering(
    contact: Contact, people: list[Somebody], pair: tuple[str, ...], place_: str, format_: str, planned: bool
) -> str:
    inside = f" in {place_}" if place_ else ""
    both = capital(f"{the(pair[0])} and {the(pair[1])}")
    event = (
        (format_ if format_.startswith(("the ", "The ")) else f"the {format_}")
        if format_
        else "a multilateral gathering"
    )
    who = f" ({listed(s.shown() for s in people[:MOST_NAMED])})" if people else ""
    if len(contact.parties) <= 2 and format_:
        return f"{capital(event)}{' to be held' if planned else ' was held'}{inside}{who}"
    return f"{both}{' to take' if planned else ' took'} part in {event}{inside}{who}"


def _all_people(dossier: Dossier, o: Occasion) -> list[Somebody]:
    """The people of all its meetings, where those of the lead are of one side alone."""
    found: dict[tuple[str | None, str], Somebody] = {}
    for m in o.contacts:
        if contact_of(m).kind in ("meeting", "visit"):
            for s in dossier.names.of(contact_of(m), dossier.ask.parties):
                found.setdefault((s.party, s.shown()), s)
    named = {s.party for s in found.values() if s.name}
    kept = [s for s in found.values() if s.name or s.party not in named]
    return sorted(kept, key=lambda s: dossier.ask.parties.index(str(s.party)))


def _where(dossier: Dossier, o: Occasion) -> str:
    """The place of its lead, or of another of its contacts where the lead has a country alone or none."""
    towns = [place_of(contact_of(m)) for m in o.contacts if contact_of(m).place]
    own = contact_of(o.lead)
    if own.place and own.place != party_name(own.country or ""):
        return place_of(own)
    return next((t for t in towns if t != party_name(own.country or "")), place_of(own))


def _stay(dossier: Dossier, o: Occasion, people: list[Somebody]) -> str:
    """ ", during a visit by Narendra Modi" where a visit is part of the occasion."""
    for m in o.contacts:
        contact = contact_of(m)
        if contact.kind != "visit":
            continue
        guests = [
            s for s in dossier.names.of(contact, dossier.ask.parties) if s.name and s.party != contact.country
        ]
        if len(guests) == 1 and any(s.name == guests[0].name for s in people):
            days = readable(m.date) if m.date and "/" in m.date and m.date != o.lead.date else ""
            return f", during a visit by {guests[0].shown()}" + (f" ({days})" if days else "")
    return ""


def _others(dossier: Dossier, o: Occasion, people: list[Somebody]) -> str:
    """ "; S Jaishankar met Denis Manturov" of the further meetings of other people."""
    told_of = {s.name for s in people}
    clauses = []
    for m in o.contacts[1:]:
        contact = contact_of(m)
        more = dossier.names.of(contact, dossier.ask.parties)
        fresh = [s for s in more if s.name and s.name not in told_of]
        if contact.kind != "meeting" or not fresh or len({s.party for s in more}) < 2:
            continue
        told_of |= {s.name for s in more}
        clauses.append(f"{listed(s.shown() for s in more[:4])} met too")
    return f"; {'; '.join(clauses[:2])}" if clauses else ""
