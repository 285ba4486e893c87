"""Entries as rows of one table: the columns of `--format csv`, and the objects of `--format json`."""

from collections.abc import Iterable
from typing import Any

from despatch.answers.encode import csv_text
from despatch.answers.headline import date_of, kind_of, named, parties_of, status_of
from despatch.answers.rows import Row, entry_row
from despatch.model import Contact, Entry, Instrument, Reading, Statement
from despatch.model.merged import Checked, MergedEntry

# What every kind of entry is told by; a column that an entry has no value for is empty.
COLUMNS = (
    "entry", "kind", "status", "date", "parties", "place", "country", "people", "mechanism", "topics", "words",
    "speaker", "form", "citation",
)  # fmt: skip


def cells(entry: Entry) -> list[Any]:
    """The values of `COLUMNS`. `words` are an instrument's title, what is undertaken, what is said."""
    contact = entry if isinstance(entry, Contact) else None
    said = entry if isinstance(entry, Statement) else None
    return [
        kind_of(entry),
        getattr(entry, "kind", None),
        status_of(entry) if not said else None,
        date_of(entry),
        parties_of(entry),
        contact and contact.place,
        contact and contact.country,
        [named(p) for p in contact.participants] if contact else None,
        contact and contact.mechanism,
        contact.topics if contact else None,
        _words(entry),
        said and said.speaker,
        said and said.form,
        entry.citations[0].text if entry.citations else None,
    ]


def _words(entry: Entry) -> str | None:
    if isinstance(entry, Contact):
        return None
    if isinstance(entry, Instrument):
        return entry.title
    return entry.content if isinstance(entry, Statement) else entry.what


def readings_header() -> list[str]:
    """The header of `read --format csv`."""
    return ["report", "published", *COLUMNS]


def reading_cells(reading: Reading) -> list[list[Any]]:
    """One row per entry of a reading."""
    entries: tuple[Entry, ...] = (
        *reading.contacts,
        *reading.instruments,
        *reading.commitments,
        *reading.statements,
    )
    return [[reading.report.id, reading.report.published, *cells(entry)] for entry in entries]


def merged_csv(merged: Iterable[MergedEntry]) -> str:
    """One row per entry of a record, header first."""
    header = ["id", *COLUMNS, "not_before", "not_after", "reports", "texts", "differences", "checked"]
    return csv_text(header, (_merged_cells(m) for m in merged))


def _merged_cells(m: MergedEntry) -> list[Any]:
    bound = m.bounded_by
    return [
        m.id,
        *cells(m.entry),
        bound and bound.after,
        bound and bound.before,
        m.sources.reports,
        m.sources.texts,
        list(m.differences),
        m.checked and m.checked.state,
    ]


def merged_row(m: MergedEntry) -> Row:
    """An entry of a record as `export` and `timeline --format json` print it.

    The fields of `read`, with `citations` naming their `report`, between `id` and `entry` (which kind
    it is) in front and `sources`, `differences`, `history` and `bounded_by` behind.
    """
    row: Row = {"id": m.id, "entry": m.kind_of_entry, **entry_row(m.entry)}
    if isinstance(m.entry, Statement):
        row["date"] = m.entry.date
    row["sources"] = {"reports": m.sources.reports, "texts": m.sources.texts}
    row["differences"] = {
        field: [{"value": _value(t.value), "reports": list(t.reports)} for t in told]
        for field, told in m.differences.items()
    }
    row["history"] = [
        {"reported": s.reported, "status": s.status, "date": s.date, "reports": list(s.reports)}
        for s in m.history
    ]
    row["checked"] = checked_row(m.checked)
    row["bounded_by"] = {"after": m.bounded_by.after, "before": m.bounded_by.before} if m.bounded_by else None
    return row


def checked_row(checked: Checked | None) -> Row | None:
    """What people decided of an entry; null where it is as the machine coded it."""
    if checked is None:
        return None
    return {
        "state": checked.state,
        "author": checked.author,
        "at": checked.at,
        "judgements": list(checked.judgements),
        "fields": checked.fields,
        "since": list(checked.since),
    }


def _value(value: str | tuple[str, ...]) -> str | list[str]:
    return list(value) if isinstance(value, tuple) else value
