"""Which accounts are one entry: a partition of a component of alike pairs, the same in whatever order they came."""

from collections.abc import Iterable, Mapping, Sequence

from despatch.record.compare import compare
from despatch.record.comparison import OTHER_DAY
from despatch.record.judgements.standing import Bonds, pair
from despatch.record.profile import AHEAD, Profile, coarse

Edge = tuple[str, str, int]  # keys of two accounts, the lesser first, and their score


def claimed(of: Profile, other: Profile) -> str | None:
    """Why it is for an account to say whether it holds on to another that it is like; None if it is not.

    One that only says roughly when may fit many occasions ("dated"), and one that is told as put off all that
    came before ("earlier") or after it ("later").
    """
    if moved(of, other):
        if of.status != "postponed" or (other.status == "postponed" and other.key < of.key):
            return None
        return "later" if of.days and other.days and other.days.first > of.days.last else "earlier"
    return "dated" if coarse(of) and not coarse(other) else None


def moved(a: Profile, b: Profile) -> bool:
    """Whether two accounts can only be one thing because it was put off from one's day to the other's."""
    if "postponed" not in (a.status, b.status) or a.days is None or b.days is None:
        return False
    return a.days.last < b.days.first or b.days.last < a.days.first


def held_edges(of: Profile, edges: Sequence[Edge], profiles: Mapping[str, Profile]) -> set[tuple[str, str]]:
    """The edges that an account holds on to: of those that are for it to say only the best of each sort.

    Of dated accounts that fit a rough one equally well and cannot be one thing it keeps none: which of them
    is meant is not known, and not guessed. What was put off is, of equals, the nearest in time.
    """
    kept = set()
    sorts: dict[str, list[tuple[int, int, str, tuple[str, str]]]] = {}
    for a, b, score in edges:
        other = b if a == of.key else a
        claim = claimed(of, profiles[other])
        if claim is None:
            kept.add((a, b))
        else:
            gap = _apart(of, profiles[other]) if claim != "dated" else 0
            sorts.setdefault(claim, []).append((-score, gap, other, (a, b)))
    for claim, found in sorts.items():
        best = min(found)[:2]
        tied = [entry for entry in sorted(found) if entry[:2] == best]
        if claim != "dated" or not any(
            compare(profiles[x[2]], profiles[y[2]]).against for n, x in enumerate(tied) for y in tied[n + 1 :]
        ):
            kept.update(entry[3] for entry in tied)
    return kept


def _apart(a: Profile, b: Profile) -> int:
    """Days between two dates."""
    if a.days is None or b.days is None:
        return 0
    return max(a.days.first, b.days.first) - min(a.days.last, b.days.last)


def clusters(
    profiles: Mapping[str, Profile], edges: Iterable[Edge], bonds: Bonds | None = None
) -> list[tuple[str, ...]]:
    """Partition the accounts: pairs are joined best first, unless that would join what cannot be one thing.

    What people hold together or apart (`bonds`) comes before all else. A pure function of the set: pairs of
    equal score are taken in the order of the accounts' keys. Gives sorted tuples of keys, in order.
    """
    home: dict[str, list[str]] = {key: [key] for key in profiles}
    for group in bonds.groups if bonds else ():
        together = sorted(group & profiles.keys())
        home.update(dict.fromkeys(together, together))
    held = _Held(bonds)
    for a, b, _ in sorted(edges, key=lambda e: (-e[2], e[0], e[1])):
        x, y = home[a], home[b]
        if x is y or held.apart(x, y) or not _compatible(x, y, profiles, held):
            continue
        if len(x) < len(y):
            x, y = y, x
        x.extend(y)
        for key in y:
            home[key] = x
    return sorted({tuple(sorted(members)) for members in home.values()})


class _Held:
    """Bonds, or none, as the joining of pairs asks for them."""

    def __init__(self, bonds: Bonds | None) -> None:
        self._bonds = bonds

    def apart(self, x: list[str], y: list[str]) -> bool:
        """Whether people hold any of these to be different things."""
        apart = self._bonds.apart if self._bonds else ()
        return bool(apart) and any(pair(a, b) in apart for a in x for b in y)

    def excused(self, a: str, b: str, profiles: Mapping[str, Profile]) -> bool:
        """Whether what speaks against two accounts counts for nothing: the one is much like another that people hold to be the other."""
        if self._bonds is None:
            return False
        for one, other in ((a, b), (b, a)):
            mates = self._bonds.group(other) & profiles.keys()
            if any(m != other and compare(profiles[one], profiles[m]).alike for m in mates):
                return True
        return False


def _compatible(x: list[str], y: list[str], profiles: Mapping[str, Profile], held: _Held) -> bool:
    put_off: list[Profile] | None = None
    for key in x:
        for other in y:
            veto = compare(profiles[key], profiles[other]).against
            if veto is None or held.excused(key, other, profiles):
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
