"""The meetings of a mechanism: entries of one ordinal, or of one day, are one meeting."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from despatch.model import Citation, Contact
from despatch.model.mechanisms import MechanismMeeting
from despatch.model.merged import MergedEntry
from despatch.record.dates import COARSE, Days, days, year_days
from despatch.record.mechanisms.naming import Known
from despatch.record.names import fold

HELD = ("held", "ongoing")
_RANK = ("held", "ongoing", "planned", "postponed", "proposed", "cancelled", "denied")
_MONTH = 31
_LATE = 7  # days after an event in which a report that does not date it is still about it

Told = tuple[Known, MergedEntry]


def meetings(told: Sequence[Told]) -> list[MechanismMeeting]:
    """The meetings, in the order of time, the undated last."""
    groups = _Groups()
    for one in sorted(told, key=lambda t: (t[0].ordinal is None, t[0].ordinal or 0, _order(t), t[1].id)):
        groups.take(one)
    made = [_meeting(g) for g in _with_undated(groups.all)]
    return sorted(made, key=lambda m: (_when(m), m.ordinal or 0, m.entries))


class _Groups:
    """Meetings so far, found by ordinal and by day; those with an ordinal are taken in first."""

    def __init__(self) -> None:
        self.all: list[list[Told]] = []
        self._by_ordinal: dict[int, list[Told]] = {}
        self._by_day: dict[int, list[list[Told]]] = defaultdict(list)

    def take(self, one: Told) -> None:
        """Put an entry to the meeting of its ordinal, or of its days and no other ordinal; else to a new one."""
        covered = days(one[1].date)
        span = range(covered.first, covered.last + 1) if covered and covered.length <= _MONTH else range(0)
        home = self._by_ordinal.get(one[0].ordinal or 0)
        if home is None:
            near = {id(g): g for day in span for g in self._by_day.get(day, ())}
            home = next((g for g in near.values() if _one(one, g)), None)
        if home is None:
            home = []
            self.all.append(home)
        home.append(one)
        if one[0].ordinal:
            self._by_ordinal[one[0].ordinal] = home
        for day in span:
            if not any(g is home for g in self._by_day[day]):
                self._by_day[day].append(home)


def _order(told: Told) -> tuple[int, int]:
    found = days(told[1].date)
    return (found.first, found.last) if found else (9999999, 0)


def _when(meeting: MechanismMeeting) -> tuple[int, int]:
    found = days(meeting.date) or days(meeting.before)
    return (found.first, found.last) if found else (9999999, 0)


def _one(one: Told, group: list[Told]) -> bool:
    """Whether an entry is of the meeting of a group: of the same ordinal, or the same days and no other ordinal."""
    ordinals = {k.ordinal for k, _ in group if k.ordinal}
    if one[0].ordinal and ordinals:
        return one[0].ordinal in ordinals
    return any(_same_days(one[1], m) for _, m in group)


def _same_days(a: MergedEntry, b: MergedEntry) -> bool:
    """Whether two entries are of the same days, one of them perhaps a plan for the month."""
    x, y = days(a.date), days(b.date)
    if not x or not y or x.first > y.last or y.first > x.last:
        return False
    ahead = _status(a) not in HELD or _status(b) not in HELD
    most = _MONTH if ahead else COARSE
    return max(x.length, y.length) <= most


def _with_undated(groups: list[list[Told]]) -> list[list[Told]]:
    """Undated meetings told of within days of a dated one, of no other ordinal, are that one; so are two such."""
    dated = [g for g in groups if any(days(m.date) for _, m in g)]
    by_end: dict[int, list[list[Told]]] = defaultdict(list)
    for group in dated:
        for end in {at.last for _, m in group if (at := days(m.date))}:
            by_end[end].append(group)
    apart: list[list[Told]] = []
    for group in (g for g in groups if not any(days(m.date) for _, m in g)):
        bounds = {b.last for _, m in group if (b := _before(m))}
        near = (
            [g for b in sorted(bounds) for n in range(_LATE + 1) for g in by_end.get(b - n, ())]
            if bounds
            else dated
        )
        fit = {
            id(g): g
            for g in near
            if _ordinals_fit(group, g) and any(_soon(a, b) for _, a in group for _, b in g)
        }
        twin = [
            g
            for g in apart
            if _ordinals_fit(group, g) and any(_as_soon(a, b) for _, a in group for _, b in g)
        ]
        home = list(fit.values()) if len(fit) == 1 else twin if not fit else []
        if home:
            home[0].extend(group)
        else:
            apart.append(group)
    return [*dated, *apart]


def _ordinals_fit(a: list[Told], b: list[Told]) -> bool:
    x, y = ({k.ordinal for k, _ in g if k.ordinal} for g in (a, b))
    return not x or not y or x == y


def _soon(told: MergedEntry, dated: MergedEntry) -> bool:
    """Whether a report that does not date what was held came within days of what is dated; the year may be unknown."""
    bound, at = _before(told), days(dated.date)
    if _status(told) not in HELD or _status(dated) not in HELD or not at or at.length > COARSE:
        return False
    if bound:
        return 0 <= bound.last - at.last <= _LATE
    published = year_days(told.bounded_by.before) if told.bounded_by else None
    if not published or published.first != published.last:
        return False
    last = date.fromordinal(at.last)
    return any(
        (day.month * 100 + day.day) == published.first
        for n in range(_LATE + 1)
        for day in [last + timedelta(n)]
    )


def _as_soon(a: MergedEntry, b: MergedEntry) -> bool:
    x, y = _before(a), _before(b)
    return bool(x and y and abs(x.last - y.last) <= _LATE)


def _before(merged: MergedEntry) -> Days | None:
    return days(merged.bounded_by.before) if merged.bounded_by and _status(merged) in HELD else None


def _status(merged: MergedEntry) -> str:
    return merged.entry.status if isinstance(merged.entry, Contact) else ""


def _meeting(group: list[Told]) -> MechanismMeeting:
    best = min(
        group,
        key=lambda t: (_RANK.index(_status(t[1])) if _status(t[1]) in _RANK else 9, _length(t[1]), t[1].id),
    )
    entry = best[1].entry
    assert isinstance(entry, Contact)
    contacts = [
        m.entry
        for _, m in sorted(group, key=lambda t: (t is not best, t[1].id))
        if isinstance(m.entry, Contact)
    ]
    bounds = [m.bounded_by.before for _, m in group if m.bounded_by and m.bounded_by.before]
    return MechanismMeeting(
        status=entry.status,
        date=entry.date or next((c.date for c in contacts if c.date and c.status == entry.status), None),
        before=min(bounds, default=None) if not entry.date else None,
        told=max(
            (s.reported for _, m in group for s in m.history if s.reported and days(s.reported)), default=None
        ),
        ordinal=next((k.ordinal for k, _ in sorted(group, key=lambda t: t[1].id) if k.ordinal), None),
        place=next((c.place for c in contacts if c.place), None),
        country=next((c.country for c in contacts if c.country), None),
        entries=tuple(sorted(m.id for _, m in group)),
        citation=_citation(best[1]),
    )


def _length(merged: MergedEntry) -> int:
    found = days(merged.date)
    return found.length if found else 9999


def _citation(merged: MergedEntry) -> Citation | None:
    """The words that name the mechanism, of a report that tells how it stands now."""
    entry = merged.entry
    latest = merged.history[-1].reports if merged.history else ()
    words = fold(getattr(entry, "mechanism", None) or "").split()
    return min(
        entry.citations,
        key=lambda c: (c.report not in latest, -sum(w in fold(c.text) for w in words), c.start),
        default=None,
    )
