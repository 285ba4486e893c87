"""When entries were told: the publication of their reports, so far as entries alone show it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from despatch.model.merged import MergedEntry
from despatch.model.when import bounds

Published = Callable[[str], str | None]


class Told:
    """The publication dates of reports, and how late the record reaches for each party and pair of them.

    Without `published`, the dates are those of the entries' histories: the first report of a step has
    its own, and the others were published no earlier: the latest day shown for a report is taken.
    """

    def __init__(self, entries: Sequence[MergedEntry], published: Published | None = None) -> None:
        self._days: dict[str, tuple[date, date]] = {}
        self._said: dict[str, str] = {}
        for m in entries:
            for step in m.history:
                for report in step.reports:
                    self._put(report, published(report) if published else step.reported)
        self._latest = _latest(entries, self._days)

    def _put(self, report: str, published: str | None) -> None:
        span = bounds(published)
        if (
            span
            and published
            and (report not in self._days or (span, published) > (self._days[report], self._said[report]))
        ):
            self._days[report], self._said[report] = span, published

    def published(self, report: str | None) -> str | None:
        """The publication date of a report (EDTF), or None."""
        return self._said.get(report or "")

    def last_told(self, m: MergedEntry) -> date | None:
        """The last day on which a report told of the entry; None where no report has a date with a year."""
        return max((self._days[r][1] for r in m.reports if r in self._days), default=None)

    def first_told(self, m: MergedEntry) -> date | None:
        """The first day on which a report can have told of it."""
        return min((self._days[r][0] for r in m.reports if r in self._days), default=None)

    def after(self, m: MergedEntry, day: date) -> frozenset[str]:
        """The entry's reports that are surely of a later day."""
        return frozenset(r for r in m.reports if r in self._days and self._days[r][0] > day)

    def horizon(self, parties: Iterable[str]) -> date | None:
        """The last day of which the record has a report on these parties: on two of them together, if there are two."""
        known = sorted(set(parties))
        if len(known) < 2:
            return self._latest.get((known[0], known[0])) if known else None
        pairs = ((a, b) for n, a in enumerate(known) for b in known[n + 1 :])
        return max((self._latest[p] for p in pairs if p in self._latest), default=None)


def _latest(
    entries: Sequence[MergedEntry], days: dict[str, tuple[date, date]]
) -> dict[tuple[str, str], date]:
    """The last publication of a report on each party (twice itself) and each pair of parties, in order."""
    of: dict[str, set[str]] = {}
    for m in entries:
        for report in m.reports:
            of.setdefault(report, set()).update(m.parties)
    latest: dict[tuple[str, str], date] = {}
    for report, parties in of.items():
        if report not in days:
            continue
        day, known = days[report][1], sorted(parties)
        for n, a in enumerate(known):
            for b in known[n:]:
                latest[a, b] = max(day, latest.get((a, b), day))
    return latest
