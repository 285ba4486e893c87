"""Where the title of a text ends that says more than its name: what a statement holds, what a resolution calls for."""

from collections.abc import Callable

from despatch.entries.instruments.actions.tokens import low_at
from despatch.entries.instruments.lexicon import lexicon
from despatch.entries.instruments.lists import CHANGING
from despatch.model import Token

_LONGEST = 12  # words
_STOPS = frozenset((",", ";", ".", '"', "”", "“"))


def told_end(tokens: tuple[Token, ...], end: int, kind: str) -> int:
    """The end of what a bare statement or resolution ending at `end` is said to hold, as far as it names the text.

    "A statement in which they ...", "a resolution, calling for free elections"; `end` where nothing is said.
    """
    low, after = low_at(tokens, end), low_at(tokens, end + 1)
    if kind == "statement" and end < len(tokens) and (low in ("saying", "that") or after == "which"):
        begin = end
    elif kind == "resolution" and low == "," and _holds(tokens, end + 1):
        begin = end + 1
    elif kind == "resolution" and _holds(tokens, end):
        begin = end
    else:
        return end
    stop = next((k for k in range(begin + 2, len(tokens)) if tokens[k].word in _STOPS), end)
    return min(stop, begin + _LONGEST)


def _holds(tokens: tuple[Token, ...], k: int) -> bool:
    """Whether what a resolution says begins at `k`: "calling for", "condemning"."""
    low = low_at(tokens, k)
    return low in _HOLDING and (low != "calling" or low_at(tokens, k + 1) in ("for", "on"))


_HOLDING = frozenset(
    "calling condemning demanding urging imposing lifting authorising authorizing deploring criticising criticizing "
    "requiring establishing extending endorsing banning ordering expressing denouncing asking".split()
)


def told_at_once(tokens: tuple[Token, ...], end: int, at: int) -> bool:
    """Whether the verb at `at` follows a bare text at once ("the agreement reached ..."), or after a pronoun ("they reached")."""
    return at == end or (low_at(tokens, end) in _PRONOUNS and at <= end + 3)


_PRONOUNS = frozenset("he she they it we".split())


def after_aside(tokens: tuple[Token, ...], end: int, kind: str, is_time: Callable[[int], bool]) -> int | None:
    """Where what a text is about begins after a time or a place: "a deal Monday in Hanoi (on building a bridge)"."""
    k = end
    while k < min(end + 7, len(tokens) - 2):
        low = tokens[k].word.lower()
        if k > end and kind == "resolution" and _holds(tokens, k):
            return k
        if low in _ABOUT and not is_time(k + 1):
            return k if k > end and (low != "for" or tokens[k + 1].word[0].islower()) else None
        if not (low in _ASIDE or is_time(k) or tokens[k].word[0].isupper() or tokens[k].word[0].isdigit()):
            return None
        k += 1
    return None


_ABOUT = frozenset("on to for covering concerning regarding allowing aimed".split())
_ASIDE = frozenset(
    "on in at here late early last next this week month year , afternoon morning evening".split()
)


def changed_text(tokens: tuple[Token, ...], i: int) -> int | None:
    """Index of the text that the one at `i` changes ("a protocol amending the pact on X"); None where it changes none."""
    if low_at(tokens, i + 1) not in CHANGING:
        return None
    stop = min(i + 9, len(tokens))
    return next((k for k in range(i + 2, stop) if tokens[k].word.lower() in lexicon().last_words), None)
