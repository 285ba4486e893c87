"""An entry in a few words: what it is, where, between whom, who took part, what about."""

from typing import NamedTuple

from despatch.answers.parties import party_name
from despatch.answers.words import KIND_MARKS, STATUS_MARKS
from despatch.model import Citation, Commitment, Contact, Entry, Instrument, Participant, Statement


class Headline(NamedTuple):
    """The parts of an entry's heading, none of them made harmless yet (see `plain`).

    `mark` is one character; `what` as "Meeting held"; `where` the place; `parties` in order;
    `who` the people; `about` the mechanism and topics; `tone` a status or kind to colour by.
    """

    mark: str
    what: str
    where: str = ""
    parties: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    tone: str = "held"


def headline(entry: Entry) -> Headline:
    """The heading of any entry."""
    if isinstance(entry, Contact):
        return _contact(entry)
    if isinstance(entry, Instrument):
        what = f"{_capital(entry.title)}: {_action(entry)}"
        return Headline(KIND_MARKS["instrument"], what, parties=entry.parties, tone=entry.action)
    if isinstance(entry, Commitment):
        return Headline(
            KIND_MARKS["commitment"], _undertaken(entry.what), parties=entry.by, tone="commitment"
        )
    return _statement(entry)


def kind_of(entry: Entry) -> str:
    """contact | instrument | commitment | statement."""
    return type(entry).__name__.lower()


def date_of(entry: Entry) -> str | None:
    """The entry's own date, EDTF: a commitment's is when it is due."""
    return entry.due if isinstance(entry, Commitment) else entry.date


def parties_of(entry: Entry) -> tuple[str, ...]:
    """The parties of any entry: of a statement, the speaker's."""
    if isinstance(entry, Statement):
        return (entry.party,) if entry.party else ()
    return entry.by if isinstance(entry, Commitment) else entry.parties


def status_of(entry: Entry) -> str:
    """A contact's status, an instrument's action, a statement's form; a commitment is open."""
    if isinstance(entry, Contact):
        return entry.status
    if isinstance(entry, Instrument):
        return entry.action
    return entry.form if isinstance(entry, Statement) else ""


def named(person: Participant) -> str:
    """ "Sergey Lavrov", or the office of somebody not named: "president (BLR)"."""
    if person.name:
        return person.name
    return f"{person.role or 'somebody'}" + (f" ({person.party})" if person.party else "")


def lead(citations: tuple[Citation, ...]) -> Citation | None:
    """The citation that shows best what an entry rests on: the first, as readings order them."""
    return citations[0] if citations else None


def _contact(contact: Contact) -> Headline:
    status = "sent" if contact.kind == "message" and contact.status == "held" else contact.status
    about = ([contact.mechanism] if contact.mechanism else []) + list(contact.topics)
    return Headline(
        STATUS_MARKS.get(contact.status, "·"),
        f"{_capital(contact.kind)} {status}",
        where=contact.place or (party_name(contact.country) if contact.country else ""),
        parties=contact.parties,
        who=tuple(named(p) for p in contact.participants),
        about=tuple(about),
        tone=contact.status,
    )


def _statement(statement: Statement) -> Headline:
    speaker = statement.speaker or "unnamed speaker"
    verb = {"direct": "says", "mixed": "says", "indirect": "is reported to say"}.get(statement.form, "says")
    medium = f" ({statement.medium})" if statement.medium else ""
    parties = (statement.party,) if statement.party else ()
    return Headline(KIND_MARKS["statement"], f"{speaker} {verb}{medium}:", parties=parties, tone="statement")


def _action(instrument: Instrument) -> str:
    return {"negotiating": "under negotiation"}.get(instrument.action, instrument.action)


def _undertaken(what: str) -> str:
    """What is undertaken as "to ..."; what is a sentence of its own stays one."""
    bare = what.removeprefix("to ")
    return f"to {bare}" if bare[:1].islower() else what


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
