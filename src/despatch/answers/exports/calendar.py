"""What is planned as an iCalendar (RFC 5545): contacts ahead, put off or called off, and commitments with a date."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from despatch.answers.exports.calendar_words import EXACT, description, location, summary
from despatch.answers.exports.origin import Origin, OriginOf, cited_origins
from despatch.answers.exports.spans import DateSpan, span
from despatch.answers.headline import status_of
from despatch.model import Commitment, Contact
from despatch.model.merged import MergedEntry
from despatch.model.when import bounds

if TYPE_CHECKING:
    from icalendar import Event

SORTS = ("contact", "commitment")
PLANNED = ("planned", "proposed", "postponed", "cancelled")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ADDRESS = re.compile(r"https?://[\x21-\x7e]+\Z")


def calendar(entries: Iterable[MergedEntry], origin_of: OriginOf, left_out: Counter[str]) -> Iterator[bytes]:
    """The calendar, piece by piece; what is not planned is passed over, what has no day is counted in `left_out` by why."""
    from icalendar import Calendar

    whole = Calendar()
    whole.add("prodid", "-//Despatch//Planned contacts and commitments//EN")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    head, _, end = whole.to_ical().partition(b"END:VCALENDAR")
    yield head
    for m in entries:
        if not is_planned(m):
            continue
        when = span(m.date)
        if when.first is None and when.last is None:
            left_out["without a year" if when.precision == "yearless" else "without a date"] += 1
            continue
        yield event(m, when, cited_origins(m.entry.citations, origin_of)).to_ical()
    yield b"END:VCALENDAR" + end


def is_planned(m: MergedEntry) -> bool:
    """Whether an entry belongs into a calendar of what is planned (or was, and is called off)."""
    if isinstance(m.entry, Contact):
        return m.entry.status in PLANNED
    return isinstance(m.entry, Commitment)


def event(m: MergedEntry, when: DateSpan, origins: list[Origin]) -> "Event":
    """One entry as an all-day event over the days of `when`, of which at least one is known."""
    from icalendar import Event

    made = Event()
    made.add("uid", f"{m.id}@despatch")
    made.add("dtstamp", stamp(origins))
    made.add("sequence", max(0, len(m.history) - 1))
    first = when.first or when.last or date.min
    made.add("dtstart", first)
    made.add("dtend", _after(when.last or first))
    made.add("status", _status(m, when))
    made.add("transp", "TRANSPARENT")
    made.add("summary", summary(m, when))
    if place := location(m):
        made.add("location", place)
    made.add(
        "categories",
        [m.kind_of_entry, *([m.entry.kind, m.entry.status] if isinstance(m.entry, Contact) else [])],
    )
    made.add("description", description(m, origins))
    if url := next((o.url for o in origins if o.url and _ADDRESS.match(o.url)), None):
        made.add("url", url)
    return made


def stamp(origins: list[Origin]) -> datetime:
    """When the newest of the reports was published: the same whenever the export is made; 1970 where none tells."""
    return max((_published(o) for o in origins), default=_EPOCH)


def _published(origin: Origin) -> datetime:
    if origin.published_time:
        try:
            told = datetime.fromisoformat(origin.published_time)
            return (told if told.tzinfo else told.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
        except (ValueError, OverflowError):
            pass
    days = bounds(origin.published)
    return datetime.combine(days[0], datetime.min.time(), UTC) if days else _EPOCH


def _after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def _status(m: MergedEntry, when: DateSpan) -> str:
    status = status_of(m.entry)
    if status == "cancelled":
        return "CANCELLED"
    sure = when.precision in EXACT and not when.doubtful and status not in ("proposed", "postponed")
    return "CONFIRMED" if sure else "TENTATIVE"
