"""Contacts of one mechanism: what is known of each compared, the fullest first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from despatch.model import Contact
from despatch.model.merged import MergedEntry
from despatch.record.mechanisms.naming import Known, known

LIKE = 0.6  # telling words shared, of all


@dataclass(eq=False)
class Group:
    """The contacts of one mechanism, each with what is known of it; `cores` are the sets of words that it goes by."""

    owners: frozenset[str]
    cores: list[Known] = field(default_factory=list)
    told: list[tuple[Known, MergedEntry]] = field(default_factory=list)

    @property
    def core(self) -> Known:
        """What is known most fully."""
        return self.cores[0]


def grouped(entries: Iterable[MergedEntry]) -> list[Group]:
    """The mechanisms that contacts name; a pure function of the set of entries."""
    by_known: dict[Known, list[MergedEntry]] = defaultdict(list)
    for merged in entries:
        entry = merged.entry
        if not isinstance(entry, Contact) or not entry.mechanism or entry.kind == "message":
            continue
        what = known(entry.mechanism, entry.parties, entry.place, entry.kind)
        if what is not None:
            by_known[what._replace(ordinal=None)].append(merged)
    found: dict[frozenset[str], list[Group]] = defaultdict(list)
    for what in sorted(by_known, key=_fullest_first):
        home = _home(what, found)
        if what not in home.cores:
            home.cores.append(what)
        for merged in sorted(by_known[what], key=lambda m: m.id):
            entry = merged.entry
            assert isinstance(entry, Contact)
            told = known(entry.mechanism or "", entry.parties, entry.place, entry.kind)
            assert told is not None
            home.told.append((told, merged))
    return [group for of in found.values() for group in of]


def _fullest_first(what: Known) -> tuple[object, ...]:
    return (
        -len(what.telling),
        -len(what.sorts),
        sorted(what.telling),
        sorted(what.sorts),
        sorted(what.owners),
    )


def _home(what: Known, found: dict[frozenset[str], list[Group]]) -> Group:
    """The one group that what is known belongs to; a new one where there is none, or several."""
    near = [g for g in found.get(what.owners, ()) if any(_like(what, core) for core in g.cores)]
    exact = [g for g in near if any(c.telling == what.telling for c in g.cores)]
    fit = exact or near
    if len(fit) == 1:
        return fit[0]
    group = Group(what.owners)
    found[what.owners].append(group)
    return group


def _like(a: Known, b: Known) -> bool:
    """Whether two may be one: of one sort, and no telling word of either against the other."""
    if "2+2" in a.telling | b.telling:
        return "2+2" in a.telling & b.telling and not (a.telling ^ b.telling) - {"foreign", "defence"}
    if a.sorts and b.sorts and not a.sorts & b.sorts:
        return False
    if bool(a.telling) != bool(b.telling):
        # "the dialogue" of two sides may be their strategic dialogue; "the summit" is no special one
        return len(a.owners) == 2 and "summit" not in a.sorts | b.sorts
    shared = a.telling & b.telling
    return shared in (a.telling, b.telling) or len(shared) >= LIKE * len(a.telling | b.telling)
