"""Times of a sentence that are not those of what is done with a text: of who says so, of what is told aside."""

from despatch.model import Sentence, Time

_SAYING = frozenset(
    "said says told announced reported confirmed added stated declared denied insisted reiterated".split()
)
_SETTING = frozenset("on in at late early here earlier in a statement interview the".split())
_RELATIVE = frozenset("which who whose whom".split())
_NEXT = 3  # tokens from a day to a text that is announced on it
_REACH = 6  # tokens from the verb of saying to its day


def of_saying(sentence: Sentence, time: Time, action: int) -> bool:
    """Whether a time is the day on which somebody says so: "the ministry said on Friday"; not of the verb `action` itself."""
    lows, at = _lows(sentence), _index(sentence, time)
    after = _index(sentence, time, end=True)
    if at < action <= after + _NEXT and "that" not in lows[after:action]:
        return False  # "announced on Friday a fishing accord"
    for k in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if lows[k] in _SAYING:
            return k != action
        if lows[k] not in _SETTING and not sentence.tokens[k].word[0].isupper():
            return False
    return False


def told_aside(sentence: Sentence, time: Time, at: int) -> bool:
    """Whether a time stands in a relative clause that the token `at` is not in, or after "since"."""
    lows, k = _lows(sentence), _index(sentence, time)
    if k and lows[k - 1] == "since":
        return not {"force", "effect"} & set(lows[max(0, k - 12) : k])
    opens = max(
        (n for n in range(1, k) if lows[n] in _RELATIVE and lows[n - 1] in (",", "in", "with")), default=None
    )
    if opens is None:
        return False
    close = next((n for n in range(k, len(lows)) if lows[n] in (",", ".", ";")), len(lows))
    return not opens <= at <= close


def _lows(sentence: Sentence) -> list[str]:
    return [t.word.lower() for t in sentence.tokens]


def _index(sentence: Sentence, time: Time, *, end: bool = False) -> int:
    """The first token of a time, or the one after it."""
    at = time.end if end else time.start
    return next((n for n, t in enumerate(sentence.tokens) if t.start >= at), len(sentence.tokens))
