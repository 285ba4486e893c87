"""Attributions: who says what, in whose words (PolNeAR's scheme of source, cue and content)."""

from despatch.language.quotations.assemble import assemble
from despatch.language.quotations.direct import clauses, lines
from despatch.language.quotations.marks import Quoted, paragraphs, quoted
from despatch.language.quotations.speakers import Speakers
from despatch.model import Attribution, Mention, Person, Report, Sentence


def attributions(
    report: Report, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], people: tuple[Person, ...]
) -> tuple[Attribution, ...]:
    """Every attribution of the body, direct and indirect, in order of its first span."""
    quotes = quotations(report, sentences)
    made = clauses(sentences, quotes)
    speakers = Speakers(report.text, sentences, mentions, people, quotes)
    return assemble(report.text, sentences, lines(report.text, sentences, quotes, made), made, speakers)


def quotations(report: Report, sentences: tuple[Sentence, ...]) -> list[Quoted]:
    """The quoted spans of the body, the outermost of nested ones, in order; the title is left out."""
    told = [s for s in sentences if not s.title]
    return quoted(report.text, paragraphs(report.text, told))


__all__ = ["Quoted", "attributions", "quotations"]
