"""All that a brief is made from: the entries of a relationship, their reports, and what other answers make of them."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from despatch.answers.brief.asking import Ask
from despatch.answers.brief.notes import ReportOf
from despatch.answers.brief.people import Names
from despatch.answers.query import Query, answer
from despatch.answers.timeline import chosen
from despatch.model import Contact
from despatch.model.merged import ENTRY_SORTS, EntrySort, MergedEntry
from despatch.model.when import bounds, yearless

if TYPE_CHECKING:
    from despatch.record import Record

TOOK_PLACE = frozenset(("held", "ongoing"))


@dataclass(frozen=True)
class Dossier:
    """The entries of two parties, in the order of time, and who is who in them."""

    ask: Ask
    entries: tuple[MergedEntry, ...]
    evidence: tuple[MergedEntry, ...]  # these, and reported speech
    report_of: ReportOf
    names: Names
    reports: tuple[str, ...] = field(default=())

    def of(self, sort: EntrySort) -> list[MergedEntry]:
        """The entries of one sort."""
        return [m for m in self.entries if m.kind_of_entry == sort]

    def contacts(self) -> list[MergedEntry]:
        """Contacts that took place, up to the end of the span, whose year is known."""

        def took_place(m: MergedEntry) -> bool:
            days = when(m)
            held = isinstance(m.entry, Contact) and m.entry.status in TOOK_PLACE
            return held and days is not None and days[0] <= self.ask.until

        return [m for m in self.of("contact") if took_place(m)]

    def in_span(self, m: MergedEntry) -> bool:
        """Whether an entry falls in the span: by its own first day, else by the publication that bounds it."""
        days = when(m) or self.told(m)
        return days is not None and self.ask.since <= days[0] <= self.ask.until

    def in_either(self, m: MergedEntry) -> bool:
        """Whether an entry falls in the span or in the one before."""
        days = when(m) or self.told(m)
        return days is not None and self.ask.before[0] <= days[0] <= self.ask.until

    def told(self, m: MergedEntry) -> tuple[date, date] | None:
        """First and last day on which reports of an entry were published; None where no report says."""
        found = [bounds(r.published) for r in map(self.report_of, m.reports) if r and r.published]
        days = [d for d in found if d]
        return (min(d[0] for d in days), max(d[1] for d in days)) if days else None

    def published(self, id_: str) -> str | None:
        """The date of publication of a report, None where it is not known."""
        report = self.report_of(id_)
        return report.published if report else None

    def first_told(self, m: MergedEntry) -> str | None:
        """The earliest publication date (EDTF, with a year) of a report of an entry."""
        found = [str(r.published) for r in map(self.report_of, m.reports) if r and bounds(r.published)]
        return min(found, default=None)


def gathered(record: "Record", ask: Ask, report_of: ReportOf) -> Dossier:
    """The dossier of the pair, from the whole record."""
    known = (
        m for m in answer(record, Query(ask.parties, kinds=ENTRY_SORTS)) if _known_by(m, ask.today, report_of)
    )
    evidence = tuple(known)
    entries = tuple(chosen(evidence, (), ()))
    reports = tuple(dict.fromkeys(r for m in entries for r in m.reports))
    names = Names(evidence)
    return Dossier(ask, entries, evidence, report_of, names, reports)


def when(m: MergedEntry) -> tuple[date, date] | None:
    """The days of an entry: its own, else the day of publication that it took place by; None where neither is known."""
    own = span_of(m.date)
    if own or m.date:
        return own
    before = m.bounded_by.before if m.bounded_by else None
    if before and not yearless(before):
        days = bounds(before)
        return (days[1], days[1]) if days else None
    return None


def span_of(edtf: str | None) -> tuple[date, date] | None:
    """First and last day of an EDTF value; of an open one the day that is known, twice."""
    found = bounds(edtf)
    if found or not edtf:
        return found
    first, _, last = edtf.partition("/")
    side = bounds(first) or bounds(last)
    return (side[0], side[0]) if side else None


def coarse(m: MergedEntry) -> bool:
    """Whether the date of an entry covers more than a month."""
    days = span_of(m.date)
    return bool(days and days[1] - days[0] > timedelta(days=31))


def _known_by(m: MergedEntry, day: date, report_of: ReportOf) -> bool:
    """Whether a report tells of an entry by that day; or may, where none has a date of publication with a year."""
    published = [d for r in map(report_of, m.reports) if r and (d := bounds(r.published))]
    return not published or any(days[0] <= day for days in published)
