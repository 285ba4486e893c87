"""Names, offices, parties, places, and who is meant by each."""

from despatch.model import Mention, Person, Report, Sentence, Time


def names(
    report: Report, sentences: tuple[Sentence, ...], times: tuple[Time, ...]
) -> tuple[tuple[Mention, ...], tuple[Person, ...]]:
    """Every mention of the body in order of start, and the people that they point to."""
    return (), ()
