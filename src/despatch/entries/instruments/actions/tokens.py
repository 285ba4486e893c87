"""Words of a sentence that several of the ways look for."""

from despatch.entries.phrases import DETERMINERS
from despatch.model import Token

DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())


WERE = frozenset("was were is are".split())


TALKS = frozenset("talks negotiations efforts effort work working bid push".split())


def before_phrase(tokens: tuple[Token, ...], first: int) -> int:
    """Index of the word that the phrase at `first` hangs on, past its determiners."""
    k = first - 1
    while k > 0 and tokens[k].word.lower() in DETERMINERS:
        k -= 1
    return k


def apart(tokens: tuple[Token, ...], verb: int, first: int) -> int:
    """How many words a phrase at `first` stands behind its verb, over a day told between ("ratified late on Friday a pact")."""
    between = [t.word for t in tokens[verb + 1 : first]]
    day = next((n for n, word in enumerate(between) if word in DAYS), None)
    return first - verb - (day + 1 if day is not None and day <= _BEFORE_DAY else 0)


_BEFORE_DAY = 3  # words between a verb and the day told of it


MAKING = frozenset("signed adopted ratified agreed".split())


def low_at(tokens: tuple[Token, ...], k: int) -> str:
    """The word at `k` in lower case; empty beyond the last."""
    return tokens[k].word.lower() if k < len(tokens) else ""


def lows(tokens: tuple[Token, ...], start: int, stop: int) -> set[str]:
    """The words of `tokens[start:stop]` in lower case."""
    return {t.word.lower() for t in tokens[start:stop]}


def premodifies(tokens: tuple[Token, ...], k: int) -> bool:
    """ "came home on Friday with a signed agreement": the participle tells the action, and no time is said of it."""
    before = tokens[k - 1].word.lower() if k else ""
    return before.endswith("-") or before in DETERMINERS - _RELATIVE


_RELATIVE = frozenset(("which", "that", "what"))  # "Chile, which signed the pact on Friday"
