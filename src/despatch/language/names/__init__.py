"""Names, offices, parties, places, and who is meant by each.

How it is done: known names (states, bodies, seats of power) are looked up by token; offices are
parsed around their head words; capitalised stretches beside an office, an honorific or an apposition
are persons, so that nobody needs to be in a dictionary; the names of one person are brought together
over the report; offices, groups and pronouns are then resolved in reading order.
"""

from despatch.language.names.finding import find
from despatch.language.names.mentions import mentions_of
from despatch.model import Mention, Person, Report, Sentence, Time


def names(
    report: Report, sentences: tuple[Sentence, ...], times: tuple[Time, ...]
) -> tuple[tuple[Mention, ...], tuple[Person, ...]]:
    """Every mention of the body in order of start, and the people that they point to.

    Mentions may nest: a state inside an office ("the [Russian] foreign minister"), an office before a name.
    """
    return mentions_of(find(report, sentences))


__all__ = ["names"]
