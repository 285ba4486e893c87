"""What each report tells of an entry, side by side, with what differs marked field by field."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from despatch.answers.dates import readable
from despatch.answers.headline import date_of, named, parties_of, status_of
from despatch.answers.parties import party_name
from despatch.answers.words import listed
from despatch.model import Commitment, Contact, Entry, Instrument, Statement
from despatch.model.compared import Side
from despatch.model.merged import MergedEntry

NOTES = {
    "contrary": "differs",
    "exactness": "other exactness",
    "wording": "other wording",
    "status": "at that time",
}


class Cell(NamedTuple):
    """A field of one report's account: `value` for people, `note` in what way it is not what the record has, or ""."""

    field: str
    value: str
    note: str = ""


class Beside(NamedTuple):
    """One report's account with its fields; those that it does not tell are left out."""

    side: Side
    cells: tuple[Cell, ...]


def beside(m: MergedEntry, sides: Sequence[Side]) -> list[Beside]:
    """The accounts of an entry with their fields, each compared with what the record has."""
    from despatch.record.fates.differing import differences

    contrasts = {d.field: d.contrast for d in differences([m])}
    own = {field: value for field, _, value in _fields(m.entry)}
    return [Beside(side, tuple(_cells(side.entry, own, contrasts, len(sides)))) for side in sides]


def _cells(entry: Entry, own: dict[str, str], contrasts: Mapping[str, str], sides: int) -> Iterator[Cell]:
    for field, value, key in _fields(entry):
        note = ""
        if key != own.get(field) and value and sides > 1:
            how = "status" if field in ("status", "action") else contrasts.get(field, "")
            note = NOTES.get(how, "")
        if value:
            yield Cell(field, value, note)


def _fields(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """The fields of an entry by name, each as people read it, and as it is compared."""
    yield from _same(
        "status" if isinstance(entry, Contact) else "action",
        status_of(entry) if not isinstance(entry, Statement) else "",
    )
    date = date_of(entry)
    yield "due" if isinstance(entry, Commitment) else "date", readable(date) if date else "", date or ""
    parties = parties_of(entry)
    field = "by" if isinstance(entry, Commitment) else "party" if isinstance(entry, Statement) else "parties"
    yield field, listed(party_name(p) for p in parties), " ".join(parties)
    if isinstance(entry, Contact):
        yield from _same("kind", entry.kind)
        country = party_name(entry.country) if entry.country else ""
        yield "place", ", ".join(p for p in (entry.place, country) if p), entry.place or ""
        yield from _same(
            "people",
            "; ".join(named(p) + (f", {p.role}" if p.name and p.role else "") for p in entry.participants),
        )
        yield from _same("mechanism", entry.mechanism or "")
        yield from _same("topics", "; ".join(entry.topics))
    elif isinstance(entry, Instrument):
        yield from _same("title", entry.title)
        yield from _same("kind", entry.kind)
    elif isinstance(entry, Commitment):
        yield from _same("what", entry.what)
    else:
        yield from _same("speaker", entry.speaker or "")
        yield from _same("medium", entry.medium or "")
        yield from _same("content", entry.content)


def _same(field: str, value: str) -> Iterator[tuple[str, str, str]]:
    yield field, value, value
