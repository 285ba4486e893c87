"""The footnotes of a brief: which passages a line rests on, cut short, numbered as they come."""

from collections.abc import Callable, Iterable

from despatch.answers.brief.content import Footnote
from despatch.answers.brief.quoting import Passage, passage
from despatch.model import Citation, Report
from despatch.model.merged import MergedEntry
from despatch.model.when import yearless
from despatch.record.names import fold

WIDTH = 190  # characters of a cited passage
ReportOf = Callable[[str], Report | None]


class Notes:
    """Gives footnotes their numbers; the same words of the same report have one number."""

    def __init__(self, report_of: ReportOf) -> None:
        self._report_of = report_of
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._notes: list[Footnote] = []

    def all(self) -> tuple[Footnote, ...]:
        """Every footnote given, by number."""
        return tuple(self._notes)

    def of(
        self, m: MergedEntry, terms: Iterable[str] = (), *, most: int = 1, reports: tuple[str, ...] = ()
    ) -> tuple[int, ...]:
        """Footnotes for an entry: of its best reports (of `reports` alone, where given), `most` at most."""
        wanted = tuple(terms)
        numbers: list[int] = []
        said: set[str] = set()
        for report in _ranked(m, self._report_of, reports):
            citation = _telling([c for c in m.entry.citations if c.report == report.id], wanted)
            cited = passage(report.text, citation.start, citation.end, wanted, WIDTH)
            words = " ".join(fold(" ".join(cited.stretches)).split())
            if words in said or len(numbers) == most:
                continue  # the same words of one wire text say no more
            said.add(words)
            numbers.append(self.add(report, cited))
        return tuple(dict.fromkeys(numbers))

    def add(self, report: Report, cited: Passage) -> int:
        """The number of the footnote that cites this passage."""
        key = (report.id, cited.start, cited.end)
        if key not in self._numbers:
            self._numbers[key] = len(self._notes) + 1
            self._notes.append(
                Footnote(
                    number=self._numbers[key],
                    report=report.id,
                    outlet=report.outlet,
                    title=report.title,
                    published=report.published,
                    url=report.url,
                    words=cited.stretches,
                    start=cited.start,
                    end=cited.end,
                    cut_before=cited.cut_before,
                    cut_after=cited.cut_after,
                )
            )
        return self._numbers[key]


def _ranked(m: MergedEntry, report_of: ReportOf, only: tuple[str, ...]) -> list[Report]:
    """The reports of an entry, best first: those that tell how it stands now, dated, of a named outlet;
    one of each wire text before a second of any."""
    latest = m.history[-1].reports if m.history else ()
    names = [r for r in m.reports if not only or r in only] or list(m.reports)
    found = [report for report in map(report_of, names) if report is not None]
    found.sort(
        key=lambda r: (
            r.id not in latest,
            not r.published or yearless(r.published),
            r.outlet is None,
            r.published or "",
            r.id,
        )
    )
    seen: set[tuple[int, ...]] = set()
    copies = []
    for report in found:
        if report.text_key and report.text_key in seen:
            copies.append(report)
        seen.add(report.text_key)
    return [r for r in found if r not in copies] + copies


def _telling(citations: list[Citation], terms: tuple[str, ...]) -> Citation:
    """The citation with most of the terms; of equals the first."""
    wanted = {w for term in terms for w in fold(term).split() if len(w) > 2}
    return max(citations, key=lambda c: sum(w in fold(c.text) for w in wanted))
