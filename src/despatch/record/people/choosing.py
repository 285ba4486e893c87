"""Which of several people a short name stands for: by report, time and office; none where that is not sure."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from despatch.record.names import office_of
from despatch.record.people.cluster import Cluster
from despatch.record.people.lexicon import Term
from despatch.record.people.tellings import Telling

YEAR = 366
CAREER = 15 * YEAR  # days from what is known of somebody within which a short name may be theirs
NEAR = 2 * YEAR
FOREMOST = 20
# Who holds one of these offices of a party is not shown in another of them at the same time, as a rule.
EXCLUSIVE = frozenset(
    (
        "head of government", "president", "monarch", "foreign minister", "defence minister", "finance minister",
        "trade minister", "home minister", "foreign secretary",
    )
)  # fmt: skip

LEADING = EXCLUSIVE | {
    "leader",
    "crown prince",
    "king",
    "vice president",
}  # whom the press calls by a short name


def chosen(telling: Telling, among: Sequence[Cluster]) -> Cluster | None:
    """The one person of `among` that a telling is of; None where several may be meant, or none at that time."""
    if not among:
        return None
    # Of whom the record tells nothing counts with the office held; but alone, as anybody does.
    open_ = [c for c in among if away(telling, c) <= (CAREER if c.size or len(among) == 1 else YEAR)]
    told = [c for c in open_ if not c.reports.isdisjoint(telling.reports)]
    if len(told) == 1:
        return told[0]  # the report that uses the short name gives the whole one too
    if len(open_) == 1:
        return None if contradicted(telling, open_[0]) else open_[0]
    if telling.office:
        held = [c for c in open_ if in_office(telling, c)]
        if held:
            return held[0] if len(held) == 1 else _foremost(held)
        open_ = [c for c in open_ if not contradicted(telling, c)]
    if telling.days is None:
        return None
    near = [c for c in open_ if away(telling, c) <= NEAR]
    far = [c for c in open_ if NEAR < away(telling, c) <= 2 * NEAR]
    if len(near) == 1 and not far:
        return near[0]
    return _foremost(open_)


def _foremost(among: Sequence[Cluster]) -> Cluster | None:
    """The one who is told of so much more than all others that the press means nobody else by the family name."""
    if any(c.terms and not c.size for c in among):
        return None  # one who is known to have held office then, and is not in the record
    told = sum(c.size for c in among)
    return next((c for c in among if c.size > FOREMOST * (told - c.size)), None)


def away(telling: Telling, cluster: Cluster) -> int:
    """Days between a telling and all that is known of somebody; 0 within it, or where either is undated."""
    if telling.days is None:
        return 0
    spans = [term_days(t) for t in cluster.terms]
    if cluster.core:
        spans.append(cluster.core)
    first, last = telling.days
    return min((max(0, start - last, first - end) for start, end in spans), default=0)


def in_office(telling: Telling, cluster: Cluster) -> bool:
    """Whether somebody is known in the office that a telling gives, about that time."""
    if telling.days is None:
        return telling.office in cluster.offices
    first, last = telling.days
    for term in cluster.terms:
        start, end = term_days(term)
        same = (office_of(term.office) or term.office) == telling.office
        if same and start - YEAR <= last and first <= end + YEAR:
            return True
    return _about(cluster.offices.get(telling.office, []), first, NEAR)


def contradicted(telling: Telling, cluster: Cluster) -> bool:
    """Whether a telling gives an office while its bearer is told, at that time, only in others."""
    if telling.office not in EXCLUSIVE or telling.days is None:
        return False
    at = telling.days.first
    shown = {o for o in cluster.offices if o in EXCLUSIVE and _about(cluster.offices[o], at, YEAR)}
    return bool(shown) and telling.office not in shown


def _about(days: list[int], at: int, within: int) -> bool:
    return bisect_left(days, at - within) < bisect_right(days, at + within)


def term_days(term: Term) -> tuple[int, int]:
    """First and last day of a term, as ordinals: it is known by its years."""
    return date(term.since, 1, 1).toordinal(), date(min(term.until, 9998), 12, 31).toordinal()
