"""A report to its analysis: sentences, times, names with offices and parties, attributions."""

from despatch.language.names import names
from despatch.language.quotations import attributions
from despatch.language.sentences import sentences
from despatch.language.times import times
from despatch.model import Analysis, Report


def analyse(report: Report) -> Analysis:
    """Find everything in `report` that entries are made of; a pure function of the report."""
    split = sentences(report)
    when = times(report, split)
    mentions, people = names(report, split, when)
    said = attributions(report, split, mentions, people)
    return Analysis(
        report=report, sentences=split, times=when, mentions=mentions, people=people, attributions=said
    )


__all__ = ["analyse"]
