"""A report to its analysis: sentences, times, names with offices and parties, attributions, what the model sees."""

import msgspec

from despatch.language.datelines import datelines, inside, without_agencies, written_on
from despatch.language.gate import gate, with_quotations
from despatch.language.learned import learned, learned_names, unread
from despatch.language.names import learned as names_learned
from despatch.language.names import names
from despatch.language.quotations import attributions, informed, quotations
from despatch.language.quotations import learned as quotations_learned
from despatch.language.sentences import sentences
from despatch.language.times import times
from despatch.model import Analysis, Attribution, Mention, Report, Span


def analyse(report: Report, *, whole: bool = True) -> Analysis:
    """Find everything in `report` that entries are made of; a pure function of the report and the model version.

    Unless `whole`, what no entry can come of is left out: of stretches that are not worth reading (`gate`) all but what
    quotations need. The learned reader has read nothing yet: it is asked as entries are made.
    """
    worth = gate(report)
    split = sentences(report, None if whole else with_quotations(report, worth.worth))
    if not (whole or worth.any) and not (split and quotations(report, split)):
        return Analysis(report=report, sentences=split, worth=worth.worth)
    headed = datelines(report)
    written = written_on(report, headed)
    when = times(report, split, written) if whole or worth.any else ()
    when = tuple(t for t in when if not inside(headed, t.start))
    mentions, people = names(report, split, when)
    mentions = without_agencies(mentions, headed)
    seen = unread(report.text, [Span(s.start, s.end) for s in split if worth.worth[s.paragraph]])
    said = attributions(report, split, mentions, people)
    return Analysis(
        report=report, sentences=split, times=when, mentions=mentions, people=people, attributions=said,
        learned=seen, worth=worth.worth, written=written,
    )  # fmt: skip


def shown(analysis: Analysis) -> tuple[tuple[Mention, ...], tuple[Attribution, ...]]:
    """Names, flat, and attributions of the whole report as rules and model see them together, to be looked at.

    Entries are made of what `analyse` gives: mentions that may nest, and the model's view of what is worth reading.
    """
    report, split = analysis.report, analysis.sentences
    spans = [Span(s.start, s.end) for s in split]
    seen = learned(report.text, spans)
    said = informed(msgspec.structs.replace(analysis, learned=seen))
    return (
        names_learned.reconciled(analysis.mentions, learned_names(report.text, spans, seen), report.text),
        quotations_learned.reconciled(said, seen),
    )


__all__ = ["analyse", "shown"]
