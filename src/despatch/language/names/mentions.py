"""From what was found to mentions and people."""

from despatch.language.names.finding import Found
from despatch.language.names.lexicon import Known
from despatch.language.names.lines import Line
from despatch.language.names.occasions import find_occasions
from despatch.language.names.office import Office
from despatch.language.names.parties import state_of
from despatch.language.names.people import Figure
from despatch.language.names.places import is_place, namesake
from despatch.language.names.references import Resolved, resolve, single
from despatch.language.names.things import thing_at
from despatch.model import Mention, Person


def mentions_of(found: Found) -> tuple[tuple[Mention, ...], tuple[Person, ...]]:
    """All mentions in order, and the people."""
    people = [
        Person(name=figure.name, role=role_of(figure), party=party)
        for figure, party in zip(found.people.figures, found.parties, strict=True)
    ]
    resolved = resolve(found, people)
    holders = _holders(found)
    mentions: list[Mention] = []
    for index, line in enumerate(found.lines):
        mentions.extend(_known(found, line))
        grouped = {i for owner, g, *_ in resolved.groups if owner is line for i in range(g.start, g.end)}
        for office in found.offices[index]:
            if office.start in grouped:
                continue
            mentions.append(_office(line, office, resolved, holders))
        for naming in found.named[index]:
            person = people[naming.person]
            mentions.append(
                Mention(
                    start=line.tokens[naming.start].start,
                    end=line.tokens[naming.end - 1].end,
                    type="person",
                    of=person.name,
                    people=(naming.person,),
                    parties=(person.party,) if person.party else (),
                )
            )
        for body in found.organisations[index]:
            start, end = line.tokens[body.start].start, line.tokens[body.end - 1].end
            mentions.append(Mention(start=start, end=end, type="organisation", parties=body.parties))
        occasions = _occasions(line)
        mentions.extend(occasions)
        mentions.extend(
            m
            for m in _left(found, line)
            if not (m.type == "occasion" and any(o.start <= m.start < o.end for o in occasions))
        )
    mentions.extend(_references(resolved))
    mentions.sort(key=lambda m: (m.start, -m.end, m.type))
    return tuple(mentions), tuple(people)


def _holders(found: Found) -> dict[int, tuple[int, ...]]:
    """Who is named as holder of each office, several where a plural is told of them."""
    holders: dict[int, tuple[int, ...]] = {
        id(n.second): (n.person,) for line in found.named for n in line if n.second
    }
    for line in found.named:
        for n in line:
            if n.office:
                told = holders.get(id(n.office), ()) if n.office.plural else ()
                holders[id(n.office)] = (*told, *((n.person,) if n.person not in told else ()))
    return holders


def role_of(figure: Figure) -> str | None:
    """The office as the report says it at its best: spelt out, highest, said first; without the state."""
    best: tuple[bool, bool, int, int] | None = None
    role = None
    for n, office in enumerate(figure.offices):
        if office.counterpart:
            continue
        former = "former" in office.stage or "ex" in office.stage
        key = (former, office.role.isupper(), 6 if office.role.lower() in _STYLES else office.rank, n)
        if best is None or key < best:
            best, role = key, ("former " if former else "") + single(office)
    return role


# What tells the standing of a person, and the office only of those who hold no other.
_STYLES = frozenset(
    "prince princess general admiral marshal colonel major lieutenant captain brigadier professor senator judge justice "
    "ayatollah imam founder politician guru analyst expert economist".split()
)


def _known(found: Found, line: Line) -> list[Mention]:
    made = []
    for i, (end, known) in line.known.items():
        owner = line.owner[i]
        if owner is not known and not isinstance(owner, Office):
            continue
        made.append(_known_mention(line, i, end, known))
    return made


def _known_mention(line: Line, i: int, end: int, known: Known) -> Mention:
    start, stop = line.tokens[i].start, line.tokens[end - 1].end
    kind, code = known.type, known.code
    if known.code == "EU" and kind == "capital":
        if is_place(line, i, end):
            return Mention(start=start, end=stop, type="place", country="BEL")
        return Mention(start=start, end=stop, type="body", of=code, parties=(code,), country="BEL")
    if kind in ("capital", "state") and known.form == "name":
        other = namesake(line, i, end, known)
        if other:
            return Mention(start=start, end=stop, type="place", country=other)
    if kind in ("capital", "seat"):
        if is_place(line, i, end):
            return Mention(start=start, end=stop, type="place", country=code)
        return Mention(start=start, end=stop, type="state", of=code, parties=(code,), country=code)
    parties = state_of(known)
    if kind == "state":
        one = parties[0] if len(parties) == 1 else None
        return Mention(
            start=start, end=stop, type="state", of=one, parties=parties, country=one, form=known.form
        )
    if kind == "place":
        return Mention(start=start, end=stop, type="place", country=code or None)
    if kind == "body":
        return Mention(start=start, end=stop, type="body", of=code, parties=(code,))
    return Mention(start=start, end=stop, type="organisation", parties=parties)


def _references(resolved: Resolved) -> list[Mention]:
    made = []
    for line, group, people, parties in resolved.groups:
        start, end = line.tokens[group.start].start, line.tokens[group.end - 1].end
        kind = "person" if group.of_people else "state"
        made.append(Mention(start=start, end=end, type=kind, people=people, parties=parties, form="group"))
    for line, pronoun, people, parties in resolved.pronouns:
        token = line.tokens[pronoun.at]
        of = resolved.people[people[0]].name if len(people) == 1 else None
        kind = "person" if people else "state"
        made.append(
            Mention(
                start=token.start,
                end=token.end,
                type=kind,
                of=of,
                people=people,
                parties=parties,
                form="pronoun",
            )
        )
    return made


def _office(line: Line, office: Office, resolved: Resolved, holders: dict[int, tuple[int, ...]]) -> Mention:
    people = holders.get(id(office)) or resolved.offices.get(id(office), ())
    parties = office.states or ((office.party,) if office.party else ())
    if len(people) == 1 and resolved.people[people[0]].party:
        parties = (resolved.people[people[0]].party or "",)
    parties = tuple(p for p in parties if p and "?" not in p)
    return Mention(
        start=line.tokens[office.start].start,
        end=line.tokens[office.end - 1].end,
        type="office",
        of=resolved.people[people[0]].name if len(people) == 1 else None,
        people=people,
        parties=parties,
        form="office",
    )


def _left(found: Found, line: Line) -> list[Mention]:
    """Things and places among the capitalised stretches that are no person's."""
    near = tuple(k.code for _, k in line.known.values() if k.type == "state" and len(k.code) == 3)
    near += (found.home,) if found.home else ()
    near += found.front
    made: list[Mention] = []
    for first, last in found.left[line.index]:
        thing = thing_at(line, first, last, near)
        if thing is None:
            continue
        start, end, kind, parties, country = thing
        at = line.tokens[start].start
        if made and at < made[-1].end:
            continue
        made.append(
            Mention(start=at, end=line.tokens[end - 1].end, type=kind, parties=parties, country=country)
        )
    return made


def _occasions(line: Line) -> list[Mention]:
    return [
        Mention(
            start=line.tokens[o.start].start,
            end=line.tokens[o.end - 1].end,
            type="occasion",
            parties=o.parties,
        )
        for o in find_occasions(line)
    ]
