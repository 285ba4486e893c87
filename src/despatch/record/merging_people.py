"""The participants that several reports name, each person once, in the fullest form."""

from collections.abc import Sequence

from despatch.model import Participant
from despatch.record.names import name_words, office_of, same_name


def merged_people(lists: Sequence[tuple[Participant, ...]]) -> tuple[Participant, ...]:
    """Everybody named in any of the lists (in the order of publication), sorted by party."""
    people: list[list[Participant]] = []
    for people_told in lists:
        for person in people_told:
            if person.name:
                _put(person, people)
    for people_told in lists:
        for person in people_told:
            if not person.name and not any(_covers(group, person) for group in people):
                people.append([person])
    return tuple(sorted((_one(group) for group in people), key=lambda p: p.party or "~"))


def _put(person: Participant, people: list[list[Participant]]) -> None:
    words = name_words(person.name)
    for group in people:
        if _sides_fit(group, person) and any(same_name(words, name_words(p.name)) == 2 for p in group):
            group.append(person)
            return
    people.append([person])


def _sides_fit(group: list[Participant], person: Participant) -> bool:
    return not person.party or all(p.party in (None, person.party) for p in group)


def _covers(group: list[Participant], person: Participant) -> bool:
    """Whether somebody known by office alone is the one already named, or listed, with that office."""
    if not _sides_fit(group, person):
        return False
    office = office_of(person.role)
    return any(
        (office and office_of(p.role) == office) or (p.role or "") == (person.role or "") for p in group
    )


def _one(group: list[Participant]) -> Participant:
    names = [p.name for p in group if p.name]
    roles = [p.role for p in group if p.role]
    return Participant(
        name=min(set(names), key=lambda n: (-len(name_words(n)), -len(n), n)) if names else None,
        role=min(set(roles), key=lambda r: (-roles.count(r), -len(r), r)) if roles else None,
        party=next((p.party for p in group if p.party), None),
    )
