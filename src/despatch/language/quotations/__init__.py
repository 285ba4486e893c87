"""Attributions: who says what, in whose words (PolNeAR's scheme of source, cue and content)."""

from despatch.language.quotations.assemble import assemble, spoken
from despatch.language.quotations.direct import clauses, lines
from despatch.language.quotations.learned import with_learned
from despatch.language.quotations.marks import QUOTING, Quoted, paragraphs, quoted
from despatch.language.quotations.speakers import Speakers
from despatch.language.quotations.transcripts import Turn, labelled, turns
from despatch.model import Analysis, Attribution, Mention, Person, Report, Sentence


def attributions(
    report: Report,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    people: tuple[Person, ...],
) -> tuple[Attribution, ...]:
    """Every attribution of the body that the explicit code finds, direct and indirect, in order of its first span."""
    text = report.text
    spoken_turns, marked = _quotations(report, sentences)
    quotes = sorted([*marked, *(t.said for t in spoken_turns)])
    made = clauses(sentences, quotes)
    speakers = Speakers(text, sentences, mentions, people, quotes)
    found = assemble(text, lines(text, sentences, marked, made), made, speakers)
    return spoken(found, spoken_turns, speakers)


def informed(analysis: Analysis) -> tuple[Attribution, ...]:
    """The attributions of an analysis as the learned reader has them in the sentences that it has read."""
    seen = analysis.learned
    if seen is None or not seen.sentences:
        return analysis.attributions
    report, split = analysis.report, analysis.sentences
    quotes = quotations(report, split)
    speakers = Speakers(report.text, split, analysis.mentions, analysis.people, quotes)
    return with_learned(analysis.attributions, seen, speakers.resolve)


def quotations(report: Report, sentences: tuple[Sentence, ...]) -> list[Quoted]:
    """The quoted spans of the body and the turns of a transcript, the outermost of nested ones, in order."""
    spoken_turns, marked = _quotations(report, sentences)
    return sorted([*marked, *(t.said for t in spoken_turns)])


def _quotations(report: Report, sentences: tuple[Sentence, ...]) -> tuple[list[Turn], list[Quoted]]:
    told = [s for s in sentences if not s.title]
    marked = quoted(report.text, paragraphs(report.text, told))
    spoken_turns = turns(report.text, sentences)
    for turn in spoken_turns:
        marked = [q for q in marked if q.outer_end <= turn.start or q.outer_start >= turn.said.end]
    return spoken_turns, marked


__all__ = ["QUOTING", "Quoted", "attributions", "informed", "labelled", "quotations"]
