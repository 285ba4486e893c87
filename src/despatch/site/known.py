"""Who is who, for the pages about people: worked out once for each state of the record, and of no more of it than needed."""

from collections.abc import Callable
from datetime import date
from typing import Any

from fastapi import Request

from despatch.answers.people import Wish, wanted
from despatch.model import RecordError
from despatch.model.merged import EntrySort
from despatch.model.people import RecordedPerson
from despatch.model.when import bounds
from despatch.record import Record
from despatch.record.people.circles import (
    Circle,
    Namesake,
    Round,
    circles,
    known_as,
    words_of_id,
    words_of_name,
)

WHOLE = 1500  # contacts and statements of a record in which everybody is told apart at once
LATEST = 2000  # contacts and statements of a larger one from which a list of people is made
_OF: tuple[EntrySort, EntrySort] = ("contact", "statement")
_Short = dict[str, Namesake]


def small(request: Request) -> bool:
    """Whether everybody in the record is told apart at once."""
    record: Record = request.app.state.record
    count = request.app.state.kept.get(
        record.version(), ("contacts and statements",), lambda: record.count(*_OF)
    )
    return bool(count <= WHOLE)


def _everybody(request: Request) -> dict[str, Circle]:
    """All people of a small record, by id."""
    record: Record = request.app.state.record
    found: dict[str, Circle] = request.app.state.kept.get(
        record.version(), ("people",), lambda: circles(record.entries(*_OF), ())
    )
    return found


def _namesakes(
    request: Request, words: tuple[str, ...], meant: Callable[[_Short], str | None] = lambda found: None
) -> _Short:
    """People of a larger record whose names have one of the words, by id.

    Who is `meant` among them is looked at while the entries are at hand, since their page is what is asked for next.
    """
    record: Record = request.app.state.record
    kept, version = request.app.state.kept, record.version()

    def make() -> _Short:
        there = Round(record.naming(*words), words)
        found = there.namesakes()
        one = meant(found)
        if one and words_of_id(one) == words:
            kept.get(version, ("person", one), lambda: there.circle(one))
        return found

    found: _Short = kept.get(version, ("namesakes", words), make) if words else {}
    return found


def by_id(request: Request, id: str) -> Circle:  # noqa: A002
    """A person by their id.

    Raises:
        RecordError: there is no such person.
    """
    record: Record = request.app.state.record
    words = words_of_id(id)
    if small(request):
        found = _everybody(request).get(id)
    elif words:
        found = request.app.state.kept.get(
            record.version(), ("person", id), lambda: Round(record.naming(*words), words).circle(id)
        )
    else:
        found = None
    if found is None:
        raise RecordError(f"person {id}", "there is none", "/people")
    return found


def by_name(request: Request, name: str, party: str | None, entry: str | None) -> str:
    """The id of somebody who goes by a name; in an entry, where one is given.

    Raises:
        RecordError: there is nobody of that name.
    """

    def meant(found: _Short) -> str | None:
        return known_as(found.values(), name, party, entry)

    if small(request):
        person = known_as((c.person for c in _everybody(request).values()), name, party, entry)
    else:
        person = meant(_namesakes(request, words_of_name(name, party), meant))
    if person is None:
        raise RecordError(f"person {name[:100]}", "there is none", "/people")
    if small(request):
        return person
    # Where the family name stands first, its namesakes are others.
    at_home = _namesakes(request, words_of_id(person), meant)
    return person if person in at_home else (meant(at_home) or person)


def listed_people(request: Request, wish: Wish) -> tuple[list[RecordedPerson], bool]:
    """The people asked for, those told most often first, and whether these are all of them.

    In a large record they are those of a name, else those of the latest contacts and statements of the parties.
    """
    record: Record = request.app.state.record
    if small(request):
        found = [c.person for c in _everybody(request).values() if wanted(c.person, wish)]
        if wish.since or wish.until:
            seen = {m.id for m in record.timeline(since=wish.since, until=wish.until, of=_OF)}
            found = [p for p in found if not seen.isdisjoint(p.entries)]
        return found, True
    words = words_of_name(wish.name, None) if wish.name else ()
    if words:
        named: list[RecordedPerson] = request.app.state.kept.get(
            record.version(),
            ("people", words),
            lambda: [c.person for c in circles(record.naming(*words), words).values()],
        )
        return [p for p in named if wanted(p, wish) and _seen(p, wish)], True
    key = ("people of", wish.parties, wish.since, wish.until)
    kept: Any = request.app.state.kept
    today = request.app.state.settings.today()
    made: list[RecordedPerson] = kept.get(
        record.version(), (*key, today), lambda: [c.person for c in _latest(record, wish, today).values()]
    )
    return [p for p in made if wanted(p, wish)], False


def _latest(record: Record, wish: Wish, today: date) -> dict[str, Circle]:
    if wish.parties:
        entries = record.latest_between(wish.parties, _OF, LATEST, wish.since, wish.until)
    else:
        span, first = bounds(wish.until), bounds(wish.since)
        entries = record.latest(span[1] if span else today, _OF, LATEST)
        if first:
            entries = [m for m in entries if (own := bounds(m.date)) and own[1] >= first[0]]
    return circles(entries, ())


def _seen(person: RecordedPerson, wish: Wish) -> bool:
    """Whether somebody may have been seen in a time: between the first and the last date of theirs."""
    since, until = bounds(wish.since), bounds(wish.until)
    first, last = bounds(person.first_seen), bounds(person.last_seen)
    if not (since or until):
        return True
    return bool(first and last and (not since or last[1] >= since[0]) and (not until or first[0] <= until[1]))
