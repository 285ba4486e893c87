"""Where reports differ: who says what of which field, what the record took and by what rule."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from despatch.answers.encode import csv_text
from despatch.answers.headline import headline
from despatch.answers.query import Query, answer
from despatch.answers.rows import Row, citation_row
from despatch.answers.timeline import ReportOf
from despatch.model.fates import Difference
from despatch.model.merged import MergedEntry

if TYPE_CHECKING:
    from despatch.record import Record


class Disputed(NamedTuple):
    """An entry and a field in which its reports differ."""

    entry: MergedEntry
    difference: Difference


def disputed(
    record: "Record", parties: Sequence[str], fields: Sequence[str], *, every: bool
) -> tuple[list[Disputed], int]:
    """The differences of the entries of these parties, the weightiest first, and how many are left out.

    Left out unless `every`: those of exactness and wording alone. `fields`: only these, if any are named.
    """
    from despatch.record.fates.differing import differences

    kinds = ("contact", "instrument", "commitment", "statement")
    found = {m.id: m for m in answer(record, Query(tuple(parties), kinds=kinds))}
    told = [d for d in differences(found.values()) if not fields or d.field in fields]
    kept = [d for d in told if every or d.contrast == "contrary"]
    return [Disputed(found[d.id], d) for d in kept], len(told) - len(kept)


def disputed_row(one: Disputed, report_of: ReportOf) -> Row:
    """The entry's id and heading, the field, each value with its reports and words, the value taken and why."""
    m, d = one
    return {
        "id": m.id,
        "entry": m.kind_of_entry,
        "what": headline(m.entry).what,
        "parties": list(m.parties),
        "date": m.date,
        "field": d.field,
        "contrast": d.contrast,
        "taken": _value(d.taken),
        "rule": d.rule,
        "says": [
            {"value": _value(s.value), "taken": s.taken, "reports": [_told(c.report, report_of) for c in s.citations],
             "citations": [citation_row(c) for c in s.citations]}
            for s in d.says
        ],
    }  # fmt: skip


def _told(id_: str | None, report_of: ReportOf) -> Row:
    report = report_of(id_) if id_ else None
    return {
        "report": id_,
        "outlet": report.outlet if report else None,
        "published": report.published if report else None,
    }


def _value(value: str | tuple[str, ...] | None) -> Any:
    return list(value) if isinstance(value, tuple) else value


COLUMNS = (
    "id", "entry", "what", "parties", "date", "field", "contrast", "value", "taken", "outlet", "published", "report",
    "citation", "rule",
)  # fmt: skip


def disputed_csv(found: Iterable[Disputed], report_of: ReportOf) -> str:
    """One row for each report and value."""
    return csv_text(COLUMNS, (row for one in found for row in _cells(one, report_of)))


def _cells(one: Disputed, report_of: ReportOf) -> Iterable[list[Any]]:
    m, d = one
    for says in d.says:
        for c in says.citations:
            told = _told(c.report, report_of)
            yield [
                m.id, m.kind_of_entry, headline(m.entry).what, m.parties, m.date, d.field, d.contrast, says.value, says.taken,
                told["outlet"], told["published"], c.report, c.text, d.rule,
            ]  # fmt: skip
