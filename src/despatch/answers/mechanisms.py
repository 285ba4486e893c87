"""Mechanisms of a record: chosen by party, and as rows."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from despatch.answers.encode import csv_text
from despatch.answers.rows import Row, citation_row
from despatch.model.mechanisms import Mechanism, MechanismMeeting
from despatch.model.when import bounds

if TYPE_CHECKING:
    from despatch.record import Record

COLUMNS = (
    "id", "name", "parties", "held", "last_date", "last_before", "last_ordinal", "last_place", "next_date", "next_status",
    "next_ordinal", "usual_days", "gaps", "gap_days", "overdue", "missing", "entries", "citation", "report",
)  # fmt: skip


def known_mechanisms(record: "Record", parties: Sequence[str], today: date) -> list[Mechanism]:
    """The mechanisms in which all of `parties` take part, as of `today`: overdue ones first.

    A body's mechanism is theirs where a contact of it has them all. What is usual is told from all of
    a mechanism's meetings, whoever is named in them.
    """
    from despatch.record.mechanisms import mechanisms

    return of_parties(record, mechanisms(record.entries("contact"), today), parties)


def of_parties(record: "Record", found: list[Mechanism], parties: Sequence[str]) -> list[Mechanism]:
    """Those of which a contact has all of `parties`; none given: all."""
    if not parties:
        return found
    theirs = {m.id for m in record.timeline(*parties, of="contact")}
    return [m for m in found if any(not theirs.isdisjoint(meeting.entries) for meeting in m.meetings)]


class Round(NamedTuple):
    """A meeting, or None for one that the record lacks; its number; days since the meeting held before it, where both are known."""

    meeting: MechanismMeeting | None
    ordinal: int | None
    gap_days: int | None = None


def rounds(one: Mechanism) -> list[Round]:
    """The meetings of a mechanism in the order of time, the undated last; missing ones stand where their numbers belong."""
    made: list[Round] = []
    lacking = list(one.missing)
    before: date | None = None
    for meeting in one.meetings:
        while lacking and meeting.ordinal and lacking[0] < meeting.ordinal:
            made.append(Round(None, lacking.pop(0)))
        span = bounds(meeting.date)
        held = meeting.status in ("held", "ongoing") and span is not None
        made.append(
            Round(meeting, meeting.ordinal, (span[0] - before).days if held and span and before else None)
        )
        before = span[1] if held and span else before
    return made


def mechanism_row(one: Mechanism) -> Row:
    """A mechanism as `mechanisms --format json` prints it; every field always, unknown null."""
    return {
        "id": one.id,
        "name": one.name,
        "names": list(one.names),
        "parties": list(one.parties),
        "held": one.held,
        "last": _meeting_row(one.last),
        "next": _meeting_row(one.next),
        "usual_days": one.usual_days,
        "gaps": one.gaps,
        "gap_days": one.gap_days,
        "overdue": one.overdue,
        "missing": list(one.missing),
        "meetings": [_meeting_row(m) for m in one.meetings],
    }


def _meeting_row(meeting: MechanismMeeting | None) -> Row | None:
    if meeting is None:
        return None
    return {
        "status": meeting.status,
        "date": meeting.date,
        "before": meeting.before,
        "told": meeting.told,
        "ordinal": meeting.ordinal,
        "place": meeting.place,
        "country": meeting.country,
        "entries": list(meeting.entries),
        "citation": citation_row(meeting.citation) if meeting.citation else None,
    }


def mechanisms_csv(found: Sequence[Mechanism]) -> str:
    """One row a mechanism, header first; the citation is of the last meeting, or of the one ahead."""
    return csv_text(COLUMNS, (list(_cells(m)) for m in found))


def _cells(one: Mechanism) -> Iterator[Any]:
    last, ahead = one.last, one.next
    shown = last or ahead or (one.meetings[-1] if one.meetings else None)
    cited = shown.citation if shown else None
    yield from (one.id, one.name, one.parties, one.held)
    yield from (last and last.date, last and last.before, last and last.ordinal, last and last.place)
    yield from (ahead and ahead.date, ahead and ahead.status, ahead and ahead.ordinal)
    yield from (one.usual_days, one.gaps, one.gap_days, one.overdue, one.missing)
    yield [e for m in one.meetings for e in m.entries]
    yield from (cited and cited.text, cited and cited.report)
