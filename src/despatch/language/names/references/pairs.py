"""Two people known by their offices who are named afterwards: "The ministers of Norway and Chile met. Aas and General Paz ..."."""

from typing import NamedTuple

from despatch.language.names.lines import Line
from despatch.language.names.office import Office
from despatch.language.names.persons import Named
from despatch.language.names.references.reading import Resolved
from despatch.model import Person

_NEAR = 2  # sentences between the offices and the names


class Pair(NamedTuple):
    """An office of two parties at a line, and the nameless two who hold it."""

    line: int
    office: Office
    people: tuple[int, int]


def pair_of(to: Resolved, line: Line, office: Office, people: tuple[int, ...]) -> Pair | None:
    """The pair that a plural office makes, where both are nameless and of other parties."""
    if not office.plural or len(people) != 2 or any(to.people[n].name for n in people):
        return None
    first, second = people
    parties = {to.people[first].party, to.people[second].party}
    return Pair(line.index, office, (first, second)) if len(parties - {None}) == 2 else None


def name(to: Resolved, line: Line, named: list[Named], pair: Pair) -> None:
    """Let two who open a sentence ("Aas and General Paz sat ...") be the pair, if one of them is known to serve a party of it.

    The other then serves the other party; where neither is known, nothing tells who serves which.
    """
    if not 0 < line.index - pair.line <= _NEAR or len(named) < 2:
        return
    one, two = named[:2]
    between = line.words[one.end : two.shown]
    if one.shown > 1 or between[:1] != ["and"] or not all(w[0].isupper() for w in between[1:]):
        return  # but for ranks, nothing stands between them
    by_party = {to.people[n].party: n for n in pair.people}
    parties = [to.people[n.person].party for n in (one, two)]
    if parties.count(None) == 1:
        known = parties[0] or parties[1]
        left = [p for p in by_party if p != known]
        parties = [p or left[0] for p in parties] if known in by_party else parties
    if set(parties) != set(by_party):
        return
    holders = {}
    for naming, party in zip((one, two), parties, strict=True):
        person, nameless = to.people[naming.person], to.people[by_party[party]]
        to.people[naming.person] = Person(name=person.name, role=person.role or nameless.role, party=party)
        holders[by_party[party]] = naming.person
    to.offices[id(pair.office)] = tuple(holders[n] for n in pair.people)
