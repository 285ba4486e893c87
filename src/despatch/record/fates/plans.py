"""Planned contacts: whether the day is ahead, put off or passed, and what may have come of each."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from despatch.model import Citation, Contact
from despatch.model.fates import Bearing, Fate, State
from despatch.model.merged import MergedEntry
from despatch.model.when import bounds, yearless
from despatch.record.dates import days as days_of
from despatch.record.dates import in_year, year_days
from despatch.record.fates.told import Told
from despatch.record.names import name_words, same_name
from despatch.record.words import mechanism_likeness, mechanism_words, town

AHEAD = ("planned", "proposed", "postponed")
LONG = 365  # days of reports after which a plan without a date is taken to have lapsed
_NEAR = 7  # days by which a contact is held sooner or later than planned
_COARSE = 31  # days more for a plan that names a month or less
_UNDATED = 180  # days after it was told in which an undated plan is looked for
_ALIKE = 0.7
_SIDES = 2  # that must fit where the day of the plan is not known: people of both, or people and format
_CAME = {"held": "perhaps held", "ongoing": "perhaps held", "cancelled": "perhaps cancelled", "denied": "perhaps cancelled"}  # fmt: skip


def plans(
    wanted: Sequence[MergedEntry], every: Sequence[MergedEntry], told: Told, today: date
) -> Iterator[Fate]:
    """The fate of each planned, proposed or postponed contact of `wanted`, judged by `every` entry."""
    came = [m for m in every if isinstance(m.entry, Contact) and m.entry.status in _CAME]
    by_party: dict[str, list[MergedEntry]] = {}
    for m in sorted(came, key=lambda m: m.id):
        for party in sorted(set(m.parties)):
            by_party.setdefault(party, []).append(m)
    for plan in wanted:
        yield _fate(plan, by_party, told, today)


def _fate(plan: MergedEntry, by_party: dict[str, list[MergedEntry]], told: Told, today: date) -> Fate:
    span = bounds(plan.date)
    days = (span[1] - today).days if span else None
    found: tuple[Bearing, ...] = ()
    if days is None or days < 0:
        rarest = min(plan.parties, key=lambda p: (len(by_party.get(p, ())), p), default="")
        met = (_met(plan, m, told) for m in by_party.get(rarest, ()))
        found = tuple(sorted((b for b in met if b), key=lambda b: (b.date or "~", b.entry)))
    state, reason = _state(plan, found, told, days)
    return Fate(
        id=plan.id, sort="contact", state=state, reason=reason, due=plan.date, days=days, bearings=found
    )


def _state(plan: MergedEntry, found: tuple[Bearing, ...], told: Told, days: int | None) -> tuple[State, str]:
    if found:
        best = next((b for b in found if b.relation == "perhaps held"), found[0])
        state: State = "perhaps held" if best.relation == "perhaps held" else "perhaps cancelled"
        return state, best.reason
    put_off = _put_off(plan)
    horizon = told.horizon(plan.parties)
    last = told.last_told(plan)
    if days is not None and days >= 0:
        return ("postponed" if put_off == "postponed" else "planned"), put_off and "put off to this date"
    if put_off == "postponed" and not (last and horizon and (horizon - last).days > LONG):
        return "postponed", "put off, and no new date is told"
    if days is None:
        return _undated(plan, last, horizon)
    span = bounds(plan.date)
    if span and (horizon is None or horizon < span[1]):
        return "unknown", "no report on these parties reaches so far"
    return "lapsed", "its date has passed and no report says that it was held" + (
        "; it was put off once" if put_off else ""
    )


def _undated(plan: MergedEntry, last: date | None, horizon: date | None) -> tuple[State, str]:
    if yearless(plan.date) or last is None:
        return "unknown", "planned for a day of a year unknown" if yearless(
            plan.date
        ) else "neither its date nor that of its report is known"
    if horizon and (horizon - last).days > LONG:
        return (
            "lapsed",
            "told without a date long before the last report on these parties, and none says that it was held",
        )
    return "planned", "no date is told"


def _put_off(plan: MergedEntry) -> str:
    """ "postponed" where no new date is known, "moved" where there is one, "" if it was never put off."""
    late = [n for n, step in enumerate(plan.history) if step.status == "postponed"]
    if not late:
        return ""
    old = {step.date for step in plan.history[: late[0]] if step.date}
    return "moved" if old and plan.date and plan.date not in old else "postponed"


def _met(plan: MergedEntry, held: MergedEntry, told: Told) -> Bearing | None:
    """Whether a contact that was held (or cancelled) may be what came of the plan: never surely, or they were one entry."""
    a, b = plan.entry, held.entry
    if not isinstance(a, Contact) or not isinstance(b, Contact) or not _kind_fits(a, b):
        return None
    common = set(a.parties) & set(b.parties)
    if len(common) < 2 or not (set(a.parties) <= set(b.parties) or set(b.parties) <= set(a.parties)):
        return None
    last = told.last_told(plan)
    reports = told.after(held, last) if last else frozenset(held.reports)
    cited = next((c for c in held.entry.citations if c.report in reports), None)
    if cited is None or not _day_fits(plan, held, last):
        return None
    fits = [*_format_fits(a, b), *_people_fit(a, b)]
    if not fits or "not" in fits or (not _roughly(plan) and len(fits) < _SIDES and a.kind != "visit"):
        return None
    return _bearing(held, b, cited, told, fits)


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
    came = _CAME[entry.status]
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
    bounded = held.bounded_by
    at = bounds(held.date) or bounds(bounded.before if bounded else None)
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
