"""A relationship whole: all that the record tells of two parties (or more), what of it is asked for, and its figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from despatch.answers.pending import Pending
from despatch.answers.placing import place
from despatch.answers.query import Query
from despatch.answers.rows import Row
from despatch.answers.timeline import chosen
from despatch.model import Contact, Statement
from despatch.model.merged import MergedEntry
from despatch.model.when import bounds
from despatch.record.asking import about, with_person
from despatch.record.levels import LEVELS, level

if TYPE_CHECKING:
    from despatch.record import Record

YEAR = timedelta(365)
TOOK_PLACE = ("held", "ongoing")
_AHEAD = ("planned", "proposed", "postponed")
_MANY, _LOOKED_AT = 250, 60  # entries that may bear on what is awaited; plans and promises that are looked at
_CONCLUDED = ("signed", "adopted", "ratified", "agreed", "amended")


class Relation(NamedTuple):
    """The entries of a relationship in the order of time; `level_of` by the ids of its contacts."""

    parties: tuple[str, ...]
    entries: tuple[MergedEntry, ...]
    level_of: dict[str, str | None]

    def of(self, *sorts: str) -> list[MergedEntry]:
        """The entries of some sorts."""
        return [m for m in self.entries if m.kind_of_entry in sorts]


@dataclass(frozen=True)
class Asked(Query):
    """What of a relationship is asked for: as of a timeline, and `levels`: leaders, ministers, officials, unknown."""

    levels: tuple[str, ...] = ()

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return not any(
            (self.since, self.until, self.kinds, self.statuses, self.person, self.about, self.levels)
        )


def relation(record: "Record", parties: tuple[str, ...]) -> Relation:
    """Contacts and instruments between all of the parties, and what one of them says or undertakes in a report of these."""
    found = {m.id: m for m in record.timeline(*parties, of=("contact", "instrument"))}
    found.update((m.id, m) for m in record.told_beside(parties, ("statement", "commitment")))
    entries = tuple(sorted(found.values(), key=lambda m: (place(m).key, m.id)))
    levels = {m.id: level(m.entry, parties) for m in entries if isinstance(m.entry, Contact)}
    return Relation(parties, entries, dict(levels))


def asked_for(relation: Relation, asked: Asked) -> list[MergedEntry]:
    """The entries that are asked for, in the order of time; what is said without being quoted only where statements are.

    Raises:
        UsageError: a date that is none, or that leaves no time.
    """
    asked.check()
    tests = [with_person(asked.person)] if asked.person else []
    tests += [about(asked.about)] if asked.about else []
    first, last = bounds(asked.since), bounds(asked.until)
    return [
        m
        for m in chosen(relation.entries, asked.kinds, asked.statuses)
        if (not asked.levels or (m.id in relation.level_of and (relation.level_of[m.id] or "unknown") in asked.levels))
        and _within(m, first[0] if first else None, last[1] if last else None)
        and all(test(m) for test in tests)
    ]  # fmt: skip


def _within(m: MergedEntry, first: date | None, last: date | None) -> bool:
    """Whether an entry lies in a span, by its date or what bounds it; of no known time only where none is asked for."""
    if not first and not last:
        return True
    told = m.bounded_by
    at = bounds(m.date) or (bounds(told.before) or bounds(told.after) if told else None)
    return at is not None and (not first or at[1] >= first) and (not last or at[0] <= last)


def figures(relation: Relation, today: date) -> list[Row]:
    """Contacts held, by level (None: not known; "all"): in the year up to today, the one before, and ever, with the last of them."""
    held = [
        m for m in relation.of("contact") if isinstance(m.entry, Contact) and m.entry.status in TOOK_PLACE
    ]
    rows = []
    for name in (*LEVELS, None, "all"):
        of = [m for m in held if name == "all" or relation.level_of[m.id] == name]
        last = max(
            (m for m in of if _day(m, today) > date.min), key=lambda m: (_day(m, today), m.id), default=None
        )
        now, before = years_apart(of, today)
        rows.append(
            {
                "level": name,
                "now": now,
                "before": before,
                "ever": len(of),
                "last": last.date if last else None,
                "last_entry": last.id if last else None,
            }
        )
    concluded = [m for m in relation.of("instrument") if getattr(m.entry, "action", "") in _CONCLUDED]
    now, before = years_apart(concluded, today)
    rows.append(
        {
            "level": "texts",
            "now": now,
            "before": before,
            "ever": len(concluded),
            "last": None,
            "last_entry": None,
        }
    )
    return rows


def years_apart(entries: Iterable[MergedEntry], today: date) -> tuple[int, int]:
    """How many entries begin in the year up to a day, and in the one before, by their own dates."""
    days = [span[0] for m in entries if (span := bounds(m.date))]
    now = sum(today - YEAR < day <= today for day in days)
    return now, sum(today - 2 * YEAR < day <= today - YEAR for day in days)


def _day(m: MergedEntry, today: date) -> date:
    span = bounds(m.date)
    return span[1] if span and span[0] <= today else date.min


def awaited(relation: Relation, today: date) -> list[Pending]:
    """What is planned or promised and not settled: what lies ahead, then what has passed lately, then what has no date.

    Of a large relationship only what is due, or was told, in the last two years or ahead is looked at, the latest first.
    """
    from despatch.record.fates import fates

    near = relation.entries
    if len(near) > _MANY:
        near = tuple(m for m in near if _within(m, today - 2 * YEAR, None))[-_MANY:]
    asked = {
        m.id: m for m in near if m.kind_of_entry == "commitment" or getattr(m.entry, "status", "") in _AHEAD
    }
    last = list(asked)[-_LOOKED_AT:]
    found = [Pending(asked[f.id], f) for f in fates(near, today, of=last)]
    open_ = [p for p in found if not p.fate.settled]
    return sorted(
        open_, key=lambda p: ((1, 0, 2)[p.group], p.fate.days is None, abs(p.fate.days or 0), p.entry.id)
    )


def quoted(relation: Relation) -> list[MergedEntry]:
    """Statements that quote somebody, the latest first; those of a time that is not known last."""
    said = [
        m for m in relation.of("statement") if isinstance(m.entry, Statement) and m.entry.form != "indirect"
    ]
    latest = sorted(said, key=lambda m: (place(m).key, m.id), reverse=True)
    return sorted(latest, key=lambda m: place(m).key[0])
