"""What the first page tells: relationships by activity, what the reports of the last days tell, what is overdue."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from despatch.answers.new import KINDS, Item
from despatch.answers.pending import Pending
from despatch.answers.relation import YEAR
from despatch.answers.rows import Row
from despatch.model.merged import MergedEntry
from despatch.model.when import bounds

if TYPE_CHECKING:
    from despatch.record import Record

DAYS = 7  # that count as the last ones
AHEAD = ("planned", "proposed", "postponed")
_NEAR = timedelta(30)  # what reports of some days tell happened within that time before, or is ahead
_LATEST = 150  # entries whose reports tell when the record was last told of anything
_PLANS, _PROMISES = timedelta(120), YEAR + _NEAR  # how long ago what is shown as overdue was due
_MOST = 24  # plans and promises that are looked at
_EVIDENCE = 1500  # entries that may bear on them


class Active(NamedTuple):
    """Two parties, their contacts in the year up to today and in the one before, and ever (None: not counted)."""

    a: str
    b: str
    now: int
    before: int
    ever: int | None = None

    def row(self) -> Row:
        """As data."""
        return self._asdict()


class News(NamedTuple):
    """What is new since a day, by the reports published since then; `latest` is the publication of the last of them."""

    since: str | None
    latest: str | None
    items: list[Item]


def activity(record: "Record", today: date, *, ever: bool = False) -> list[Active]:
    """Relationships by activity: those with contacts in the last two years; with `ever`, all."""
    now = {(r.a, r.b): r.contacts for r in record.relationships(today - YEAR + timedelta(1), today)}
    before = {
        (r.a, r.b): r.contacts for r in record.relationships(today - 2 * YEAR + timedelta(1), today - YEAR)
    }
    all_ = {(r.a, r.b): r.contacts for r in record.relationships()} if ever else {}
    pairs = {*now, *before, *all_}
    found = [Active(*p, now.get(p, 0), before.get(p, 0), all_.get(p, 0) if ever else None) for p in pairs]
    return sorted(found, key=lambda r: (-r.now, -r.before, -(r.ever or 0), r.a, r.b))


def last_days(record: "Record", today: date) -> News:
    """What the reports of the last days tell, changes first; the last days up to the latest report, or to today.

    Looked for among what happened lately or is ahead, so that it costs the same in a large record: what a new report
    tells of long ago is not found.
    """
    latest = _latest_told(record, today)
    if latest is None:
        return News(None, None, [])
    from despatch.record.fates.news import news

    since = latest - timedelta(DAYS - 1)
    near = list(
        record.timeline(since=(since - _NEAR).isoformat(), of=("contact", "instrument", "commitment"))
    )
    told = record.published(r for m in near for r in m.reports)
    # What is dated after today was published on no day that is known to be before it.
    published = {
        name: at if not (span := bounds(at)) or span[0] <= today else None for name, at in told.items()
    }
    by_id = {m.id: m for m in near}
    items = [Item(by_id[n.id], n) for n in news(near, published.get, since.isoformat())]
    items.sort(key=lambda i: (KINDS.index(i.news.news), _back(i.entry), i.entry.id))
    return News(since.isoformat(), latest.isoformat(), items)


def _latest_told(record: "Record", today: date) -> date | None:
    """The last day, not after today, on which a report of the latest entries was published."""
    found = record.latest(today, ("contact", "instrument", "commitment"), _LATEST)
    published = record.published(r for m in found for r in m.reports)
    days = [span[1] for p in published.values() if (span := bounds(p)) and span[0] == span[1]]
    return max((d for d in days if d <= today), default=None)


def _back(m: MergedEntry) -> int:
    """The latest in front."""
    span = bounds(m.date)
    return -span[0].toordinal() if span else 0


def overdue(record: "Record", today: date) -> list[Pending]:
    """Plans whose day passed in the last months, and promises due in the last year, with nothing told that settles them.

    Judged by the entries of the same parties since then. The last due come first.
    """
    from despatch.record.fates import fates

    yesterday = today - timedelta(1)
    plans = record.latest(yesterday, "contact", _MOST, status=AHEAD)
    promises = record.latest(yesterday, "commitment", _MOST)
    asked = {
        m.id: m for m in (*_due(plans, today - _PLANS, today), *_due(promises, today - _PROMISES, today))
    }
    if not asked:
        return []
    starts = [span[0] for m in asked.values() if (span := bounds(m.date))]
    parties = {party for m in asked.values() for party in m.parties}
    near = record.timeline(
        since=(min(starts) - _NEAR).isoformat(),
        until=today.isoformat(),
        of=("contact", "instrument", "commitment", "statement"),
    )
    evidence = [m for m in near if not parties.isdisjoint(m.parties)][-_EVIDENCE:]
    every = {m.id: m for m in (*evidence, *asked.values())}
    found = [Pending(asked[f.id], f) for f in fates(every.values(), today, of=asked)]
    late = [p for p in found if p.fate.days is not None and p.fate.days < 0 and not p.fate.settled]
    return sorted(late, key=lambda p: (-(p.fate.days or 0), p.entry.id))


def _due(entries: list[MergedEntry], since: date, today: date) -> list[MergedEntry]:
    """Those whose last day lies from `since` on and before today."""
    return [m for m in entries if (span := bounds(m.date)) and since <= span[1] < today]
