"""Resolves the offices, groups and pronouns of a report in reading order."""

from despatch.language.names.finding import Found
from despatch.language.names.groups import Group, find_groups
from despatch.language.names.lines import Line
from despatch.language.names.office import Office
from despatch.language.names.parties import state_of
from despatch.language.names.persons import Named
from despatch.language.names.pronouns import Pronoun, find_pronouns
from despatch.language.names.references.clues import is_subject, quoted_tokens, speaks
from despatch.language.names.references.groups import meant_by_group
from despatch.language.names.references.holders import meant_by_office, own_role
from despatch.language.names.references.pairs import Pair, name, pair_of
from despatch.language.names.references.pronouns import meant_by_pronoun
from despatch.language.names.references.reading import Reading, Ref, Resolved
from despatch.model import Person


def resolve(found: Found, people: list[Person]) -> Resolved:
    """Resolve offices, groups and pronouns of a report in reading order; `people` grows by nameless ones."""
    resolved = Resolved(people, [figure.gender for figure in found.people.figures])
    _Reader(found, resolved).read()
    return resolved


class _Reader:
    """Goes through the report in reading order and remembers who was mentioned."""

    def __init__(self, found: Found, resolved: Resolved) -> None:
        self.found, self.to = found, resolved
        self.reading = Reading(found, resolved)
        self.pair: Pair | None = None
        self.named_offices = {id(o) for line in found.named for n in line for o in (n.office, n.second) if o}

    def read(self) -> None:
        for index, line in enumerate(self.found.lines):
            self.reading.past.append([])
            if not line.words:
                continue
            if self.pair is not None:
                name(self.to, line, self.found.named[index], self.pair)
            items: list[tuple[int, int, object]] = []
            items += [(n.shown, n.end, n) for n in self.found.named[index]]
            items += [(o.start, o.end, o) for o in self.found.offices[index]]
            items += [
                (i, end, known)
                for i, (end, known) in line.known.items()
                if not isinstance(line.owner[i], Office)
            ]
            items += [(g.start, g.end, g) for g in find_groups(line)]
            items += [(p.at, p.at + 1, p) for p in find_pronouns(line)]
            items.sort(key=lambda item: (item[0], item[1]))
            quotes = quoted_tokens(line)
            for at, end, item in items:
                ref = self._resolve(line, at, end, item)
                if ref:
                    ref.quoted = quotes[at]
                    ref.subject = is_subject(line, at, end)
                    ref.said = speaks(line, at, end)
                    self.reading.past[-1].append(ref)
                    for person in ref.people:
                        self.reading.last_seen[person] = index

    def _resolve(self, line: Line, at: int, end: int, item: object) -> Ref | None:
        if isinstance(item, Named):
            who = self.to.people[item.person]
            if who.role is None and item.office and item.office.counterpart:
                role = own_role(self.reading) or "counterpart"
                self.to.people[item.person] = who = Person(name=who.name, role=role, party=who.party)
            party = who.party
            ref = Ref(at, end, (item.person,), (party,) if party else ())
            ref.named = True
            return ref
        if isinstance(item, Office):
            if id(item) in self.named_offices:
                return None
            people, parties = meant_by_office(self.reading, line, item)
            self.to.offices[id(item)] = people
            self.pair = pair_of(self.to, line, item, people) or self.pair
            return Ref(at, end, people, parties)
        if isinstance(item, Group):
            people, parties = meant_by_group(self.reading, item)
            if people or parties:
                self.to.groups.append((line, item, people, parties))
                return Ref(at, end, people, parties)
            return None
        if isinstance(item, Pronoun):
            people, parties = meant_by_pronoun(self.reading, line, item)
            if people or parties:
                self.to.pronouns.append((line, item, people, parties))
                return Ref(at, end, people, parties)
            return None
        parties = state_of(item) if getattr(item, "type", "") in ("state", "capital", "seat", "body") else ()  # type: ignore[arg-type]
        return Ref(at, end, (), parties) if parties else None
