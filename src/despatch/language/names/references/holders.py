"""Who holds an office that is said without a name."""

from despatch.language.names.lines import Line
from despatch.language.names.office import Office
from despatch.language.names.parties import said_party
from despatch.language.names.references.plurals import several_roles, singular
from despatch.language.names.references.reading import Reading
from despatch.language.names.roles import agree, kind_of, leads
from despatch.registers.holders import offices_held

_OF_WEIGHT = (
    "minister president leader secretary chancellor king adviser advisor ambassador speaker premier chief chairman "
    "commissioner governor director head envoy emir prince councilor".split()
)


def meant_by_office(reading: Reading, line: Line, office: Office) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Who is meant by an office without a name, and the parties that they serve."""
    states = tuple(s for s in office.states if s and "?" not in s)
    if not states and office.party and "?" not in office.party:
        states = (office.party,)
    role = office.role
    if office.counterpart:
        role = own_role(reading) or "counterpart"
    if office.plural:
        return _plural(reading, office, role, states)
    party = states[0] if states else None
    person = _holder(reading, role, party, _met_in_opening(reading, line, office))
    if person is None and office.det == "the":
        person = _registered(reading, role, party)
    if person is None and office.counterpart and party and leads(role):
        person = _leader(reading, party)  # a president's counterpart may be a chancellor
    if person is None and _worth_a_person(office, party):
        person = reading.to.nameless(("former " if "former" in office.stage else "") + role, party)
    people = (person,) if person is not None else ()
    held = reading.to.people[person].party if person is not None else party
    return people, (held,) if held else ()


def _worth_a_person(office: Office, party: str | None) -> bool:
    if office.det in ("a", "an") and office.rank > 2:
        return party is not None
    return party is not None or (office.rank <= 2 and office.det == "the")


def _plural(
    reading: Reading, office: Office, role: str, states: tuple[str, ...]
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    people: list[int] = []
    single = singular(role, office.head)
    for party in states:
        several = several_roles(single) if len(states) > 1 else [single]
        for one in several:
            person = _holder(reading, one, party)
            if person is None or (len(states) == 1 and not office.counterpart):
                person = reading.to.nameless(one if len(states) > 1 else role, party)
            people.append(person)
    return tuple(dict.fromkeys(people)), states


def _leader(reading: Reading, party: str) -> int | None:
    """The one leader of `party` whom the report has named so far."""
    found = [
        n for n in reading.last_seen if reading.to.people[n].party == party and reading.to.people[n].name
    ]
    found = [n for n in found if leads(reading.to.people[n].role)]
    return found[0] if len(found) == 1 else None


def own_role(reading: Reading) -> str | None:
    """The role of whoever "his counterpart" is compared with: the last person before."""
    for refs in reversed(reading.past[-3:]):
        for ref in reversed(refs):
            for person in ref.people:
                role = reading.to.people[person].role
                if role and "counterpart" not in role and any(w in kind_of(role) for w in _OF_WEIGHT):
                    return "foreign minister" if kind_of(role) == "foreign minister" else role
    return None


def _met_in_opening(reading: Reading, line: Line, office: Office) -> frozenset[int]:
    """Who is met or talked to in the participle that opens the sentence: "Talking to President X, the president said" is of another."""
    opens = next((k for k in range(min(_OPENING, len(line.lows))) if line.lows[k] in _MEETING), None)
    if (
        opens is None
        or office.det != "the"
        or office.start < _OPENING
        or "," not in line.lows[opens : office.start]
    ):
        return frozenset()
    return frozenset(p for ref in reading.past[-1] if ref.at < office.start for p in ref.people)


_OPENING = 5  # tokens of "On Monday, while talking"
_MEETING = frozenset("talking speaking meeting receiving welcoming addressing conversing greeting".split())


def _holder(
    reading: Reading, role: str, party: str | None, others: frozenset[int] = frozenset()
) -> int | None:
    """The person last mentioned whose office this is, none of the `others`."""
    best: tuple[bool, int, int, int] | None = None
    unseen: list[int] = []
    figures = reading.found.people.figures
    for number, person in enumerate(reading.to.people):
        if not person.role or (party and person.party != party) or not agree(role, person.role):
            continue
        if number in others:
            continue
        seen = reading.last_seen.get(number, -1)
        if seen < 0 and party is None:
            unseen.append(number)
            continue
        # "the President" said bare is the one who is named without a state, as at home.
        bare = party is None and number < len(figures) and said_party(figures[number]) is None
        key = (bare and person.party == reading.found.home, seen, int(person.name is not None), -number)
        if best is None or key > best:
            best = key
    if best is None and len(unseen) == 1:
        return unseen[0]
    return -best[3] if best else None


def _registered(reading: Reading, role: str, party: str | None) -> int | None:
    """The one person named so far without an office who, by the register, holds this one ("Modi ... the prime minister")."""
    year = reading.found.year
    found = []
    for number in reading.last_seen:
        person = reading.to.people[number]
        if person.role is None and person.name and person.party and party in (None, person.party):
            held = offices_held(person.name, person.party, year)
            found += [number] if any(agree(role, o) and _as_high(role, o) for o in held) else []
    return found[0] if len(found) == 1 else None


def _as_high(role: str, office: str) -> bool:
    """Whether an office of the register is no deputy's where the role told is none ("the leader", of a deputy premier)."""
    deputy = _DEPUTIES.intersection
    return bool(deputy(role.lower().split())) == bool(deputy(office.split()))


_DEPUTIES = frozenset("deputy vice assistant acting former".split())
