"""Everybody in a record, each person once."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from despatch.model.merged import MergedEntry
from despatch.model.people import RecordedPerson
from despatch.record.people.cluster import Cluster
from despatch.record.people.grouping import grouped
from despatch.record.people.joining import joined
from despatch.record.people.lexicon import terms
from despatch.record.people.portrait import Somebody, name_of, portrait, stem_of, told_of
from despatch.record.people.tellings import Telling, tellings
from despatch.record.people.wording import Named

_Person = list[Cluster]


def people(entries: Iterable[MergedEntry]) -> list[RecordedPerson]:
    """Everybody named in the contacts and statements of `entries`, each person once, most often told first.

    The outcome hangs on the set of entries, not on their order. A lone name that only ever speaks, fits nobody and
    has no office is as often a paper or a firm as a person, and is left out.
    """
    return [portrait(one) for one in told_apart(entries)]


def told_apart(entries: Iterable[MergedEntry]) -> list[Somebody]:
    """The same people in the same order, without the portraits: these cost as much again, and few may be shown."""
    by_party: dict[str | None, list[Telling]] = defaultdict(list)
    for telling in tellings(entries):
        by_party[telling.party].append(telling)
    clusters = [c for party in sorted(by_party, key=str) for c in grouped(party, by_party[party])]
    found = [p for p in joined(clusters) if _person(p)]
    told = [told_of(p) for p in found]
    names, parties = [name_of(of) for of in told], [_party(p) for p in found]
    ids = _ids(told, names, parties)
    home = {id(cluster): ids[n] for n, person in enumerate(found) for cluster in person}
    made = []
    for n, person in enumerate(found):
        perhaps = tuple(sorted({home[id(c)] for c in person[0].perhaps if id(c) in home} - {ids[n]}))
        its, terms_ = tuple({t.entry.id: None for t in told[n]}), [t for c in person for t in c.terms]
        made.append(Somebody(ids[n], names[n], parties[n], perhaps, told[n], its, terms_))
    return sorted(made, key=lambda p: (bool(p.perhaps), -len(p.entries), p.name.name, p.id))


def _person(person: _Person) -> bool:
    if person[0].perhaps or any(c.whole for c in person):
        return True
    told = [t for c in person for t in c.tellings]
    return any(t.office or not t.statement for t in told) or any(c.terms for c in person)


def _party(person: _Person) -> str | None:
    """The party told most often; of equals the one that a register of office-holders has."""
    sides = Counter([t.party for c in person for t in c.tellings if t.party])
    if len(sides) < 2:
        return next(iter(sides), None)
    known = {c.party for c in person if c.terms and terms()}
    return min(sides, key=lambda p: (-sides[p], p not in known, p), default=None)


def _ids(told: list[list[Telling]], names: list[Named], parties: list[str | None]) -> list[str]:
    """An id for each: of party, family name and initial; who is told of later than a namesake bears the whole name.

    Where that is not enough, the year in which the person is first told of, then a number.
    """
    order = sorted(range(len(told)), key=lambda n: (len(told[n][0].form.words) < 2, told[n][0].order))
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for n in order:
        short, whole = stem_of(names[n], parties[n])
        at = told[n][0].date or "undated"
        for candidate in (short, whole, f"{whole}-{at[:4].lower()}"):
            if candidate not in taken:
                break
        number = 2
        while candidate in taken:
            candidate = f"{whole}-{number}"
            number += 1
        taken.add(candidate)
        ids[n] = candidate
    return [ids[n] for n in range(len(told))]
