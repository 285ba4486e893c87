"""Which accounts are one entry: pairs that are alike are joined, the best first, as far as an answer hangs on it.

What becomes of a pair hangs on the pairs before it alone, and of these only on those that its two accounts hang
together with. So the entry of one account is found without looking at all that it hangs together with by pairs that
come later: with a body that meets often these are thousands of accounts, of which a handful is looked at.
"""

from collections.abc import Collection, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import Protocol

from despatch.record.compare import compare
from despatch.record.comparison import OTHER_DAY
from despatch.record.judgements.standing import Bonds, pair
from despatch.record.profile import AHEAD, Profile

Edge = tuple[str, str, int]  # keys of two accounts, the lesser first, and their score
_Ranked = tuple[
    int, str, str
]  # the score, turned round, and the keys: sorted by it, the best pair comes first


class Around(Protocol):
    """What stands around an account; `ready` is called before an account is asked for."""

    bonds: Bonds

    @property
    def profiles(self) -> Mapping[str, Profile]:
        """The profiles of the accounts that are ready, of all that these are alike with, or held together with."""

    def ready(self, keys: Collection[str]) -> None:
        """Accounts that will be asked for, several at a time."""

    def edges(self, key: str) -> Sequence[Edge]:
        """The pairs that an account is in."""


class _Group:
    """Accounts joined so far, and the pairs that are still to be looked at, the best first."""

    def __init__(self, keys: Sequence[str], edges: list[_Ranked]) -> None:
        self.keys = list(keys)
        self.edges = edges
        heapify(edges)

    def take(self, other: "_Group") -> None:
        """Make all of another group its own."""
        self.keys.extend(other.keys)
        for edge in other.edges:
            heappush(self.edges, edge)


class Joining:
    """The entries of accounts, worked out as they are asked for. Two instances with the same pairs say the same."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._home: dict[str, _Group] = {}
        self._refused: set[tuple[str, str]] = set()

    def entry(self, key: str) -> tuple[str, ...]:
        """The keys, sorted, of all accounts that are one entry with this one."""
        todo: list[tuple[str, _Ranked | None]] = [
            (key, None)
        ]  # accounts, and up to which pair they are needed
        while todo:
            at, end = todo[-1]
            group = self._group(at)
            edge = self._next(group)
            if edge is None or (end is not None and edge >= end):
                todo.pop()
                continue
            other = edge[2] if self._home.get(edge[1]) is group else edge[1]
            if other not in self._home:
                self._make_ready(group, end)
            before = self._next(self._group(other))
            if before is not None and before < edge:
                todo.append((other, edge))
            else:
                self._decide(group, self._group(other), edge)
        return tuple(sorted(self._home[key].keys))

    def _make_ready(self, group: _Group, end: _Ranked | None) -> None:
        """Everything that the pairs of a group lead to, for each of them will be looked at."""
        ends = {k for edge in group.edges if end is None or edge < end for k in edge[1:]}
        self._around.ready(ends - self._home.keys())

    def _group(self, key: str) -> _Group:
        """The group of an account so far; at first alone, or with those that people hold it together with."""
        group = self._home.get(key)
        if group is None:
            self._around.ready((key,))
            keys = sorted(self._around.bonds.group(key) & self._around.profiles.keys())
            edges = {(-score, a, b) for k in keys for a, b, score in self._around.edges(k)}
            group = _Group(keys, list(edges))
            self._home.update(dict.fromkeys(keys, group))
        return group

    def _next(self, group: _Group) -> _Ranked | None:
        """The best of its pairs that nothing is decided of yet."""
        while group.edges:
            _, a, b = group.edges[0]
            if (a, b) not in self._refused and self._home.get(a) is not self._home.get(b):
                return group.edges[0]
            heappop(group.edges)
        return None

    def _decide(self, x: _Group, y: _Group, edge: _Ranked) -> None:
        """Join two groups, unless that would join what cannot be one thing."""
        around = self._around
        if _apart(x.keys, y.keys, around.bonds) or not _compatible(
            x.keys, y.keys, around.profiles, around.bonds
        ):
            self._refused.add(edge[1:])
            return
        if len(x.keys) + len(x.edges) < len(y.keys) + len(y.edges):
            x, y = y, x
        x.take(y)
        self._home.update(dict.fromkeys(y.keys, x))


def _apart(x: Sequence[str], y: Sequence[str], bonds: Bonds) -> bool:
    """Whether people hold any of these to be different things."""
    return bool(bonds.apart) and any(pair(a, b) in bonds.apart for a in x for b in y)


def _excused(a: str, b: str, profiles: Mapping[str, Profile], bonds: Bonds) -> bool:
    """Whether what speaks against two accounts counts for nothing: the one is much like another that people hold to be the other."""
    for one, other in ((a, b), (b, a)):
        mates = bonds.group(other) & profiles.keys()
        if any(m != other and compare(profiles[one], profiles[m]).alike for m in mates):
            return True
    return False


def _compatible(x: Sequence[str], y: Sequence[str], profiles: Mapping[str, Profile], bonds: Bonds) -> bool:
    put_off: list[Profile] | None = None
    for key in x:
        for other in y:
            veto = compare(profiles[key], profiles[other]).against
            if veto is None or _excused(key, other, profiles, bonds):
                continue
            if veto != OTHER_DAY:
                return False
            if put_off is None:
                put_off = [profiles[k] for k in (*x, *y) if profiles[k].status == "postponed"]
            if not _explained(profiles[key], profiles[other], put_off):
                return False
    return True


def _explained(a: Profile, b: Profile, put_off: list[Profile]) -> bool:
    """Whether two days differ because the earlier was a plan that a report tells is put off."""
    if a.days is None or b.days is None:
        return False
    plan = a if a.days.first <= b.days.first else b
    if plan.status not in AHEAD:
        return False
    return any(
        p.published is None or plan.published is None or p.published.last >= plan.published.first
        for p in put_off
    )
