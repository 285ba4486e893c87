"""Which of the accounts that it is like an account holds on to; what is joined of these is in `joining`."""

from collections.abc import Mapping, Sequence

from despatch.record.compare import compare
from despatch.record.joining import Edge
from despatch.record.profile import Profile, coarse


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
