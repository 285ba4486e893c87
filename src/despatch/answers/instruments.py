"""Instruments through their life: which are asked for, and as data."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from despatch.answers.encode import csv_text
from despatch.answers.query import Query
from despatch.answers.rows import Row, citation_row
from despatch.model.lives import Life
from despatch.record.lives import lives

if TYPE_CHECKING:
    from despatch.record import Record

COLUMNS = (
    "id", "title", "kind", "parties", "state", "since", "next", "steps", "entries", "reports", "citation", "citation_report",
)  # fmt: skip


def found_lives(
    record: "Record",
    parties: tuple[str, ...],
    since: str | None = None,
    until: str | None = None,
    states: tuple[str, ...] = (),
    awaiting: bool = False,
) -> list[Life]:
    """The instruments between all of `parties` (none given: all), in the order of their last step.

    `since` and `until` hold for any of the steps; `states` are alternatives; `awaiting` keeps those
    with a next step that is not reported.

    Raises:
        UsageError: a date that is none, or that leaves no time.
    """
    Query(since=since, until=until).check()
    made = lives(record.timeline(*parties, of="instrument"))
    if since or until:
        within = {m.id for m in record.timeline(*parties, since=since, until=until, of="instrument")}
        made = [life for life in made if within & {m.id for m in life.entries}]
    return [life for life in made if (not states or life.state in states) and (life.next or not awaiting)]


def row(life: Life) -> Row:
    """An instrument as data; `next` is the step that no report tells yet."""
    return {
        "id": life.id,
        "title": life.title,
        "kind": life.kind,
        "parties": list(life.parties),
        "state": life.state,
        "since": life.since,
        "next": life.next,
        "steps": [
            {
                "action": step.action,
                "date": step.date,
                "reported": step.reported,
                "entry": step.entry,
                "reports": list(step.reports),
                "citations": [citation_row(c) for c in step.citations],
            }
            for step in life.steps
        ],
        "entries": [m.id for m in life.entries],
    }


def table(found: Iterable[Life]) -> str:
    """One row an instrument as CSV, header first; the citation is that of the last step."""
    return csv_text(COLUMNS, (_cells(life) for life in found))


def _cells(life: Life) -> list[Any]:
    last = next((c for step in reversed(life.steps) for c in step.citations), None)
    told = [f"{step.action} {step.date}" if step.date else step.action for step in life.steps]
    reports = {report for step in life.steps for report in step.reports}
    return [
        life.id, life.title, life.kind, life.parties, life.state, life.since, life.next, told,
        [m.id for m in life.entries], len(reports), last and last.text, last and last.report,
    ]  # fmt: skip
