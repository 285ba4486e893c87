"""Everything the record shows of each mechanism as of a day."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from statistics import median

from despatch.model import Contact
from despatch.model.mechanisms import Mechanism, MechanismMeeting
from despatch.model.merged import MergedEntry
from despatch.record.dates import days
from despatch.record.mechanisms.grouping import Group, grouped
from despatch.record.mechanisms.meetings import HELD, meetings
from despatch.record.mechanisms.naming import title
from despatch.record.words import number

LATE = 1.25  # times the usual interval from which a meeting is overdue
_LATELY = 400  # days for which a plan without a date is taken to stand
_MOST = 50  # ordinals between two told, of which the missing are worth listing
_ROUGH = 93  # days: a date told more roughly measures no interval


def mechanisms(entries: Iterable[MergedEntry], today: date) -> list[Mechanism]:
    """The mechanisms that the contacts of `entries` name, overdue ones first, then those held last.

    The outcome hangs on the set of entries and on `today`, not on the order of entries.
    """
    made: list[Mechanism] = []
    taken: set[str] = set()
    for group in sorted(grouped(entries), key=_by_words):
        one = _mechanism(group, today, taken)
        taken.add(one.id)
        made.append(one)
    return sorted(made, key=_order)


def _hosts(group: Group) -> tuple[str, ...]:
    """The parties told of every meeting of a gathering that goes by its name alone; none where they differ."""
    sides = [set(m.parties) for _, m in group.told]
    return tuple(sorted(set.intersection(*sides))) if len(sides) > 1 else tuple(sorted(sides[0]))


def _by_words(group: Group) -> tuple[object, ...]:
    core = group.core
    return (sorted(group.owners), len(core.telling), sorted(core.telling), sorted(core.sorts))


def _order(one: Mechanism) -> tuple[object, ...]:
    over = (one.gap_days or 0) - (one.usual_days or 0) if one.overdue else 0
    last = days(one.last.date or one.last.before) if one.last else None
    return (
        not one.overdue,
        -over,
        -one.held if len(one.meetings) > 1 else 0,
        -(last.last if last else 0),
        one.id,
    )


def _mechanism(group: Group, today: date, taken: set[str]) -> Mechanism:
    all_ = meetings(group.told)
    names = Counter(
        title(m.entry.mechanism) for _, m in group.told if isinstance(m.entry, Contact) and m.entry.mechanism
    )
    ranked = sorted(names, key=lambda n: (-names[n], -len(n), n))
    last, ahead = _last(all_, today), _next(all_, today)
    steady = _steady(all_)
    gaps = _gaps(all_, steady)
    usual = round(median(gaps)) if len(gaps) > 1 else None
    ended = days(last.date) if last else None
    gap = today.toordinal() - ended.last if ended and ended.length <= _ROUGH else None
    return Mechanism(
        id=_id(group, taken),
        name=ranked[0],
        names=tuple(ranked),
        parties=tuple(sorted(group.owners)) or _hosts(group),
        meetings=tuple(all_),
        held=sum(m.status in HELD for m in all_),
        last=last,
        next=ahead,
        usual_days=usual,
        gaps=len(gaps),
        gap_days=gap,
        overdue=None if usual is None or gap is None else gap > LATE * usual,
        missing=_missing(steady),
    )


def _last(all_: Sequence[MechanismMeeting], today: date) -> MechanismMeeting | None:
    """The last meeting held by today; one without a date stands where the report that tells of it does."""
    held = [
        (at.last, n, m)
        for n, m in enumerate(all_)
        if m.status in HELD and (at := days(m.date or m.before)) and at.first <= today.toordinal()
    ]
    if held:
        return max(held, key=lambda h: h[:2])[2]
    return next((m for m in all_ if m.status in HELD and not days(m.date or m.before)), None)


def _next(all_: Sequence[MechanismMeeting], today: date) -> MechanismMeeting | None:
    """The first meeting ahead: dated today or later, else planned without a date and told of lately."""
    now = today.toordinal()
    ahead = [m for m in all_ if m.status not in ("cancelled", "denied")]
    for m in ahead:
        at = days(m.date)
        if at and at.last >= now and (m.status not in HELD or at.first > now):
            return m
    held = {m.ordinal for m in all_ if m.status in HELD and m.ordinal}
    for m in ahead:
        told = days(m.told)
        past = bool(m.ordinal and held and m.ordinal <= max(held))
        if (
            m.status not in HELD
            and not days(m.date)
            and not past
            and told
            and 0 <= now - told.first <= _LATELY
        ):
            return m
    return None


def _steady(all_: Sequence[MechanismMeeting]) -> list[MechanismMeeting]:
    """The meetings whose ordinals rise with their dates: the most that can; the rest are told wrongly."""
    told = [m for m in all_ if m.ordinal and days(m.date or m.before)]
    best: list[list[MechanismMeeting]] = []
    for n, m in enumerate(told):
        before = [best[k] for k in range(n) if (told[k].ordinal or 0) < (m.ordinal or 0)]
        best.append([*max(before, key=len, default=[]), m])
    return max(best, key=len, default=[])


def _gaps(all_: Sequence[MechanismMeeting], steady: Sequence[MechanismMeeting]) -> list[float]:
    """Days between meetings held one after the other, per ordinal where both have one."""
    held = [(at, m) for m in all_ if m.status in HELD and (at := days(m.date)) and at.length <= _ROUGH]
    gaps = []
    for (a, first), (b, second) in pairwise(held):
        steps = (second.ordinal or 0) - (first.ordinal or 0) if first in steady and second in steady else 1
        apart = (b.first + b.last - a.first - a.last) / 2
        if apart > 0:
            gaps.append(apart / max(1, steps))
    return gaps


def _missing(steady: Sequence[MechanismMeeting]) -> tuple[int, ...]:
    told = {m.ordinal for m in steady if m.ordinal}
    if not told or max(told) - min(told) > _MOST:
        return ()
    return tuple(n for n in range(min(told), max(told)) if n not in told)


def _id(group: Group, taken: set[str]) -> str:
    core = group.core
    words = [*sorted(core.telling)[:4], *sorted(core.sorts)[:1]] or ["meeting"]
    owners = sorted(group.owners)
    sides = owners if len(owners) <= 3 else [f"{len(owners)}-parties"]
    slug = re.sub(r"[^a-z0-9]+", "-", "-".join([*sides, *words]).lower()).strip("-")[:90] or "mechanism"
    if slug in taken or slug == "mechanism":
        slug += f"-{number(' '.join([*owners, '|', *sorted(core.telling), '|', *sorted(core.sorts)])) % 16**6:06x}"
    return slug
