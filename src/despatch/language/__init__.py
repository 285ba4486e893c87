"""A report to its analysis: sentences, times, names with offices and parties, attributions, what the model sees."""

from despatch.language.learned import learned
from despatch.language.names import names
from despatch.language.quotations import attributions
from despatch.language.sentences import sentences
from despatch.language.times import times
from despatch.model import Analysis, Report, Span


def analyse(report: Report) -> Analysis:
    """Find everything in `report` that entries are made of; a pure function of the report and the model version."""
    split = sentences(report)
    when = times(report, split)
    mentions, people = names(report, split, when)
    said = attributions(report, split, mentions, people)
    seen = learned(report.text, [Span(s.start, s.end) for s in split])
    return Analysis(
        report=report, sentences=split, times=when, mentions=mentions, people=people, attributions=said,
        learned=seen,
    )  # fmt: skip


__all__ = ["analyse"]
