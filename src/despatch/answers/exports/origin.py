"""Where cited words were printed: what exports tell of a report."""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from despatch.model import Citation, RecordError, Report

if TYPE_CHECKING:
    from despatch.record import Record


class Origin(NamedTuple):
    """A report without its text; every field but `id` is None where it is not known."""

    id: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    published: str | None = None
    published_time: str | None = None
    language: str | None = None


OriginOf = Callable[[str], Origin]


def origin(report: Report) -> Origin:
    """What is known of a report."""
    return Origin(
        report.id, report.title, report.outlet, report.url, report.byline, report.published, report.published_time,
        report.language,
    )  # fmt: skip


def origins_of(record: "Record") -> OriginOf:
    """Origins by the id of the report, the last asked kept; one that is not in the record has only its id."""

    @lru_cache(maxsize=16384)
    def origin_of(id_: str) -> Origin:
        try:
            return origin(record.report(id_))
        except RecordError:
            return Origin(id_)

    return origin_of


def cited_origins(citations: tuple[Citation, ...], origin_of: OriginOf) -> list[Origin]:
    """The reports that citations name, each once, in their order."""
    return [origin_of(id_) for id_ in dict.fromkeys(c.report for c in citations if c.report)]
