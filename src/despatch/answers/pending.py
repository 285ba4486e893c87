"""What is open: planned contacts and commitments with what became of each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from despatch.answers.encode import csv_text
from despatch.answers.headline import headline
from despatch.answers.query import Query, answer
from despatch.answers.rows import Row, citation_row
from despatch.answers.table import merged_row
from despatch.model import Contact
from despatch.model.fates import Bearing, Fate
from despatch.model.merged import MergedEntry

if TYPE_CHECKING:
    from despatch.record import Record

GROUPS = ("Past", "Ahead", "Without a date", "Settled")
_TOLD = ("contradicted", "done", "perhaps held", "perhaps cancelled", "not yet", "in part", "again", "about")


@dataclass(frozen=True)
class Wish:
    """Codes of parties, the day asked, days before and after it within which something is due, whether settled ones too."""

    parties: tuple[str, ...]
    today: date
    within: int | None = None
    every: bool = False


class Pending(NamedTuple):
    """An entry that was planned or promised, and its fate."""

    entry: MergedEntry
    fate: Fate

    @property
    def group(self) -> int:
        """Index in `GROUPS`."""
        if self.fate.settled:
            return 3
        if self.fate.days is None:
            return 0 if self.fate.state in ("lapsed", "perhaps held", "perhaps cancelled") else 2
        return 0 if self.fate.days < 0 else 1


def pending(record: "Record", wish: Wish) -> tuple[list[Pending], int]:
    """What is pending - past first, then ahead, each by due date, those without one last - and how many settled ones are left out.

    Judged by all entries of the parties (of the whole record, if none are asked for).
    """
    from despatch.record.fates import fates

    asked = {m.id: m for m in answer(record, Query(wish.parties, kinds=("contact", "commitment")))}
    found = [Pending(asked[f.id], f) for f in fates(_evidence(record, wish.parties), wish.today, of=asked)]
    near = [p for p in found if _within(p.fate, wish.within)]
    kept = [p for p in near if wish.every or not p.fate.settled]
    kept.sort(key=lambda p: (p.group, p.fate.days is None, p.fate.days or 0, p.entry.id))
    return kept, len(near) - len(kept)


def _evidence(record: "Record", parties: Sequence[str]) -> Iterator[MergedEntry]:
    if not parties:
        yield from record.entries()
    for party in parties:
        yield from record.timeline(party, of="all")


def _within(fate: Fate, days: int | None) -> bool:
    return days is None or (fate.days is not None and abs(fate.days) <= days)


def telling_bearings(fate: Fate) -> list[Bearing]:
    """What bears on it, the most telling first, then the latest."""
    latest = sorted(fate.bearings, key=lambda b: (b.reported or "", b.entry), reverse=True)
    return sorted(latest, key=lambda b: _TOLD.index(b.relation))


def fate_row(fate: Fate) -> Row:
    """A fate as data."""
    return {
        "state": fate.state,
        "due": fate.due,
        "days": fate.days,
        "reason": fate.reason,
        "bearings": [_bearing_row(b) for b in fate.bearings],
    }


def _bearing_row(b: Bearing) -> Row:
    return {
        "entry": b.entry, "sort": b.sort, "relation": b.relation, "reported": b.reported, "date": b.date,
        "cue": b.cue, "shared": list(b.shared), "reason": b.reason, "citation": citation_row(b.citation),
    }  # fmt: skip


def pending_row(one: Pending) -> Row:
    """The fields of `export`, and `fate`: state, due, days (negative: passed), reason, bearings."""
    return {**merged_row(one.entry), "fate": fate_row(one.fate)}


COLUMNS = (
    "id", "entry", "state", "due", "days", "parties", "what", "place", "people", "reason", "citation", "report",
    "bearing", "bearing_entry", "bearing_reported", "bearing_citation", "bearing_report", "bearings",
)  # fmt: skip


def pending_csv(found: Iterable[Pending]) -> str:
    """One row an entry, with the most telling of what bears on it."""
    return csv_text(COLUMNS, (_cells(p) for p in found))


def _cells(one: Pending) -> list[Any]:
    m, fate = one
    head = headline(m.entry)
    cited = m.entry.citations[0] if m.entry.citations else None
    best = next(iter(telling_bearings(fate)), None)
    return [
        m.id, m.kind_of_entry, fate.state, fate.due, fate.days, m.parties, head.what,
        m.entry.place if isinstance(m.entry, Contact) else None, head.who, fate.reason,
        cited and cited.text, cited and cited.report, best and best.relation, best and best.entry,
        best and best.reported, best and best.citation.text, best and best.citation.report, len(fate.bearings),
    ]  # fmt: skip
