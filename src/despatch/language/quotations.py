"""Attributions: who says what, in whose words."""

from despatch.model import Attribution, Mention, Person, Report, Sentence


def attributions(
    report: Report, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], people: tuple[Person, ...]
) -> tuple[Attribution, ...]:
    """Every attribution of the body, direct and indirect, in order of its first span."""
    return ()
