"""Texts told by a gerund: "flew to Lima on Saturday after signing a pact with Peru on Friday": who signs, and when."""

from datetime import timedelta

from despatch.entries.instruments.candidate import Candidate
from despatch.entries.scene import Scene
from despatch.model import Mention, Time
from despatch.model.when import bounds

_ORDER = frozenset(("after", "before"))
_OPENING = 4  # tokens of "A day after signing"
_GOVERNING = frozenset("for to in at from with by of left met visits".split())
_NUMBERS = {"a": 1, "one": 1, "the": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def hangs_on(candidate: Candidate) -> int | None:
    """The "after" or "before" that the gerund of the text's action hangs on; None where it is told otherwise."""
    tokens = candidate.sentence.tokens
    at = candidate.action.at if candidate.action else 0
    if not at or not tokens[at].word.endswith("ing") or tokens[at - 1].word.lower() not in _ORDER:
        return None
    return at - 1


def doers(scene: Scene, candidate: Candidate, before: list[Mention]) -> list[Mention]:
    """The subject of the main clause: of those told `before` the gerund, or after the clause that it opens."""
    k, tokens = hangs_on(candidate), candidate.sentence.tokens
    if k is None:
        return before
    if k >= _OPENING:
        words = {t.start: tokens[i - 1].word.lower() for i, t in enumerate(tokens) if i}
        return [m for m in before if not _governed(words.get(m.start, ""))] or before
    comma = next((i for i in range(candidate.head, len(tokens)) if tokens[i].word == ","), None)
    if before or comma is None or comma + 1 >= len(tokens):
        return before
    end = comma + 1
    while end < len(tokens) and (tokens[end].word[:1].isupper() or tokens[end].word in ("the", "and")):
        end += 1
    return list(scene.mentions(tokens[comma].end, tokens[end - 1].end))


def _governed(word: str) -> bool:
    return word in _GOVERNING or word.endswith("ed")


def own_times(candidate: Candidate, times: list[Time]) -> list[Time]:
    """The times of a gerund: those told after it, where there are any, not those of what was done before or after."""
    k = hangs_on(candidate)
    if k is None:
        return times
    tokens = candidate.sentence.tokens
    comma = next((t.start for t in tokens[candidate.head :] if t.word == ","), None) if k < _OPENING else None
    own = [t for t in times if t.start > tokens[k].start and (comma is None or t.start < comma)]
    return own or times


def counted(candidate: Candidate, times: list[Time]) -> str | None:
    """ "left on Saturday, a day after signing a pact": the day counted from the one day that is told before."""
    k = hangs_on(candidate)
    words = [t.word.lower() for t in candidate.sentence.tokens[: (k or 0) + 1]]
    if len(words) < 3 or words[-2] not in ("day", "days") or words[-3] not in _NUMBERS or len(times) != 1:
        return None
    span = bounds(times[0].edtf) if times[0].edtf and "X" not in times[0].edtf else None
    if span is None or span[0] != span[1] or times[0].start > candidate.sentence.tokens[k or 0].start:
        return None
    step = timedelta(days=_NUMBERS[words[-3]])
    return (span[0] + (step if words[-1] == "before" else -step)).isoformat()
