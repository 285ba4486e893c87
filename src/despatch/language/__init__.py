"""A report to its analysis: sentences, times, names with offices and parties, attributions, what the model sees."""

from despatch.language.gate import gate, with_quotations
from despatch.language.learned import learned
from despatch.language.names import names
from despatch.language.quotations import attributions, quotations
from despatch.language.sentences import sentences
from despatch.language.times import times
from despatch.model import Analysis, Report, Span


def analyse(report: Report, *, whole: bool = True) -> Analysis:
    """Find everything in `report` that entries are made of; a pure function of the report and the model version.

    Unless `whole`, what no entry can come of is left out: of stretches that are not worth reading (`gate`) all but what
    quotations need.
    """
    worth = gate(report)
    split = sentences(report, None if whole else with_quotations(report, worth.worth))
    if not (whole or worth.any) and not (split and quotations(report, split)):
        return Analysis(report=report, sentences=split, worth=worth.worth)
    when = times(report, split) if whole or worth.any else ()
    mentions, people = names(report, split, when)
    said = attributions(report, split, mentions, people)
    seen = learned(report.text, [Span(s.start, s.end) for s in split if worth.worth[s.paragraph]])
    return Analysis(
        report=report, sentences=split, times=when, mentions=mentions, people=people, attributions=said,
        learned=seen, worth=worth.worth,
    )  # fmt: skip


__all__ = ["analyse"]
