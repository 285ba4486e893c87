"""Statements as data: the rows of `statements --format json` and csv."""

from collections.abc import Iterable
from typing import Any

from despatch.answers.encode import csv_text
from despatch.answers.rows import Row
from despatch.answers.statements import Said
from despatch.answers.table import merged_row
from despatch.answers.timeline import ReportOf
from despatch.model import Statement

COLUMNS = (
    "id", "rank", "score", "date", "not_before", "not_after", "speaker", "office", "party", "form", "cue", "medium", "words",
    "outlet", "published", "url", "report", "start", "end", "reports", "texts",
)  # fmt: skip


def row(one: Said, report_of: ReportOf) -> Row:
    """A statement as `export` has it, with `rank`, the speaker's `office`, and what is known of each report (`told_by`)."""
    told = []
    for id_ in one.merged.reports:
        report = report_of(id_)
        told.append(
            {
                "report": id_,
                "outlet": report.outlet if report else None,
                "published": report.published if report else None,
                "url": report.url if report else None,
            }
        )
    return {
        **merged_row(one.merged),
        "rank": one.rank,
        "score": one.score,
        "office": one.office,
        "told_by": told,
    }


def table(said: Iterable[Said], report_of: ReportOf) -> str:
    """One row a statement as CSV, header first; outlet, date of publication and offsets are of its first citation."""
    return csv_text(COLUMNS, (_cells(one, report_of) for one in said))


def _cells(one: Said, report_of: ReportOf) -> list[Any]:
    m = one.merged
    assert isinstance(m.entry, Statement)
    cited = m.entry.citations[0] if m.entry.citations else None
    report = report_of(cited.report) if cited and cited.report else None
    bound = m.bounded_by
    return [
        m.id, one.rank, one.score, m.date, bound and bound.after, bound and bound.before, m.entry.speaker, one.office, m.entry.party,
        m.entry.form, m.entry.cue, m.entry.medium, m.entry.content, report and report.outlet, report and report.published,
        report and report.url, cited and cited.report, cited and cited.start, cited and cited.end, m.sources.reports,
        m.sources.texts,
    ]  # fmt: skip
