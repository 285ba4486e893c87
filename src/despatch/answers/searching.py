"""Search of a whole record: entries and reports by their words, with what they are of counted; as data."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from despatch.answers.hits import Facets, Hit, entry_hit, facets_of, report_hit
from despatch.answers.query import Query
from despatch.answers.speaking import Speaker, same_office, speaker_asked
from despatch.answers.statements import offices_told
from despatch.model import Contact, Statement
from despatch.model.merged import ENTRY_SORTS, MergedEntry
from despatch.model.when import bounds
from despatch.record.headings import Heading
from despatch.record.party_names import names_party
from despatch.record.search import snippet
from despatch.record.search_query import parsed, words_of

if TYPE_CHECKING:
    from despatch.record import Record

LOOKED = 200  # entries found first that are looked at and counted
READ = 60  # reports found first that are looked at


@dataclass(frozen=True)
class Wanted:
    """Words (as `Record.search` understands them), sorts of `SORTS` (none: all), codes of parties, who, EDTF dates, an outlet."""

    words: str
    of: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    by: str | None = None
    since: str | None = None
    until: str | None = None
    outlet: str | None = None

    def has(self, sort: str) -> bool:
        """Whether such hits are wanted; a report itself is of nobody, so with `by` there are none."""
        return (not self.of or sort in self.of) and not (sort == "report" and self.by)


class Found(NamedTuple):
    """Entries and ids of reports, each the best first, with their ranks; their facets; whether there may be more of either.

    What is shown of them is worked out by `hits` and `pages`, of as many as are shown.
    """

    words: str
    entries: list[tuple[int, MergedEntry]]
    reports: list[tuple[int, str]]
    facets: Facets
    more_entries: bool = False
    more_reports: bool = False

    def hits(self, record: "Record", some: Sequence[tuple[int, MergedEntry]]) -> list[Hit]:
        """Some of the entries, with the words shown of each."""
        told = record.headings(r for _, m in some for r in m.reports)
        return [entry_hit(rank, m, self.words, told) for rank, m in some]

    def pages(self, record: "Record", some: Iterable[tuple[int, str]]) -> list[Hit]:
        """Some of the reports, with the words shown of each.

        Raises:
            RecordError: one is no longer in the record.
        """
        terms = words_of(parsed(self.words))
        read = ((rank, record.report(id_)) for rank, id_ in some)
        return [report_hit(rank, report, snippet(report, terms)) for rank, report in read]


def found(record: "Record", wanted: Wanted) -> Found:
    """What is found first: of entries the first `LOOKED`, of reports the first `READ`; of these what fits.

    Reports are of parties that they name, and of the time in which they were published.

    Raises:
        UsageError: a date that is none.
    """
    Query(since=wanted.since, until=wanted.until).check()
    entries, more = _entries(record, wanted)
    reports = record.reports_with(wanted.words, READ + 1) if wanted.has("report") else []
    told = record.outlets_of((*(r for m in entries for r in m.reports), *reports))
    seen = [m for m in entries if _of_outlet(wanted, (told[r] for r in m.reports if r in told))]
    read = [r for r in reports[:READ] if r in told and _of_outlet(wanted, (told[r],))]
    read = [r for r in read if _in_time(wanted, told[r]) and _of_parties(record, wanted, r)]
    facets = facets_of(seen, [told[r] for r in read], told)
    more_reports = len(reports) > READ
    return Found(wanted.words, list(enumerate(seen, 1)), list(enumerate(read, 1)), facets, more, more_reports)


def _entries(record: "Record", wanted: Wanted) -> tuple[list[MergedEntry], bool]:
    """The entries found first that are those of whom is asked for."""
    sorts = [sort for sort in ENTRY_SORTS if wanted.has(sort)]
    if not sorts:
        return [], False
    asked = speaker_asked(wanted.by)
    parties = wanted.parties
    if asked and asked.party and asked.party not in parties:
        parties = (*parties, asked.party)
    name = asked.name if asked else None
    every = record.search(
        wanted.words,
        sorts,
        by=name,
        parties=parties,
        since=wanted.since,
        until=wanted.until,
        limit=LOOKED + 1,
    )
    looked = [m for m, _ in every]
    theirs = _theirs(record, asked)
    return [m for m in looked[:LOOKED] if theirs(m)], len(looked) > LOOKED


def _theirs(record: "Record", asked: Speaker | None) -> Callable[[MergedEntry], bool]:
    """Whether an entry is of who is asked for: what they say, what they take part in."""
    if asked is None:
        return lambda m: True
    office_of = offices_told(record)

    def test(m: MergedEntry) -> bool:
        if isinstance(m.entry, Statement):
            return asked.fits(m, office_of(m) if asked.office else None)
        if isinstance(m.entry, Contact) and asked.office:
            people = m.entry.participants
            return any(same_office(asked.office, p.role) and asked.party in (None, p.party) for p in people)
        return bool(asked.name) and not asked.office  # the record has compared the name

    return test


def _of_outlet(wanted: Wanted, told: "Iterator[Heading] | tuple[Heading, ...]") -> bool:
    asked = (wanted.outlet or "").casefold()
    return not asked or any((h.outlet or "").casefold() == asked for h in told)


def _of_parties(record: "Record", wanted: Wanted, id: str) -> bool:  # noqa: A002
    if not wanted.parties:
        return True
    report = record.report(id)
    return all(names_party(f"{report.title or ''}\n{report.text}", party) for party in wanted.parties)


def _in_time(wanted: Wanted, report: Heading) -> bool:
    span, first, last = bounds(report.published), bounds(wanted.since), bounds(wanted.until)
    if not first and not last:
        return True
    return bool(span and (not first or span[1] >= first[0]) and (not last or span[0] <= last[1]))
