"""Commitments: what later entries say of each, and whether it is open, overdue, reported done or contradicted."""

from collections.abc import Iterator, Sequence
from datetime import date

from despatch.model.fates import Bearing, Fate, State
from despatch.model.merged import MergedEntry
from despatch.model.when import bounds, yearless
from despatch.record.fates.bearing import HALF, LEAST, bearing
from despatch.record.fates.promise import promise_of
from despatch.record.fates.rarity import Rarity
from despatch.record.fates.told import Told

_SAID = ("contradicted", "done", "not yet", "in part", "again", "about")
_MOST = 12  # bearings kept of one promise: those that decide, then those that share most


def promises(wanted: Sequence[MergedEntry], rarity: Rarity, told: Told, today: date) -> Iterator[Fate]:
    """The fate of each commitment of `wanted`, judged by all the entries of `rarity`."""
    for m in wanted:
        found = _bearings(m, rarity, told)
        yield _fate(m, found, told, today)


def _bearings(m: MergedEntry, rarity: Rarity, told: Told) -> list[Bearing]:
    last = told.last_told(m)
    if last is None:
        return []
    promise = promise_of(m, last, rarity)
    near = (id_ for id_ in rarity.near(promise.weights, promise.verb, HALF, LEAST) if id_ != m.id)
    found = [b for id_ in near if (b := bearing(promise, rarity.entries[id_], told, rarity))]
    strongest = sorted(found, key=lambda b: (_SAID.index(b.relation), -len(b.shared), _order(b)))
    once = {_words(b): b for b in reversed(strongest)}  # one sentence may be cited for several entries
    kept = sorted(once.values(), key=strongest.index)[:_MOST]
    return sorted(kept, key=_order)


def _words(b: Bearing) -> str:
    return " ".join(b.citation.text.lower().split())


def _order(b: Bearing) -> tuple[date, str]:
    span = bounds(b.reported)
    return (span[1] if span else date.min, b.entry)


def _fate(m: MergedEntry, found: list[Bearing], told: Told, today: date) -> Fate:
    due = m.date
    span = bounds(due)
    days = (span[1] - today).days if span else None
    state, reason = _state(m, found, told, days)
    return Fate(
        id=m.id, sort="commitment", state=state, reason=reason, due=due, days=days, bearings=tuple(found)
    )


def _state(m: MergedEntry, found: list[Bearing], told: Told, days: int | None) -> tuple[State, str]:
    decisive = [b for b in found if b.relation in ("done", "contradicted")]
    if decisive:
        # what is told last counts; of one day, that it is not so
        last = max(decisive, key=lambda b: (_order(b)[0], b.relation == "contradicted", b.entry))
        state: State = "reported done" if last.relation == "done" else "contradicted"
        against = any(b.relation != last.relation for b in decisive)
        return state, last.reason + ("; an earlier report says otherwise" if against else "")
    partly = next((b for b in reversed(found) if b.relation in ("in part", "not yet")), None)
    more = f"; {partly.reason}" if partly else ""
    if days is not None and days < 0:
        horizon = told.horizon(m.parties)
        late = horizon is None or (horizon - _last(m)).days < 0
        nothing = "no report reaches so far" if late else "no report says that it was done"
        return "overdue", f"its time has passed and {nothing}{more}"
    if days is None:
        undated = "due in a year unknown" if yearless(m.date) else "no time was set for it"
        return "open", undated + more
    return "open", f"its time has not passed{more}"


def _last(m: MergedEntry) -> date:
    span = bounds(m.date)
    return span[1] if span else date.max
