"""A report to its analysis: sentences, times, names with offices and parties, attributions, what the model sees."""

from despatch.language.gate import Gate, gate
from despatch.language.learned import learned
from despatch.language.names import names
from despatch.language.quotations import attributions, may_quote, quotations
from despatch.language.sentences import sentences
from despatch.language.times import times
from despatch.model import Analysis, Report, Span


def analyse(report: Report, *, whole: bool = True) -> Analysis:
    """Find everything in `report` that entries are made of; a pure function of the report and the model version.

    Unless `whole`, what no entry can come of is left out: of a report off the subject (`gate`) all but what its
    quotations need. The entries of both analyses are the same.
    """
    worth = gate(report)
    if not (whole or worth.any):
        return _quotations_only(report, worth)
    split = sentences(report)
    when = times(report, split)
    mentions, people = names(report, split, when)
    said = attributions(report, split, mentions, people)
    seen = learned(report.text, [Span(s.start, s.end) for s in split if worth.worth[s.paragraph]])
    return Analysis(
        report=report, sentences=split, times=when, mentions=mentions, people=people, attributions=said,
        learned=seen, worth=worth.worth,
    )  # fmt: skip


def _quotations_only(report: Report, worth: Gate) -> Analysis:
    """What the quotations of a report off the subject need: names and attributions, if it quotes anybody at all."""
    split = sentences(report) if may_quote(report.text) else ()
    if not split or not quotations(report, split):
        return Analysis(report=report, sentences=split, worth=worth.worth)
    mentions, people = names(report, split, ())
    said = attributions(report, split, mentions, people)
    return Analysis(
        report=report, sentences=split, mentions=mentions, people=people, attributions=said, worth=worth.worth
    )


__all__ = ["analyse"]
