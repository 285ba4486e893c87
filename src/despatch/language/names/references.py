"""Who is meant by an office alone, by his counterpart, by the two ministers, by he and they."""

from collections.abc import Callable

from despatch.language.names.finding import Found
from despatch.language.names.groups import Group, find_groups
from despatch.language.names.lines import Line
from despatch.language.names.office import Office
from despatch.language.names.parties import said_party, state_of
from despatch.language.names.persons import Named
from despatch.language.names.pronouns import Pronoun, find_pronouns
from despatch.language.names.roles import agree, kind_of, leads
from despatch.model import Person

_FAR_MORE = 2  # times as often as the states of the sentence before
_NEAR, _FAR = 5, 9  # sentences back in which a group's people are looked for


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


class _Reader:
    """Goes through the report in reading order and remembers who was mentioned."""

    def __init__(self, found: Found, resolved: Resolved) -> None:
        self.found, self.to = found, resolved
        self.past: list[list[Ref]] = []
        self.named_offices = {id(o) for line in found.named for n in line for o in (n.office, n.second) if o}
        self.last_seen: dict[int, int] = {}
        self.counts: dict[str, int] = {}
        self.with_bodies: dict[str, int] = {}
        for line in found.lines:
            for _, known in line.known.values():
                for party in state_of(known) if known.type in ("state", "capital", "seat", "body") else ():
                    self.with_bodies[party] = self.with_bodies.get(party, 0) + 1
                    if known.type != "body":
                        self.counts[party] = self.counts.get(party, 0) + 1

    def read(self) -> None:
        for index, line in enumerate(self.found.lines):
            self.past.append([])
            if not line.words:
                continue
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
            quotes = _quoted(line)
            for at, end, item in items:
                ref = self._resolve(line, at, end, item)
                if ref:
                    ref.quoted = quotes[at]
                    ref.subject = _is_subject(line, at, end)
                    ref.said = _says(line, at, end)
                    self.past[-1].append(ref)
                    for person in ref.people:
                        self.last_seen[person] = index

    def _resolve(self, line: Line, at: int, end: int, item: object) -> Ref | None:
        if isinstance(item, Named):
            who = self.to.people[item.person]
            if who.role is None and item.office and item.office.counterpart:
                role = self._own_role() or "counterpart"
                self.to.people[item.person] = who = Person(name=who.name, role=role, party=who.party)
            party = who.party
            ref = Ref(at, end, (item.person,), (party,) if party else ())
            ref.named = True
            return ref
        if isinstance(item, Office):
            if id(item) in self.named_offices:
                return None
            people, parties = self._office(line, item)
            self.to.offices[id(item)] = people
            return Ref(at, end, people, parties)
        if isinstance(item, Group):
            people, parties = self._group(line, item)
            if people or parties:
                self.to.groups.append((line, item, people, parties))
                return Ref(at, end, people, parties)
            return None
        if isinstance(item, Pronoun):
            people, parties = self._pronoun(line, item)
            if people or parties:
                self.to.pronouns.append((line, item, people, parties))
                return Ref(at, end, people, parties)
            return None
        parties = state_of(item) if getattr(item, "type", "") in ("state", "capital", "seat", "body") else ()  # type: ignore[arg-type]
        return Ref(at, end, (), parties) if parties else None

    # ---- offices ------------------------------------------------------------------------------

    def _office(self, line: Line, office: Office) -> tuple[tuple[int, ...], tuple[str, ...]]:
        states = tuple(s for s in office.states if s and "?" not in s)
        if not states and office.party and "?" not in office.party:
            states = (office.party,)
        role = office.role
        if office.counterpart:
            role = self._own_role() or "counterpart"
        if office.plural:
            return self._plural(office, role, states)
        party = states[0] if states else None
        person = self._holder(role, party, line.index)
        if person is None and office.counterpart and party and leads(role):
            person = self._leader(party)  # a president's counterpart may be a chancellor
        if person is None and self._worth_a_person(office, party):
            person = self.to.nameless(("former " if "former" in office.stage else "") + role, party)
        people = (person,) if person is not None else ()
        held = self.to.people[person].party if person is not None else party
        return people, (held,) if held else ()

    def _worth_a_person(self, office: Office, party: str | None) -> bool:
        if office.det in ("a", "an") and office.rank > 2:
            return party is not None
        return party is not None or (office.rank <= 2 and office.det == "the")

    def _plural(
        self, office: Office, role: str, states: tuple[str, ...]
    ) -> tuple[tuple[int, ...], tuple[str, ...]]:
        people: list[int] = []
        single = _singular(role, office.head)
        for party in states:
            several = _several_roles(single) if len(states) > 1 else [single]
            for one in several:
                person = self._holder(one, party, len(self.past))
                if person is None or (len(states) == 1 and not office.counterpart):
                    person = self.to.nameless(one if len(states) > 1 else role, party)
                people.append(person)
        return tuple(dict.fromkeys(people)), states

    def _leader(self, party: str) -> int | None:
        """The one leader of `party` whom the report has named so far."""
        found = [n for n in self.last_seen if self.to.people[n].party == party and self.to.people[n].name]
        found = [n for n in found if leads(self.to.people[n].role)]
        return found[0] if len(found) == 1 else None

    def _own_role(self) -> str | None:
        """The role of whoever "his counterpart" is compared with: the last person before."""
        for refs in reversed(self.past[-3:]):
            for ref in reversed(refs):
                for person in ref.people:
                    role = self.to.people[person].role
                    if role and "counterpart" not in role and any(w in kind_of(role) for w in _OF_WEIGHT):
                        return "foreign minister" if kind_of(role) == "foreign minister" else role
        return None

    def _holder(self, role: str, party: str | None, now: int) -> int | None:
        """The person last mentioned whose office this is."""
        best: tuple[bool, int, int, int] | None = None
        unseen: list[int] = []
        figures = self.found.people.figures
        for number, person in enumerate(self.to.people):
            if not person.role or (party and person.party != party) or not agree(role, person.role):
                continue
            seen = self.last_seen.get(number, -1)
            if seen < 0 and party is None:
                unseen.append(number)
                continue
            # "the President" said bare is the one who is named without a state, as at home.
            bare = party is None and number < len(figures) and said_party(figures[number]) is None
            key = (bare and person.party == self.found.home, seen, int(person.name is not None), -number)
            if best is None or key > best:
                best = key
        if best is None and len(unseen) == 1:
            return unseen[0]
        return -best[3] if best else None

    # ---- groups -------------------------------------------------------------------------------

    def _group(self, line: Line, group: Group) -> tuple[tuple[int, ...], tuple[str, ...]]:
        if group.of_people:
            people = self._several(group)
            if people:
                return people, self._parties_of(people)
            if group.noun in ("leaders", "two", "pair", "ministers"):
                return (), self._pair_of_parties(line, group)
            return (), ()
        return (), self._pair_of_parties(line, group)

    def _parties_of(self, people: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(p for n in people if (p := self.to.people[n].party)))

    def _several(self, group: Group) -> tuple[int, ...]:
        """The last `count` people of different parties that the noun fits."""
        if group.noun == "leaders":  # those who lead a state before others with an office, or with none
            found = self._last(group, _NEAR, lambda p: leads(self.to.people[p].role))
            found = found or self._last(group, _FAR, lambda p: self.to.people[p].role is not None)
            return found or self._last(group, _FAR, lambda p: True)
        return self._last(group, _FAR, lambda p: True)

    def _last(self, group: Group, back: int, fits: Callable[[int], bool]) -> tuple[int, ...]:
        chosen: list[int] = []
        sides: set[str | None] = set()
        for refs in list(reversed(self.past))[:back]:
            for ref in refs if len(refs) > 1 else reversed(refs):
                for person in ref.people:
                    who = self.to.people[person]
                    if person in chosen or not self._fits(group, person) or (who.party in sides):
                        continue
                    if not fits(person):
                        continue
                    if len(chosen) < group.count:
                        chosen.append(person)
                        sides.add(who.party or f"?{person}")
            if len(chosen) >= group.count:
                return tuple(chosen)
        return ()

    def _fits(self, group: Group, person: int) -> bool:
        role = self.to.people[person].role
        if group.noun in ("two", "pair", "three"):
            return True
        if not role:
            fitting = ("leaders", "men", "women", "presidents", "ministers")
            return group.noun in fitting and self.to.people[person].party is not None
        if group.noun == "leaders":
            return "spokes" not in role.lower() and "journalist" not in role.lower()
        return agree(group.role, role) if group.role else True

    def _pair_of_parties(self, line: Line, group: Group) -> tuple[str, ...]:
        count = group.count
        counts = self.with_bodies if group.sides else self.counts
        chosen: list[str] = []
        for depth, refs in enumerate(list(reversed(self.past))[:5]):
            here: list[str] = []
            for ref in refs:
                here += [p for p in ref.parties if (p not in here and len(p) == 3) or group.sides]
            here = list(dict.fromkeys(here))
            if len(here) == count:
                return _most_told(here, counts) if depth else tuple(sorted(here))
            if len(here) > count and depth:
                here.sort(key=lambda p: (-counts.get(p, 0), p))
                return _most_told(here[:count], counts)
            chosen += [p for p in here if p not in chosen]
            if len(chosen) >= count:
                return tuple(sorted(chosen[:count]))
        top = sorted(self.counts, key=lambda p: (-self.counts[p], p))[:count]
        return tuple(sorted(top)) if len(top) == count else ()

    # ---- pronouns -----------------------------------------------------------------------------

    def _pronoun(self, line: Line, pronoun: Pronoun) -> tuple[tuple[int, ...], tuple[str, ...]]:
        if pronoun.plural:
            return self._they() if _may_be_people(line, pronoun.at) else ((), ())
        person = self._he(line, pronoun)
        if person is None:
            return (), ()
        party = self.to.people[person].party
        return (person,), (party,) if party else ()

    def _he(self, line: Line, pronoun: Pronoun) -> int | None:
        ahead = self._ahead(line, pronoun)
        if ahead is not None:
            return ahead
        quotes = _quoted(line)
        inside = quotes[pronoun.at]
        best: tuple[float, int] | None = None
        says = _says(line, pronoun.at, pronoun.at + 1)
        speaker = _speaker(line, self.found.named[line.index]) if inside else None
        for back, refs in enumerate(list(reversed(self.past))[:6]):
            for order, ref in enumerate(refs):
                if len(ref.people) != 1:
                    continue
                person = ref.people[0]
                gender = self.to.genders[person]
                if (gender and gender != pronoun.gender) or person == speaker or (ref.quoted and not inside):
                    continue
                if self.to.people[person].name is None and _several(self.to.people[person].role):
                    continue
                if not back and pronoun.object and ref.subject:
                    continue
                score = (5.0, 4.0, 2.6, 1.6, 0.9, 0.4)[back] + 1.6 * ref.subject - 0.15 * order
                score += 2.0 * (says and ref.said and back > 0)
                if self.to.people[person].name is None:
                    score -= 0.5
                if not back and not ref.subject and not pronoun.possessive:
                    score -= 1.6
                if gender == pronoun.gender:
                    score += 0.3
                if best is None or score > best[0]:
                    best = (score, person)
        return best[1] if best else None

    def _ahead(self, line: Line, pronoun: Pronoun) -> int | None:
        """The subject still to come: "During HIS meeting with Lee, PARK said"."""
        if pronoun.at > 3 or line.lows[pronoun.at - 1 : pronoun.at] not in _OPENING:
            return None
        comma = next((k for k in range(pronoun.at, len(line.words)) if line.words[k] == ","), None)
        if comma is None:
            return None
        for naming in self.found.named[line.index]:
            if comma < naming.start <= comma + 6 and (naming.shown == comma + 1 or naming.office):
                gender = self.to.genders[naming.person]
                return naming.person if gender in (None, pronoun.gender) else None
        return None

    def _they(self) -> tuple[tuple[int, ...], tuple[str, ...]]:
        for refs in list(reversed(self.past))[:3]:
            several = [r for r in refs if len(r.people) > 1 or (not r.people and len(r.parties) > 1)]
            if several:
                last = several[-1]
                return last.people, last.parties
            people = [p for r in refs if not r.quoted for p in r.people]
            people = list(dict.fromkeys(people))
            parties = self._parties_of(tuple(people))
            if len(people) > 1 and len(parties) > 1:
                return tuple(people[:2]) if len(people) > 3 else tuple(people), parties
            states = list(dict.fromkeys(p for r in refs if r.subject and not r.people for p in r.parties))
            if len(states) > 1:
                return (), tuple(sorted(states))
        return (), ()


