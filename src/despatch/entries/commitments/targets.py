"""Targets by year: "bring their trade to 30 billion dollars by 2025"."""

from despatch.entries.scene import Scene
from despatch.model import Sentence, Time
from despatch.model.when import bounds

_MEASURES = frozenset(
    "trade turnover commerce investment investments exports imports output production volume emissions "
    "shipments deliveries supplies".split()
)
_AMOUNTS = frozenset(
    "billion million double doubled doubling triple tripled tripling trillion percent tonnes tons half".split()
)
_PAST = frozenset(
    "rose grew fell reached stood totalled totaled hit exceeded increased amounted was were".split()
)
_TERMS = frozenset("by before until till the of in within".split())
_AHEAD = frozenset(
    "will by to target goal aim aims expected want plan plans before until within mean".split()
)


def target(scene: Scene, sentence: Sentence) -> tuple[int, int, str] | None:
    """Offsets of a target in a sentence and when it is due: a measure, an amount, a date to come; else None."""
    tokens = sentence.tokens
    lows = [word.lower() for _, _, word in tokens]
    at = next((k for k, low in enumerate(lows) if low in _MEASURES), None)
    if at is None or not _AMOUNTS & set(lows) or not _AHEAD & set(lows):
        return None
    due = _due(scene, sentence)
    if due is None or due.edtf is None:
        return None
    first = at
    while first > 0 and lows[first - 1] not in (",", ";", ":", "that", "said", "and") and at - first < 12:
        first -= 1
    begin, end = tokens[first].start, due.end
    if due.end < begin and " and " in scene.text[due.end : begin]:
        return None  # "a programme until 2030 was adopted, and the old goal of trade worth ... confirmed"
    amount = next((k for k, low in enumerate(lows) if low in _AMOUNTS and k > first), None)
    if amount is None or tokens[amount].start - end > 60:
        return None
    end = max(end, _amount_end(lows, amount, tokens))
    between = {low for low, t in zip(lows, tokens, strict=True) if begin <= t.start < end}
    if between & _PAST - {"was", "were"} and not between & {"will", "expected", "target", "goal"}:
        return None
    return min(begin, due.start), end, due.edtf


def _amount_end(lows: list[str], amount: int, tokens: tuple[object, ...]) -> int:
    last = amount
    while last + 1 < len(lows) and lows[last + 1] in (
        "us",
        "u.s",
        "u.s.",
        "american",
        "dollars",
        "euros",
        "yuan",
        "rupees",
    ):
        last += 1
    return int(getattr(tokens[last], "end"))  # noqa: B009


def _due(scene: Scene, sentence: Sentence) -> Time | None:
    """The date to come that the sentence sets a term with ("by 2025", "before the end of the decade")."""
    published = bounds(scene.analysis.today)
    for time in scene.times(sentence.start, sentence.end):
        span = bounds(time.edtf)
        before = scene.text[max(0, time.start - 12) : time.start].lower().split()
        if not span or not before or before[-1] not in _TERMS:
            continue
        if published is None or span[1] > published[1]:
            return time
    return None
