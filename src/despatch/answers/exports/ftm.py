"""A record as FollowTheMoney entities: who is involved in what, told by which articles.

Of the schemata of followthemoney: a report is an Article; a person a Person, with the Positions that reports show
them in (Occupancy); a state a PublicBody, another party an Organization; a contact or an instrument an Event with
those involved; a statement or a commitment a Note on the one who speaks or undertakes. docs/exports.md says why.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from despatch.answers.exports.ftm_events import about_event, about_note
from despatch.answers.exports.ftm_people import Roster
from despatch.answers.exports.ftm_things import Maker, article, party_entity
from despatch.answers.exports.origin import OriginOf, cited_origins
from despatch.model import Contact, Instrument, Participant, Statement, UsageError
from despatch.model.merged import MergedEntry

if TYPE_CHECKING:
    from followthemoney import EntityProxy

NOT_EVENTS = ("cancelled", "denied")  # an Event would assert what did not take place


def ftm_entities(
    entries: Callable[[], Iterable[MergedEntry]], origin_of: OriginOf, left_out: Counter[str]
) -> Iterator[dict[str, Any]]:
    """Entities as JSON objects, each id once: people and their posts first, then entry by entry what it needs.

    `entries` gives the entries anew each time it is called: the first time for who is named in them. What is kept
    meanwhile are the people named, with the words that name them, and the ids given. Contacts that were called off or denied are left
    out, and counted in `left_out`.

    Raises:
        UsageError: followthemoney is not installed.
    """
    make = Maker(_model())
    roster = Roster.of(entries())
    given: set[str] = set()
    for proxy in _all(make, roster, entries(), origin_of, left_out):
        if proxy.id not in given:
            given.add(str(proxy.id))
            yield make.checked(proxy)


def _all(
    make: Maker,
    roster: Roster,
    entries: Iterable[MergedEntry],
    origin_of: OriginOf,
    left_out: Counter[str],
) -> Iterator["EntityProxy"]:
    for party in roster.parties():
        yield party_entity(make, party)
    for report in roster.reports():
        yield article(make, origin_of(report))
    yield from roster.entities(make)
    for m in entries:
        if isinstance(m.entry, Contact) and m.entry.status in NOT_EVENTS:
            left_out[m.entry.status] += 1
            continue
        origins = cited_origins(m.entry.citations, origin_of)
        for origin in origins:
            yield article(make, origin)
        for party in m.parties:
            yield party_entity(make, party)
        if isinstance(m.entry, (Contact, Instrument)):
            named = m.entry.participants if isinstance(m.entry, Contact) else ()
            people = [id_ for p in named if (id_ := roster.id_of(m.id, p))]
            yield about_event(make, m, people, origins)
        else:
            speaker = roster.id_of(m.id, _speaker(m)) if isinstance(m.entry, Statement) else None
            yield about_note(make, m, speaker, origins)


def _speaker(m: MergedEntry) -> Participant:
    said = m.entry
    assert isinstance(said, Statement)
    return Participant(name=said.speaker, party=said.party)


def _model() -> Any:
    try:
        from followthemoney import model
    except ImportError as error:
        raise UsageError("--format ftm", "needs followthemoney", "pip install 'despatch[ftm]'") from error
    return model
