"""What relationships deal with again and again: the subjects of a record, as data."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from despatch.answers.encode import csv_text
from despatch.answers.query import Query
from despatch.answers.rows import Row, citation_row
from despatch.language.sentences import sentences
from despatch.model import Citation, Commitment, Instrument, Report, Statement
from despatch.model.merged import MergedEntry
from despatch.model.subjects import Subject
from despatch.record.subjects import subjects

if TYPE_CHECKING:
    from despatch.record import Record

COLUMNS = (
    "name", "kind", "variants", "score", "reports", "texts", "first", "last", "years", "contacts", "instruments", "commitments",
    "statements", "speakers", "latest", "latest_report",
)  # fmt: skip
_LONGEST = 700  # characters of a sentence that is shown


class Found(NamedTuple):
    """The subjects given, the first in front, and how many there are."""

    subjects: list[Subject]
    total: int


def found_subjects(
    record: "Record",
    report_of: Callable[[str], Report | None],
    parties: tuple[str, ...],
    since: str | None = None,
    until: str | None = None,
    limit: int = 0,
) -> Found:
    """The subjects between `parties` (none given: of the whole record) in a time; `limit` 0 gives all.

    Raises:
        UsageError: a date that is none, or that leaves no time.
    """
    Query(since=since, until=until).check()
    found = {
        m.id: m for m in record.timeline(*parties, since=since, until=until, of=("contact", "instrument"))
    }
    for party in parties or ((),):
        asked = (party,) if isinstance(party, str) else party
        own = record.timeline(*asked, since=since, until=until, of=("statement", "commitment"))
        found.update((m.id, m) for m in own)
    made = subjects(found.values(), report_of, parties)
    return Found(made[:limit] if limit else made, len(made))


def latest(subject: Subject, report_of: Callable[[str], Report | None]) -> Citation | None:
    """The sentence that names the subject in the report published last, exactly; a quotation rather than other words.

    A report whose year of publication is unknown is taken only where no other names the subject.
    """
    told = [r for r in map(report_of, subject.reports) if r]
    newest = max((r for r in told if r.published == subject.last), key=lambda r: r.id, default=None)
    chosen = newest.id if newest else subject.mentions[-1].report
    last = [c for c in subject.mentions if c.report == chosen]
    report = report_of(last[0].report or "")
    if report is None:
        return None
    quoted = [
        c
        for m in subject.entries
        if isinstance(m.entry, Statement) and m.entry.form != "indirect"
        for c in m.entry.citations
        if c.report == report.id
    ]
    said = [c for c in last if any(q.start <= c.start < q.end for q in quoted)]
    return around(report, (said or last)[-1])


def around(report: Report, mention: Citation) -> Citation:
    """The sentence of a mention; the mention alone in one that is too long to be shown."""
    touched = [s for s in sentences(report) if s.start <= mention.start < s.end]
    if not touched or touched[0].end - touched[0].start > _LONGEST:
        return mention
    start, end = touched[0].start, max(touched[0].end, mention.end)
    return Citation(start=start, end=end, text=report.text[start:end], report=report.id)


def speakers(subject: Subject) -> dict[str, int]:
    """Who speaks of it, and in how many statements, those who do most in front."""
    said = (m.entry.speaker for m in subject.entries if isinstance(m.entry, Statement))
    counted = Counter(name for name in said if name)
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def of_sort(subject: Subject, sort: str) -> list[MergedEntry]:
    """Its entries of one sort, in the order of time."""
    return [m for m in subject.entries if m.kind_of_entry == sort]


def row(subject: Subject, report_of: Callable[[str], Report | None]) -> Row:
    """A subject as data; its instruments with what became of them, its commitments with when they are due."""
    words = latest(subject, report_of)
    return {
        "name": subject.name,
        "kind": subject.kind,
        "variants": list(subject.variants),
        "score": subject.score,
        "reports": list(subject.reports),
        "texts": subject.texts,
        "first": subject.first,
        "last": subject.last,
        "years": subject.years,
        "contacts": [m.id for m in of_sort(subject, "contact")],
        "instruments": [
            {"id": m.id, "title": m.entry.title, "action": m.entry.action, "date": m.entry.date}
            for m in subject.entries
            if isinstance(m.entry, Instrument)
        ],
        "commitments": [
            {"id": m.id, "by": list(m.entry.by), "what": m.entry.what, "due": m.entry.due}
            for m in subject.entries
            if isinstance(m.entry, Commitment)
        ],
        "statements": [m.id for m in of_sort(subject, "statement")],
        "speakers": speakers(subject),
        "latest": citation_row(words) if words else None,
        "mentions": [citation_row(c) for c in subject.mentions],
    }


def table(found: Iterable[Subject], report_of: Callable[[str], Report | None]) -> str:
    """One row a subject as CSV, header first; entries by their ids."""
    return csv_text(COLUMNS, (_cells(row(one, report_of)) for one in found))


def _cells(told: Row) -> list[object]:
    words = told["latest"]
    cells = {
        **told,
        "reports": len(told["reports"]),
        "years": [f"{year or 'unknown'}: {n}" for year, n in told["years"].items()],
        "instruments": [f"{i['id']} {i['action']}" for i in told["instruments"]],
        "commitments": [c["id"] for c in told["commitments"]],
        "speakers": list(told["speakers"]),
        "latest": words and words["text"],
        "latest_report": words and words["report"],
    }
    return [cells[name] for name in COLUMNS]