def _most_told(here: list[str], counts: dict[str, int]) -> tuple[str, ...]:
    """The parties `here` of a sentence before, or those that the whole report is about, told far more often."""
    top = sorted(counts, key=lambda p: (-counts[p], p))[: len(here)]
    aside = [counts.get(p, 0) for p in here if p not in top]
    least = min((counts[p] for p in top if p not in here), default=0)
    return tuple(sorted(top if aside and least >= _FAR_MORE * max(aside) else here))


def _several(role: str | None) -> bool:
    """Whether a role tells of several people ("EU leaders", "foreign ministers of the six")."""
    head = (role or "").lower().split(" of ")[0].split()[-1:]
    return bool(head) and head[0].endswith("s") and not head[0].endswith(("ss", "us", "affairs"))


_OF_WEIGHT = (
    "minister president leader secretary chancellor king adviser advisor ambassador speaker premier chief chairman "
    "commissioner governor director head envoy emir prince councilor".split()
)


def resolve(found: Found, people: list[Person]) -> Resolved:
    """Resolve offices, groups and pronouns of a report in reading order; `people` grows by nameless ones."""
    resolved = Resolved(people, [figure.gender for figure in found.people.figures])
    _Reader(found, resolved).read()
    return resolved


_OPENING = (
    ["during"],
    ["in"],
    ["on"],
    ["after"],
    ["before"],
    ["at"],
    ["for"],
    ["despite"],
    ["with"],
    ["throughout"],
)
_PREPOSITIONS = frozenset(
    "by with of to for in from between at on against about after before over under via than".split()
)


