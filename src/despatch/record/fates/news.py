"""What the reports since a day tell that was not told before: new entries, changes, confirmations."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from despatch.model import Citation, Commitment, Contact, Instrument
from despatch.model.fates import Change, News
from despatch.model.merged import MergedEntry, Step
from despatch.model.when import bounds

Published = Callable[[str], str | None]


def news(entries: Iterable[MergedEntry], published: Published, since: str) -> list[News]:
    """What is new of each entry since the first day of `since` (EDTF), that day included; each entry at most once.

    `published` gives for a report's id the day (EDTF) that counts. An entry is new where all its reports
    are surely of since then, changed where a new one tells another status or date than the last told
    before, else confirmed. A report whose day is not known with its year is taken to be an old one.
    In the order of ids.

    Raises:
        ValueError: `since` is no date with a year.
    """
    span = bounds(since)
    if span is None:
        raise ValueError(f"no date with a year: {since!r}")
    found = (_news(m, published, span[0]) for m in entries)
    return sorted((n for n in found if n), key=lambda n: n.id)


def _news(m: MergedEntry, published: Published, since: date) -> News | None:
    days = {r: bounds(published(r)) for r in m.reports}
    fresh = [r for r in m.reports if (span := days[r]) and span[0] >= since]
    if not fresh:
        return None
    fresh.sort(key=lambda r: (days[r], r))
    if len(fresh) == len(days):
        return News(id=m.id, sort=m.kind_of_entry, news="new", reports=tuple(fresh))
    changes = tuple(_changes(m, frozenset(fresh)))
    return News(
        id=m.id,
        sort=m.kind_of_entry,
        news="changed" if changes else "confirmed",
        reports=tuple(fresh),
        changes=changes,
    )


def _changes(m: MergedEntry, fresh: frozenset[str]) -> Iterable[Change]:
    """What new steps tell otherwise than the last old one: status, and date; what the record took, if a new one tells it."""
    old = [s for s in m.history if not fresh.issuperset(s.reports)]
    new = [s for s in m.history if fresh.issuperset(s.reports)]
    if not old or not new:
        return
    field, day = _fields(m)
    status = getattr(m.entry, field) if field else ""
    now = next((s for s in reversed(new) if s.status == status), new[-1])
    if field and now.status != old[-1].status:
        yield from _change(m, field, (old[-1], now), (old[-1].status, now.status), fresh)
    known = next((s for s in reversed(old) if s.date), old[-1])
    now = next(
        (s for s in reversed(new) if s.date == m.date), next((s for s in reversed(new) if s.date), new[-1])
    )
    if now.date and not _within(known.date, now.date):
        yield from _change(m, day, (known, now), (known.date, now.date), fresh)


def _change(
    m: MergedEntry, field: str, steps: tuple[Step, Step], values: tuple[str | None, str | None], fresh: frozenset[str]
) -> Iterable[Change]:  # fmt: skip
    before, now = _cited(m, steps[0], fresh, old=True), _cited(m, steps[1], fresh, old=False)
    if before and now:
        yield Change(field=field, before=values[0], now=values[1], cited_before=before, cited_now=now)


def _fields(m: MergedEntry) -> tuple[str, str]:
    if isinstance(m.entry, Contact):
        return "status", "date"
    if isinstance(m.entry, Instrument):
        return "action", "date"
    return "", "due" if isinstance(m.entry, Commitment) else "date"


def _within(known: str | None, now: str) -> bool:
    """Whether the new date says no more than the known one did."""
    if known == now:
        return True
    old, new = bounds(known), bounds(now)
    return bool(old and new and new[0] <= old[0] and old[1] <= new[1])


def _cited(m: MergedEntry, step: Step, fresh: frozenset[str], *, old: bool) -> Citation | None:
    """The words of a report of the step that is old, or new."""
    reports: Sequence[str] = [r for r in step.reports if (r in fresh) is not old]
    return next((c for r in reports for c in m.entry.citations if c.report == r), None)
