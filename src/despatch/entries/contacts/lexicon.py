"""The words that tell of contacts, read once from `lexicon.yaml`."""

from functools import cache

from despatch.registers.tables import beside


@cache
def groups() -> dict[str, frozenset[str]]:
    """Every group of the lexicon: name to its words in lower case."""
    return {name: frozenset(words.split()) for name, words in beside(__file__, "lexicon.yaml").items()}


def group(name: str) -> frozenset[str]:
    """The words of one group; KeyError if the lexicon has none of that name."""
    return groups()[name]


def all_of(names: str) -> frozenset[str]:
    """The words of several groups together, `names` parted by spaces; KeyError as in `group`."""
    return frozenset().union(*(group(name) for name in names.split()))


@cache
def gate() -> frozenset[str]:
    """Every word that can open a trigger: a sentence without one tells of no contact."""
    return all_of(
        "meeting_nouns conference_nouns visit_nouns message_nouns meet_verbs gather_verbs travel_to_verbs leave_verbs visit_verbs "
        "host_verbs speak_verbs phone_verbs discuss_verbs congratulate_verbs sit_verbs confer_verbs exchange_verbs call_nouns"
    )
