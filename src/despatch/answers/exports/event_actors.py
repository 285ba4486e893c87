"""Who acts and towards whom, as PLOVER's source and recipient."""

from typing import Any, NamedTuple

from despatch.answers.exports.plover import actor_code, sector_of
from despatch.model import Contact, Instrument, Participant, Statement


class Actor(NamedTuple):
    """A party in an event: our code of it, its sectors, and those named who act for it, with their offices."""

    party: str
    people: tuple[Participant, ...] = ()

    def row(self) -> dict[str, Any]:
        """The actor as exports print it: `code` is PLOVER's, `party` ours; `sectors` only where an office tells."""
        sectors = dict.fromkeys(s for p in self.people if (s := sector_of(p.role)))
        return {
            "party": self.party,
            "code": actor_code(self.party),
            "sectors": list(sectors),
            "names": list(dict.fromkeys(p.name for p in self.people if p.name)),
            "offices": list(dict.fromkeys(p.role for p in self.people if p.role)),
        }


class Actors(NamedTuple):
    """The two sides of an event; where nobody is the one acted upon, all are `source`, as PLOVER has it."""

    source: tuple[Actor, ...] = ()
    recipient: tuple[Actor, ...] = ()


def contact_actors(contact: Contact, mode: str | None) -> Actors:
    """All parties as source; of a visit to one of them, the visitors as source and the host as recipient."""
    actors = {party: _actor(party, contact.participants) for party in contact.parties}
    host = contact.country
    if mode == "visit" and host in actors and len(actors) > 1:
        return Actors(tuple(a for party, a in actors.items() if party != host), (actors[host],))
    return Actors(tuple(actors.values()))


def instrument_actors(instrument: Instrument) -> Actors:
    """All parties as source."""
    return Actors(tuple(Actor(party) for party in instrument.parties))


def statement_actors(statement: Statement, recipient: str | None) -> Actors:
    """The side that speaks as source, with the speaker; as recipient the party that the words are directed at."""
    if not statement.party:
        return Actors()
    speaker = Participant(name=statement.speaker, party=statement.party)
    towards = (Actor(recipient),) if recipient else ()
    return Actors((Actor(statement.party, (speaker,)),), towards)


def _actor(party: str, people: tuple[Participant, ...]) -> Actor:
    return Actor(party, tuple(p for p in people if p.party == party))
