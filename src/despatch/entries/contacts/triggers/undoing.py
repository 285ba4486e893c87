"""Days that stand beside a contact and are those of another deed: its being called off, the way home from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import OFF, Trigger
from despatch.entries.contacts.times.days import lies_ahead
from despatch.model import Time

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_BESIDE = frozenset("on late early earlier here until till".split())
_HOMEWARD = frozenset("return returned returns returning back way home".split())
_OWN = frozenset("a an the his her their its this".split())


def of_another_deed(view: View, trigger: Trigger, first: int, last: int, time: Time) -> bool:
    """Whether the time at [first, last) tells when something else was done than what the trigger tells of."""
    if trigger.first <= first < trigger.last or trigger.first <= last < trigger.last:
        return False  # "cancelled Monday's talks"
    if (
        _announced(view, trigger, first)
        or _not_then(view, trigger, first)
        or _told_since(view, trigger, first)
    ):
        return True
    if trigger.kind in ("meeting", "call") and _coming_home(view, trigger, first):
        return True
    return _called_off(view, first, last, time) or _homeward(view, trigger, first, last)


def _coming_home(view: View, trigger: Trigger, first: int) -> bool:
    """ "held talks with X and is expected back in Lima on Thursday": the day of the return, after the talks."""
    if first < trigger.last:
        return False
    start = max(trigger.last, first - _NEAR)
    at = next((k for k in range(first - 1, start - 1, -1) if view.words[k] in _COMES_HOME), None)
    if at is None or (view.words[at : at + 2] == ["back", "to"] and view.word(at + 2) == "back"):
        return False
    joined = view.words[max(trigger.last, at - 5) : at]
    return "and" in joined and not _DUE.isdisjoint([*joined, view.words[at]])


_NEAR = 6  # words from the return to its day
_COMES_HOME = frozenset("back return returns returned home".split())
_DUE = frozenset("expected due will scheduled return returns returned came flew left".split())


def _announced(view: View, trigger: Trigger, first: int) -> bool:
    """ "the visit to Lima announced on Friday", "a summit confirmed at a briefing on Monday": the day on which it was told."""
    if first < trigger.last:
        return False
    told = next((k for k in range(trigger.last, first) if view.words[k] in _TELLING), None)
    if told is None or view.word(told - 1) in group("be") | group("have") | {"it", "he", "she", "they"}:
        return False
    between = view.words[told + 1 : first]
    return len(between) <= _BRIEFING and not {"for", "that", ","} & set(between)


_TELLING = frozenset("announced confirmed disclosed unveiled".split())
_BRIEFING = 6  # words of "at a weekly media briefing on"


def _not_then(view: View, trigger: Trigger, first: int) -> bool:
    """ "While not expected to take place this year, the talks": the time at which it will not be."""
    if first > trigger.first:
        return False
    before = view.words[max(0, first - _DENIED) : first]
    close = view.words[first : trigger.first]
    return "not" in before and {"place", "happen", "held"} & set(before) != set() and "," in close


def _told_since(view: View, trigger: Trigger, first: int) -> bool:
    """ "cancelled the talks with X on Monday, which were set for Friday": the day of the cancelling, as that of the talks follows."""
    if trigger.status not in OFF or first < trigger.last:
        return False
    times = [start for start, _, _ in view.spans_of_times if start > first]
    for k in range(first, times[-1] if times else first):
        which = view.words[k] in ("which", "that") and bool(_WAS_TO_BE & set(view.words[k + 1 : k + 5]))
        if which or (view.words[k] == "," and view.word(k + 1) in _SET):
            return True
    return False


_SET = frozenset("scheduled due set planned slated originally initially".split())
_WAS_TO_BE = _SET | {"to"}


_DENIED = 8  # words of "not expected to take place in"


def _called_off(view: View, first: int, last: int, time: Time) -> bool:
    """ "on Wednesday cancelled a visit", "was called off on Friday": the day of the cancelling, unless it lies ahead."""
    if lies_ahead(view.analysis.today, time.edtf) or view.word(last) in ("'s", "’s"):
        return False  # "called off Monday's talks": the day of the talks
    return undoing_at(view, _skip(view, first - 1, -1)) or undoing_at(view, _skip(view, last, 1))


def undoing_at(view: View, i: int) -> bool:
    """Whether the token is a verb that cancels or postpones, or the "off" of one ("called off", "put off")."""
    word = view.word(i)
    if word == "off" or word in ("called", "put"):
        pair = (view.word(i - 1), word) if word == "off" else (word, view.word(i + 1))
        return pair in (("called", "off"), ("put", "off"))
    undone = word in group("cancelled_cues") or word in group("postponed_cues")
    return undone and word.endswith(("ed", "ped"))


def _skip(view: View, i: int, step: int) -> int:
    while view.word(i) in _BESIDE or view.word(i).endswith("ly"):
        i += step
    return i


def before_time(view: View, i: int) -> int:
    """Index of the word before the time that ends at `i` ("cancelled on Sunday [a visit]"); `i` if no time ends there."""
    if i not in view.timed:
        return i
    while i >= 0 and (i in view.timed or view.words[i] in _BESIDE):
        i -= 1
    return i


def _homeward(view: View, trigger: Trigger, first: int, last: int) -> bool:
    """ "met his generals on Wednesday on his return from the summit", "came back on Sunday from the talks"."""
    i = trigger.first - 1
    while i > trigger.first - 4 and (view.word(i) in _OWN or view.word(i) in group("before_words")):
        i -= 1
    if (trigger.verb is not None and trigger.verb >= trigger.first) or view.word(i) != "from" or last > i:
        return False
    return bool(_HOMEWARD & set(view.words[max(0, i - 5) : i]))