def _may_be_people(line: Line, at: int) -> bool:
    """Whether no other plural stands between the clause's beginning and a "they" or "their"."""
    for i in range(at - 1, -1, -1):
        low = line.lows[i]
        if low in (".", ";", "“", '"', ":") or (line.owner[i] is not None):
            return True
        if (
            len(low) > 4
            and low.endswith("s")
            and not low.endswith(("ss", "us", "is"))
            and line.words[i].islower()
        ):
            return low in _GROUP_NOUNS
    return True


_GROUP_NOUNS = frozenset(
    "leaders ministers presidents sides countries nations states parties governments officials delegations talks "
    "always besides towards times counterparts neighbours neighbors foreign".split()
)


def _says(line: Line, at: int, end: int) -> bool:
    """Whether a verb of saying stands right before or after, outside of a relative clause."""
    after = line.lows[end] if end < len(line.words) else ""
    before = line.lows[at - 1] if at else ""
    return after in _SAID or before in _SAID


def _is_subject(line: Line, at: int, end: int) -> bool:
    """Whether what stands at `at` looks like a subject: no preposition before, or a verb of saying beside it."""
    i = at - 1
    while i >= 0 and line.lows[i] in (
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "visiting",
        "and",
        "'s",
        "’s",
        "both",
    ):
        i -= 1
    before = line.lows[i] if i >= 0 else ""
    if before in _SAID:
        return True
    after = line.lows[end] if end < len(line.words) else ""
    if after in ("'s", "’s"):
        return False
    if after in _SAID:
        return True
    return before not in _PREPOSITIONS and at < 12 and not any(low in _MET for low in line.lows[:at])


