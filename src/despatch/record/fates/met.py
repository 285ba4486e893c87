"""Whether a contact that was held, or cancelled, may be what came of a plan that it was not merged with."""

from collections.abc import Iterator
from datetime import date, timedelta

from despatch.model import Citation, Contact
from despatch.model.fates import Bearing
from despatch.model.merged import MergedEntry
from despatch.model.when import bounds
from despatch.record.dates import days as days_of
from despatch.record.dates import in_year, year_days
from despatch.record.fates.told import Told
from despatch.record.names import name_words, same_name
from despatch.record.words import mechanism_likeness, mechanism_words, town

_NEAR = 7  # days by which a contact is held sooner or later than planned
_COARSE = 31  # days more for a plan that names a month or less
_UNDATED = 180  # days after it was told in which an undated plan is looked for
_LATER = 400  # by which a plan may be moved
_ALIKE = 0.7
AHEAD = ("planned", "proposed", "postponed")
_SIDES = 2  # that must fit where the day of the plan is not known: people of both, or people and format
CAME = {"held": "perhaps held", "ongoing": "perhaps held", "cancelled": "perhaps cancelled", "denied": "perhaps cancelled"}  # fmt: skip


Days = tuple[date, date]


def at_of(m: MergedEntry) -> Days | None:
    """First and last day of an entry, or the day by which its reports bound it."""
    return bounds(m.date) or bounds(m.bounded_by.before if m.bounded_by else None)


def near(plan: MergedEntry, at: Days | None) -> bool:
    """Whether what was then can be what came of the plan at all: said first of each, for it costs least."""
    span = bounds(plan.date)
    if at is None or span is None:
        return at is not None
    return (at[0] - span[1]).days <= _COARSE and (span[0] - at[1]).days <= _COARSE


def soon_after(plan: MergedEntry, at: Days | None) -> bool:
    """Whether what is planned for then can be the plan, moved."""
    span = bounds(plan.date)
    return bool(span and at and 0 < (at[0] - span[1]).days <= _LATER)


def met(plan: MergedEntry, held: MergedEntry, told: Told) -> Bearing | None:
    """Whether a contact that was held (or cancelled) may be what came of the plan: never surely, or they were one entry."""
    a, b = plan.entry, held.entry
    if not isinstance(a, Contact) or not isinstance(b, Contact) or b.status not in CAME:
        return None
    if not _kind_fits(a, b) or not _parties_fit(a, b):
        return None
    last = told.last_told(plan)
    reports = told.after(held, last) if last else frozenset(held.reports)
    so = {
        r for step in held.history if step.status in CAME for r in step.reports
    }  # not that still planned it
    cited = next((c for c in held.entry.citations if c.report in reports & so), None)
    if cited is None or not _day_fits(plan, held, last):
        return None
    fits = [*_format_fits(a, b), *_people_fit(a, b)]
    if not fits or "not" in fits or (not _roughly(plan) and len(fits) < _SIDES and a.kind != "visit"):
        return None
    return _bearing(held, b, cited, told, fits)


def planned_anew(plan: MergedEntry, later: MergedEntry, told: Told) -> Bearing | None:
    """Whether a later report plans the like, with the same people, for a day after the plan's: it may have been moved."""
    a, b = plan.entry, later.entry
    if not isinstance(a, Contact) or not isinstance(b, Contact) or b.status not in AHEAD or a.kind != b.kind:
        return None
    last = told.last_told(plan)
    if not last or not soon_after(plan, bounds(later.date)):
        return None
    reports = told.after(later, last)
    cited = next((c for c in b.citations if c.report in reports), None)
    fits = [*_format_fits(a, b), *_people_fit(a, b)]
    if cited is None or not fits or "not" in fits or not _kind_fits(a, b) or not _parties_fit(a, b):
        return None
    return Bearing(
        entry=later.id,
        sort="contact",
        relation="again",
        citation=cited,
        reported=told.published(cited.report),
        date=later.date,
        shared=tuple(fits),
        reason=f"a {b.kind} {b.status} for a later day, with {' and '.join(fits)}",
    )


def _parties_fit(a: Contact, b: Contact) -> bool:
    x, y = set(a.parties), set(b.parties)
    return len(x & y) > 1 and (x <= y or y <= x)


def _kind_fits(a: Contact, b: Contact) -> bool:
    """Whether the places allow it, and the kinds: a visit may be told by the meetings held there."""
    if a.place and b.place and town(a.place) != town(b.place):
        return False
    if a.country and b.country and a.country != b.country:
        return False
    there = (town(a.place) == town(b.place)) if a.place else bool(a.country and a.country == b.country)
    return a.kind == b.kind or (a.kind == "visit" and b.kind in ("meeting", "conference") and there)


def _roughly(plan: MergedEntry) -> bool:
    """Whether the day of the plan is known to a few days."""
    span = bounds(plan.date)
    return bool(span and (span[1] - span[0]).days < _COARSE) or bool(year_days(plan.date))


def _bearing(held: MergedEntry, entry: Contact, cited: Citation, told: Told, fits: list[str]) -> Bearing:
    came = CAME[entry.status]
    return Bearing(
        entry=held.id,
        sort="contact",
        relation="perhaps held" if came == "perhaps held" else "perhaps cancelled",
        citation=cited,
        reported=told.published(cited.report),
        date=held.date,
        shared=tuple(fits),
        reason=f"a {entry.kind} {entry.status} near the day, with {' and '.join(fits)}",
    )


def _day_fits(plan: MergedEntry, held: MergedEntry, last: date | None) -> bool:
    at = at_of(held)
    if at is None:
        return False
    yearless_day, known = year_days(plan.date), days_of(held.date)
    if yearless_day:
        return known is not None and known.length <= _COARSE and in_year(yearless_day, known)
    span = bounds(plan.date)
    if span is None:
        return last is not None and not plan.date and last <= at[1] <= last + timedelta(_UNDATED)
    more = timedelta(_NEAR if (span[1] - span[0]).days < _NEAR else _COARSE)
    return at[0] <= span[1] + more and span[0] - more <= at[1] and (at[1] - at[0]).days <= _COARSE


def _format_fits(a: Contact, b: Contact) -> Iterator[str]:
    (n, x), (m, y) = mechanism_words(a.mechanism, a.parties), mechanism_words(b.mechanism, b.parties)
    if n and m and n != m:
        yield "not"
    elif x and y:
        yield "the same format" if mechanism_likeness(x, y) >= _ALIKE else "not"


def _people_fit(a: Contact, b: Contact) -> Iterator[str]:
    """The people that both name, side by side; "not" where a side sends others."""
    for party in sorted({p.party for p in a.participants if p.party and p.name}):
        x = [name_words(p.name) for p in a.participants if p.party == party and p.name]
        y = [(p.name, name_words(p.name)) for p in b.participants if p.party == party and p.name]
        same = [name for name, words in y if name and any(same_name(words, other) == 2 for other in x)]
        if y:
            yield ", ".join(same) if same else "not"
