"""Planned contacts: whether the day is ahead, put off or passed, and what may have come of each."""

from collections.abc import Iterator, Sequence
from datetime import date

from despatch.model import Contact
from despatch.model.fates import Bearing, Fate, State
from despatch.model.merged import MergedEntry
from despatch.model.when import bounds, yearless
from despatch.record.fates.met import AHEAD, CAME, Days, at_of, met, near, planned_anew, soon_after
from despatch.record.fates.told import Told

ByParty = dict[str, list[tuple[MergedEntry, Days | None]]]  # in the order of ids, with their days
LONG = 365  # days of reports after which a plan without a date is taken to have lapsed


def plans(
    wanted: Sequence[MergedEntry], every: Sequence[MergedEntry], told: Told, today: date
) -> Iterator[Fate]:
    """The fate of each planned, proposed or postponed contact of `wanted`, judged by `every` entry."""
    came = [m for m in every if isinstance(m.entry, Contact) and m.entry.status in (*CAME, *AHEAD)]
    by_party: ByParty = {}
    for m in sorted(came, key=lambda m: m.id):
        at = at_of(m)
        for party in sorted(set(m.parties)):
            by_party.setdefault(party, []).append((m, at))
    for plan in wanted:
        yield _fate(plan, by_party, told, today)


def _fate(plan: MergedEntry, by_party: ByParty, told: Told, today: date) -> Fate:
    span = bounds(plan.date)
    days = (span[1] - today).days if span else None
    found: tuple[Bearing, ...] = ()
    if days is None or days < 0:
        rarest = min(plan.parties, key=lambda p: (len(by_party.get(p, ())), p), default="")
        others = by_party.get(rarest, ())
        perhaps = [met(plan, m, told) for m, at in others if near(plan, at) and m.id != plan.id]
        if not any(perhaps):
            perhaps = [
                planned_anew(plan, m, told) for m, at in others if soon_after(plan, at) and m.id != plan.id
            ]
        found = tuple(sorted((b for b in perhaps if b), key=lambda b: (b.date or "~", b.entry)))
    state, reason = _state(plan, found, told, days)
    return Fate(
        id=plan.id, sort="contact", state=state, reason=reason, due=plan.date, days=days, bearings=found
    )


def _state(plan: MergedEntry, found: tuple[Bearing, ...], told: Told, days: int | None) -> tuple[State, str]:
    if any(b.relation in CAME.values() for b in found):
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
    more = f"; perhaps moved: {found[0].reason}" if found else "; it was put off once" if put_off else ""
    return "lapsed", "its date has passed and no report says that it was held" + more


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
