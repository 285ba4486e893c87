"""What was said: which statements, by whom in which office, in which order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from despatch.answers.placing import place
from despatch.answers.query import Query
from despatch.answers.speaking import Speaker, speaker_asked
from despatch.model import Statement, UsageError
from despatch.model.merged import MergedEntry
from despatch.record.names import name_words, same_name
from despatch.record.party_names import names_party
from despatch.record.people.apposed import office_before

if TYPE_CHECKING:
    from despatch.record import Record

FORMS = ("direct", "indirect", "mixed")
ORDERS = ("rank", "time")
_SHARED = ("contact", "instrument")


@dataclass(frozen=True)
class StatementQuery:
    """Codes of parties, who speaks (a name, an office or a party as written), words, EDTF dates, forms.

    The words are understood as `Record.search` does. `limit` is how many are given (0: all); `order` is
    "rank" (those that are about the words most, first) or "time". Without words it is that of time.
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
    """A statement of the record, the speaker's office as a report of it tells it, its rank (1 is first) and score.

    `rank` and `score` are None where no words are asked for; scores compare within one question only.
    """

    merged: MergedEntry
    office: str | None
    rank: int | None = None
    score: float | None = None


class Found(NamedTuple):
    """The statements given, whether there are more, and how many there are (None: not counted)."""

    said: list[Said]
    more: bool = False
    total: int | None = None


def said(record: "Record", query: StatementQuery) -> Found:
    """The statements that answer `query`.

    Of several parties, what any of them says of another in so many words, or in a report that tells of
    a contact or an instrument between them. More than `limit`: by rank the first, by time the latest.
    """
    found = _theirs(record, query)
    if query.ranked and query.limit:
        kept = list(islice(found, query.limit + 1))
        return Found(kept[: query.limit], len(kept) > query.limit)
    every = list(found)
    if not query.ranked:
        every.sort(key=lambda one: (place(one.merged).key, one.merged.id))
    kept = every[-query.limit :] if query.limit else every
    return Found(kept, len(kept) < len(every), len(every))


def _theirs(record: "Record", query: StatementQuery) -> Iterator[Said]:
    """Statements of the parties, forms and speaker asked for, as the record finds them."""
    office_of = offices_told(record)
    asked = speaker_asked(query.by)
    told = _between(record, query.parties) if len(query.parties) > 1 else None
    rank = 0
    for m, score in _searched(record, query, asked):
        if query.forms and isinstance(m.entry, Statement) and m.entry.form not in query.forms:
            continue
        if query.parties and not set(m.parties) & set(query.parties):
            continue
        if told is not None and told.isdisjoint(m.reports) and not names_another(m, query.parties):
            continue
        office = office_of(m)
        if asked is None or asked.fits(m, office):
            rank += 1
            yield Said(m, office, rank if query.about else None, score)


def _searched(
    record: "Record", query: StatementQuery, asked: Speaker | None
) -> Iterator[tuple[MergedEntry, float | None]]:
    """What the record finds for the words and the times: with words the best first, else in the order of time."""
    name = asked.name if asked else None
    if query.about is None:
        for m in record.statements(by=name, since=query.since, until=query.until):
            yield m, None
        return
    sides = query.parties if len(query.parties) == 1 else ()
    sides = (*sides, asked.party) if asked and asked.party and asked.party not in sides else sides
    yield from record.search(
        query.about, "statement", by=name, parties=sides, since=query.since, until=query.until, limit=None
    )


def _between(record: "Record", parties: tuple[str, ...]) -> set[str]:
    return {report for m in record.timeline(*parties, of=_SHARED) for report in m.reports}


def names_another(m: MergedEntry, parties: tuple[str, ...]) -> bool:
    """Whether a statement names one of the parties other than the one that makes it."""
    others = [party for party in parties if party not in m.parties]
    words = " ".join((getattr(m.entry, "content", ""), *(c.text for c in m.entry.citations)))
    return any(names_party(words, party) for party in others)


def offices_told(record: "Record") -> Callable[[MergedEntry], str | None]:
    """The office of whoever makes a statement, as a report of that statement tells it; None where none does.

    It is told among the report's contacts, or stands right before the name in its text.
    """

    @lru_cache(maxsize=4096)
    def people(report: str) -> tuple[tuple[tuple[str, ...], str | None, str], ...]:
        return tuple(
            (name_words(p.name), p.party, p.role)
            for contact in record.reading(report).contacts
            for p in contact.participants
            if p.name and p.role
        )

    @lru_cache(maxsize=256)
    def text_of(report: str) -> str:
        return record.report(report).text

    def office_of(m: MergedEntry) -> str | None:
        entry = m.entry
        words = name_words(entry.speaker) if isinstance(entry, Statement) else ()
        if not isinstance(entry, Statement) or not words:
            return None
        told = (
            role
            for report in m.reports
            for name, party, role in people(report)
            if same_name(words, name) == 2 and party in (None, *m.parties)
        )
        return next(told, None) or before_name(m, entry.speaker or "")

    def before_name(m: MergedEntry, name: str) -> str | None:
        found = (office_before(text_of(report), name) for report in m.reports)
        return next((office for office in found if office), None)

    return office_of
