"""Which judgements stand, and which accounts they hold together or apart: pure functions of their set."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from despatch.model.judgement import Judgement

Side = tuple[str, int]  # an account's key, and its side of a split
Pair = tuple[str, str]  # the lesser key first


def undone(judgements: Iterable[Judgement]) -> set[str]:
    """The ids of those that count no more; an undo can be undone.

    Only what was decided before can be undone, so going from the last to the first settles all.
    """
    gone: set[str] = set()
    for one in sorted(judgements, key=lambda j: j.order, reverse=True):
        if one.act == "undo" and one.id not in gone and one.of:
            gone.add(one.of)
    return gone


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that count, in order; undos, which have done their work, are not among them."""
    all_ = list(judgements)
    gone = undone(all_)
    return sorted((j for j in all_ if j.act != "undo" and j.id not in gone), key=lambda j: j.order)


class Bonds:
    """What judgements say of accounts that are there: `groups` are one thing each, pairs `apart` are not one thing."""

    def __init__(self, judgements: Sequence[Judgement], anchors: Mapping[str, Sequence[Side]]) -> None:
        self._home: dict[str, set[str]] = {}
        self.apart: set[Pair] = set()
        self._bearing: dict[str, list[Judgement]] = {}
        for one in sorted(judgements, key=lambda j: j.order):
            sides = anchors.get(one.id, ())
            if one.act == "split":
                self._split({k for k, side in sides if not side}, {k for k, side in sides if side})
            else:
                self._join([key for key, _ in sides])
                if one.act != "merge":
                    for key, _ in sides:
                        self._bearing.setdefault(key, []).append(one)

    @property
    def groups(self) -> list[frozenset[str]]:
        """Accounts that people hold to be one thing, two or more each."""
        return sorted({frozenset(g) for g in self._home.values() if len(g) > 1}, key=sorted)

    def group(self, key: str) -> frozenset[str]:
        """The accounts that people hold to be one thing with this one, and itself."""
        return frozenset(self._home.get(key, {key}))

    def bearing(self, keys: Iterable[str]) -> list[Judgement]:
        """What was decided of any of these accounts, in order; what a split took away is judged no more."""
        found = {j.id: j for key in keys for j in self._bearing.get(key, ())}
        return sorted(found.values(), key=lambda j: j.order)

    def _join(self, keys: Sequence[str]) -> None:
        whole = set().union(*(self._home.get(key, {key}) for key in keys))
        for key in whole:
            self._home[key] = whole
        self.apart -= {pair(a, b) for a, b in combinations(sorted(whole), 2)} if self.apart else set()

    def _split(self, stay: set[str], go: set[str]) -> None:
        for key in go:
            self._bearing.pop(key, None)
        for group in {id(g): g for g in self._home.values()}.values():
            if group & go and group & stay:
                for part in (group - go, group & go):
                    for key in part:
                        self._home[key] = part
        self.apart |= {pair(a, b) for a in stay for b in go}


def pair(a: str, b: str) -> Pair:
    """Two keys, the lesser first."""
    return (a, b) if a < b else (b, a)
