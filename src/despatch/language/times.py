"""Time expressions."""

from despatch.model import Report, Sentence, Time


def times(report: Report, sentences: tuple[Sentence, ...]) -> tuple[Time, ...]:
    """Every time expression of the body, in order of start, not overlapping."""
    return ()
