"""Several relationships side by side: contacts per month, quarter or year, by level and kind."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from despatch.answers.encode import csv_text
from despatch.model import Contact
from despatch.model.merged import MergedEntry
from despatch.model.when import bounds, yearless
from despatch.record.levels import Level, level

if TYPE_CHECKING:
    from despatch.answers.rows import Row
    from despatch.record import Record

By = Literal["month", "quarter", "year"]
Dated = Literal["dated", "coarse", "undated"]
COLUMNS = (
    "relationship", "by", "bucket", "first_day", "last_day", "dated", "level", "kind", "held", "planned",
)  # fmt: skip
_PLANNED, _HELD = ("planned",), ("held", "ongoing")


class Tally(NamedTuple):
    """Contacts that are alike: of one relationship, bucket, level and kind.

    `bucket` is EDTF: `2024-02`, a quarter `2024-33` (33 to 36), `2024`; None where `dated` is "coarse"
    (a date that lies in no single bucket) or "undated" (none told, or one without its year).
    """

    parties: tuple[str, ...]
    bucket: str | None
    dated: Dated
    level: Level | None
    kind: str


class Compared(NamedTuple):
    """The answer: contacts `held` (or ongoing) and `planned`, each once in one tally."""

    relationships: tuple[tuple[str, ...], ...]
    by: By
    held: Counter[Tally]
    planned: Counter[Tally]


def compared(
    record: "Record",
    relationships: Iterable[tuple[str, ...]],
    by: By,
    since: str | None = None,
    until: str | None = None,
) -> Compared:
    """Count the contacts between all parties of each relationship; what was put off or proposed only is left out."""
    asked = tuple(dict.fromkeys(relationships))
    out = Compared(asked, by, Counter(), Counter())
    for parties in asked:
        for m in record.timeline(*parties, since=since, until=until, of="contact", status=_HELD + _PLANNED):
            count_contact(out, parties, m)
    return out


def count_contact(out: Compared, parties: tuple[str, ...], m: MergedEntry) -> None:
    """Take one contact into the counts of a relationship."""
    if not isinstance(m.entry, Contact) or m.entry.status not in _HELD + _PLANNED:
        return
    bucket, dated = bucket_of(m.entry.date, out.by)
    tally = Tally(parties, bucket, dated, level(m.entry, parties), m.entry.kind)
    (out.planned if m.entry.status in _PLANNED else out.held)[tally] += 1


def bucket_of(edtf: str | None, by: By) -> tuple[str | None, Dated]:
    """The month, quarter or year that a date lies in as a whole, and whether it does.

    >>> bucket_of("2024-02-29", "quarter"), bucket_of("2024", "month")
    (('2024-33', 'dated'), (None, 'coarse'))
    """
    span = bounds(edtf)
    if span is None:
        return None, "coarse" if edtf and not yearless(edtf) else "undated"
    first, last = (_bucket(day, by) for day in span)
    return (first, "dated") if first == last else (None, "coarse")


def _bucket(day: date, by: By) -> str:
    if by == "year":
        return f"{day.year:04}"
    return f"{day.year:04}-{day.month:02}" if by == "month" else f"{day.year:04}-{32 + (day.month + 2) // 3}"


def rows(found: Compared) -> "Iterator[Row]":
    """One row for each relationship, bucket, level and kind that has contacts, in that order; unknown is null."""
    tallies = {**found.held, **found.planned}
    place = {one: n for n, one in enumerate(found.relationships)}
    for t in sorted(tallies, key=lambda t: _order(place, t)):
        span = bounds(t.bucket)
        yield {
            "relationship": "-".join(t.parties),
            "by": found.by,
            "bucket": t.bucket,
            "first_day": span[0].isoformat() if span else None,
            "last_day": span[1].isoformat() if span else None,
            "dated": t.dated,
            "level": t.level,
            "kind": t.kind,
            "held": found.held[t],
            "planned": found.planned[t],
        }


def _order(place: dict[tuple[str, ...], int], t: Tally) -> tuple[int, str, str, str, str]:
    return place[t.parties], t.bucket or "~", t.dated, t.level or "~", t.kind


def table(found: Compared) -> str:
    """The same as CSV, header first."""
    return csv_text(COLUMNS, ([row[name] for name in COLUMNS] for row in rows(found)))
