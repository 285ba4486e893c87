"""Times of a sentence that are not those of what is done with a text: of who says so, of what is told aside."""

from despatch.entries.instruments.lexicon import lexicon
from despatch.model import Sentence, Time

_SAYING = frozenset(
    "said says told announced reported confirmed added stated declared denied insisted reiterated".split()
)
_SETTING = frozenset("on in at late early here earlier in a statement interview the".split())
_RELATIVE = frozenset("which who whose whom".split())
_CLAUSE = frozenset("that it he she they would will had has have".split())
_NEXT = 3  # tokens from a day to a text that is announced on it
_REACH = 6  # tokens from the verb of saying to its day


def of_saying(sentence: Sentence, time: Time, action: int) -> bool:
    """Whether a time is the day on which somebody says so: "the ministry said on Friday"; not of the verb `action` itself."""
    lows, at = _lows(sentence), _index(sentence, time)
    after = _index(sentence, time, end=True)
    if at < action <= after + _NEXT and _CLAUSE.isdisjoint(lows[after:action]):
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
        return lows[at] not in ("force", "effect")  # "in force since May"
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


def in_list(sentence: Sentence, verb: int, first: int, end: int, times: list[Time]) -> list[Time]:
    """Of `times` those told with the text `tokens[first:end]` itself, where its verb has several; else all.

    "Signed a treaty on Monday and a protocol on Tuesday", "on Monday signed a treaty and on Friday a protocol".
    """
    lows = _lows(sentence)
    if len(times) < 2 or verb >= first:
        return times
    later = not lexicon().last_words.isdisjoint(lows[verb + 1 : first])
    begin = next((n for n in range(first, verb, -1) if lows[n] in _JOINING), first) if later else 0
    stop = next((n for n in range(end, len(lows) - 1) if _item(lows, n)), len(lows) - 1)
    own = [t for t in times if sentence.tokens[begin].start <= t.start < sentence.tokens[stop].end]
    return own or times


def _item(lows: list[str], n: int) -> bool:
    """Whether a further item of a list is joined on at `n`, perhaps after its day: "and a protocol", "and on Friday a protocol"."""
    if lows[n] not in _JOINING:
        return False
    dated = lows[n + 1] == "on" and not _ITEMS.isdisjoint(lows[n + 3 : n + 5])
    return lows[n + 1] in _ITEMS or dated


_JOINING = frozenset(("and", ",", ";", "but"))
_ITEMS = frozenset("a an one another".split())
