"""What is remembered while a report is read from its beginning: mentions, people, and what was resolved."""

from despatch.language.names.finding import Found
from despatch.language.names.groups import Group
from despatch.language.names.lines import Line
from despatch.language.names.parties import state_of
from despatch.language.names.pronouns import Pronoun
from despatch.language.names.roles import kind_of
from despatch.model import Person


class Ref:
    """Somebody or some parties mentioned at a token: what later words may point back to."""

    __slots__ = ("at", "end", "named", "parties", "people", "quoted", "said", "subject")

    def __init__(self, at: int, end: int, people: tuple[int, ...], parties: tuple[str, ...]) -> None:
        self.at, self.end, self.people, self.parties = at, end, people, parties
        self.subject = self.quoted = self.named = self.said = False


class Resolved:
    """The people, nameless ones added, and who is meant by each office, group and pronoun."""

    def __init__(self, people: list[Person], genders: list[str | None]) -> None:
        self.people = people
        self.genders = genders
        self.offices: dict[int, tuple[int, ...]] = {}  # id(office) -> people
        self.groups: list[tuple[Line, Group, tuple[int, ...], tuple[str, ...]]] = []
        self.pronouns: list[tuple[Line, Pronoun, tuple[int, ...], tuple[str, ...]]] = []
        self._nameless: dict[tuple[str, str | None], int] = {}

    def nameless(self, role: str, party: str | None) -> int:
        """The person known by this office alone."""
        key = (kind_of(role), party)
        if key not in self._nameless:
            self._nameless[key] = len(self.people)
            self.people.append(Person(name=None, role=role, party=party))
            self.genders.append(None)
        return self._nameless[key]

    def parties_of(self, people: tuple[int, ...]) -> tuple[str, ...]:
        """The parties of these people, each once, in order."""
        return tuple(dict.fromkeys(p for n in people if (p := self.people[n].party)))


class Reading:
    """A report on its way through: what was found in it, what is resolved so far, and who was mentioned when.

    `past` holds the mentions of every sentence so far; `last_seen` the sentence in which each person was mentioned
    last; `counts` how often the report names each state, `with_bodies` each state and body.
    """

    def __init__(self, found: Found, resolved: Resolved) -> None:
        self.found, self.to = found, resolved
        self.past: list[list[Ref]] = []
        self.last_seen: dict[int, int] = {}
        self.counts: dict[str, int] = {}
        self.with_bodies: dict[str, int] = {}
        for line in found.lines:
            for _, known in line.known.values():
                for party in state_of(known) if known.type in ("state", "capital", "seat", "body") else ():
                    self.with_bodies[party] = self.with_bodies.get(party, 0) + 1
                    if known.type != "body":
                        self.counts[party] = self.counts.get(party, 0) + 1
