"""Who is meant by a group: "the two ministers", "both sides"."""

import re
from collections.abc import Callable

from despatch.language.names.groups import Group
from despatch.language.names.lines import Line
from despatch.language.names.references.reading import Reading, Ref
from despatch.language.names.roles import agree, leads
from despatch.registers.holders import offices_held

_FAR_MORE = 2  # times as often as the states of the sentence before
_NEAR, _FAR = 5, 9  # sentences back in which a group's people are looked for


def meant_by_group(reading: Reading, group: Group) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The people meant by a group, or its parties alone."""
    if group.of_people:
        people = _people_of(reading, group)
        if people:
            return people, reading.to.parties_of(people)
        if group.noun in ("leaders", "two", "pair", "ministers"):
            return (), _pair_of_parties(reading, group)
        return (), ()
    return (), _pair_of_parties(reading, group)


def _people_of(reading: Reading, group: Group) -> tuple[int, ...]:
    """The last `count` people of different parties that the noun fits; all of a row told last, where it tells no number."""
    row = () if group.counted else _row(reading, group)
    if row:
        return row
    if group.noun == "leaders":  # those who lead a state before others with an office, or with none
        found = _last(reading, group, _NEAR, lambda p: _leads(reading, p))
        found = found or _last(reading, group, _FAR, lambda p: reading.to.people[p].role is not None)
        return found or _last(reading, group, _FAR, lambda p: True)
    return _last(reading, group, _FAR, lambda p: True)


def _row(reading: Reading, group: Group) -> tuple[int, ...]:
    """ "The presidents of Peru, Chile and Cuba ... The presidents": all three, if no others were told since."""
    for refs in list(reversed(reading.past))[:_NEAR]:
        told = {p for ref in refs for p in ref.people if _fits(reading, group, p)}
        if len(told) < _PAIR:
            continue
        rows = (ref.people for ref in refs if len(ref.people) > _PAIR and set(ref.people) == told)
        found = next(rows, ())
        return found if len(reading.to.parties_of(found)) == len(found) else ()
    return ()


_PAIR = 2


def _leads(reading: Reading, number: int) -> bool:
    """Whether somebody leads a state, by the office told or else by the register ("Putin and Prime Minister Modi")."""
    person = reading.to.people[number]
    if person.role or not (person.name and person.party):
        return leads(person.role)
    return any(leads(office) for office in offices_held(person.name, person.party, reading.found.year))


def _last(reading: Reading, group: Group, back: int, fits: Callable[[int], bool]) -> tuple[int, ...]:
    chosen: list[int] = []
    sides: set[str | None] = set()
    for refs in list(reversed(reading.past))[:back]:
        for ref in refs if len(refs) > 1 else reversed(refs):
            for person in ref.people:
                who = reading.to.people[person]
                if person in chosen or not _fits(reading, group, person) or (who.party in sides):
                    continue
                if not fits(person):
                    continue
                if len(chosen) < group.count:
                    chosen.append(person)
                    sides.add(who.party or f"?{person}")
        if len(chosen) >= group.count:
            return tuple(chosen)
    return ()


def _fits(reading: Reading, group: Group, person: int) -> bool:
    role = reading.to.people[person].role
    if group.noun in ("two", "pair", "three"):
        return True
    if group.noun == "diplomats" and {"top", "chief"} & set(group.role.split()):
        return _DIPLOMACY.search(role or "") is not None
    if not role:
        fitting = ("leaders", "men", "women", "presidents", "ministers")
        return group.noun in fitting and reading.to.people[person].party is not None
    if group.noun == "leaders":
        return "spokes" not in role.lower() and "journalist" not in role.lower()
    return agree(group.role, role) if group.role else True


_DIPLOMACY = re.compile(
    r"(?i)\bforeign\b|\bsecretary of state\b|\bstate secretary\b|external affairs|external relations"
)


def _row_of_states(reading: Reading, group: Group) -> tuple[str, ...]:
    """The states told last in a row, as many as there are of the group, or three and more where no number is told."""
    for back, refs in enumerate(list(reversed(reading.past))[:_NEAR]):
        line = reading.found.lines[len(reading.past) - 1 - back]
        for row in reversed(_rows(line, refs)):
            if len(row) == group.count or (not group.counted and len(row) > _PAIR):
                return tuple(sorted(row))
    return ()


def _rows(line: Line, refs: list[Ref]) -> list[list[str]]:
    """The rows of states in a line: "Peru, Chile and Cuba"."""
    rows: list[list[str]] = []
    end = -1
    for ref in refs:
        if ref.people or len(ref.parties) != 1 or len(ref.parties[0]) != 3:
            continue
        between = set(line.lows[end : ref.at]) if end >= 0 else set()
        if rows and between and between <= _JOINING and ref.parties[0] not in rows[-1]:
            rows[-1].append(ref.parties[0])
        elif not rows or ref.parties[0] not in rows[-1] or not between <= _JOINING:
            rows.append([ref.parties[0]])
        end = ref.end
    return rows


_JOINING = frozenset((",", "and", "then", "the", "of"))


def _pair_of_parties(reading: Reading, group: Group) -> tuple[str, ...]:
    count = group.count
    if count > _PAIR or not group.counted:
        row = _row_of_states(reading, group)
        if row or not count:
            return row
    counts = reading.with_bodies if group.sides else reading.counts
    chosen: list[str] = []
    for depth, refs in enumerate(list(reversed(reading.past))[:5]):
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
    top = sorted(reading.counts, key=lambda p: (-reading.counts[p], p))[:count]
    return tuple(sorted(top)) if len(top) == count else ()


def _most_told(here: list[str], counts: dict[str, int]) -> tuple[str, ...]:
    """The parties `here` of a sentence before, or those that the whole report is about, told far more often."""
    top = sorted(counts, key=lambda p: (-counts[p], p))[: len(here)]
    aside = [counts.get(p, 0) for p in here if p not in top]
    least = min((counts[p] for p in top if p not in here), default=0)
    return tuple(sorted(top if aside and least >= _FAR_MORE * max(aside) else here))
