"""What was said: which statements, by whom in which office, in which order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from despatch.answers.placing import place
from despatch.answers.query import Query
from despatch.answers.speaking import Speaker, speaker_asked
from despatch.model import Statement, UsageError
from despatch.model.merged import MergedEntry
from despatch.record.names import name_words, same_name

if TYPE_CHECKING:
    from despatch.record import Record

FORMS = ("direct", "indirect", "mixed")
ORDERS = ("rank", "time")
_EVERY = 1_000_000  # as many statements as a search may give where none is asked for
_SHARED = ("contact", "instrument")


@dataclass(frozen=True)
class StatementQuery:
    """Codes of parties, who speaks (a name, an office or a party as written), words, EDTF dates, forms.

    `limit` is how many are given (0: all); `order` is "rank" (those that are about the words most, first)
    or "time". Without words the order is that of time.
    """

    parties: tuple[str, ...] = ()
    by: str | None = None
    about: str | None = None
    since: str | None = None
    until: str | None = None
    forms: tuple[str, ...] = ()
    limit: int = 50
    order: str | None = None

    def check(self) -> None:
        """Refuse what makes no sense.

        Raises:
            UsageError: says what.
        """
        Query(since=self.since, until=self.until).check()
        if self.order == "rank" and not self.about:
            raise UsageError("--order rank", "statements are ranked by words", "--about WORDS with it")

    @property
    def ranked(self) -> bool:
        """Whether the order is that of rank."""
        return bool(self.about) and self.order != "time"


class Said(NamedTuple):
    """A statement of the record, the speaker's office as a report of it tells it, and its rank (1 is first).

    `rank` is None where no words are asked for.
    """

    merged: MergedEntry
    office: str | None
    rank: int | None


class Found(NamedTuple):
    """The statements given, and how many there are."""

    said: list[Said]
    total: int


def said(record: "Record", query: StatementQuery) -> Found:
    """The statements that answer `query`.

    Of several parties, what any of them says in the reports that tell of a contact or an instrument
    between them. More than `limit`: by rank the first, by time the latest.
    """
    office_of = offices_told(record)
    asked = speaker_asked(query.by)
    ranked = [
        (m, rank) for m, rank in _wanted(record, query, asked) if asked is None or asked.fits(m, office_of(m))
    ]
    kept = ranked
    if query.limit and len(ranked) > query.limit:
        kept = ranked[: query.limit] if query.ranked else _by_time(ranked)[-query.limit :]
    if not query.ranked:
        kept = _by_time(kept)
    return Found([Said(m, office_of(m), rank) for m, rank in kept], len(ranked))


def _by_time(ranked: list[tuple[MergedEntry, int | None]]) -> list[tuple[MergedEntry, int | None]]:
    return sorted(ranked, key=lambda pair: (place(pair[0]).key, pair[0].id))


def _wanted(
    record: "Record", query: StatementQuery, asked: Speaker | None
) -> Iterator[tuple[MergedEntry, int | None]]:
    """Statements of the parties and forms, with their ranks, before the speaker is looked at."""
    told = _between(record, query.parties) if len(query.parties) > 1 else None
    for m, rank in _searched(record, query, asked):
        if query.forms and isinstance(m.entry, Statement) and m.entry.form not in query.forms:
            continue
        if query.parties and not set(m.parties) & set(query.parties):
            continue
        if told is None or not told.isdisjoint(m.reports):
            yield m, rank


def _searched(
    record: "Record", query: StatementQuery, asked: Speaker | None
) -> Iterator[tuple[MergedEntry, int | None]]:
    """What the record finds for the words and the times, the best first where there are words."""
    name = asked.name if asked else None
    found = record.statements(by=name, about=query.about, since=query.since, until=query.until)
    for rank, m in enumerate(found, 1):
        yield m, rank if query.about else None


def _between(record: "Record", parties: tuple[str, ...]) -> set[str]:
    return {report for m in record.timeline(*parties, of=_SHARED) for report in m.reports}


def offices_told(record: "Record") -> Callable[[MergedEntry], str | None]:
    """The office of whoever makes a statement, as a report of that statement tells it among its contacts; else None."""

    @lru_cache(maxsize=4096)
    def people(report: str) -> tuple[tuple[tuple[str, ...], str | None, str], ...]:
        return tuple(
            (name_words(p.name), p.party, p.role)
            for contact in record.reading(report).contacts
            for p in contact.participants
            if p.name and p.role
        )

    def office_of(m: MergedEntry) -> str | None:
        entry = m.entry
        words = name_words(entry.speaker) if isinstance(entry, Statement) else ()
        if not words:
            return None
        told = (
            role
            for report in m.reports
            for name, party, role in people(report)
            if same_name(words, name) == 2 and party in (None, *m.parties)
        )
        return next(told, None)

    return office_of