_SAID = frozenset(
    "said says told added adds noted stressed stated tweeted announced declared insisted explained warned replied "
    "pointed continued remarked wrote argued commented concluded underlined emphasized emphasised observed quipped "
    "acknowledged claimed reiterated affirmed confirmed denied predicted cautioned recalled urged disclosed "
    "informed maintained suggested revealed reported pledged vowed hoped expressed".split()
)
_MET = frozenset("met meet meets told called visited thanked congratulated invited received hosted".split())


def _quoted(line: Line) -> list[bool]:
    """For each token whether it stands between quotation marks."""
    if _MARKS.isdisjoint(line.words):
        return [False] * (len(line.words) or 1)
    inside, out = False, []
    for word in line.words:
        if word in ("“", "«"):
            inside = True
        elif word in ("”", "»"):
            inside = False
        elif word == '"':
            inside = not inside
        out.append(inside)
    return out or [False]


_MARKS = frozenset('“«”»"')


def _speaker(line: Line, named: list[Named]) -> int | None:
    for naming in named:
        beside = line.lows[naming.end : naming.end + 1] + line.lows[max(0, naming.shown - 1) : naming.shown]
        if any(low in _SAID for low in beside):
            return naming.person
    return None


def single(office: Office) -> str:
    """The role of one of the holders of an office said in the plural."""
    return _singular(office.role, office.head) if office.plural else office.role


def _singular(role: str, head: str) -> str:
    words = role.split()
    for n, word in enumerate(words):
        if word.lower().startswith(head[:-1]) or word.lower().rstrip("s").startswith(head[:-2]):
            words[n] = head.title() if word[0].isupper() else head
    return " ".join(words)


def _several_roles(role: str) -> list[str]:
    """ "defence and foreign minister" as two roles."""
    words = role.split()
    if len(words) == 4 and words[1] == "and":
        return [f"{words[0]} {words[3]}", f"{words[2]} {words[3]}"]
    return [role]


__all__ = ["Resolved", "leads", "resolve", "single"]
