"""What the words before a noun undo or only announce: "the cancellation of Thursday's talks", "skipped a meeting", "announced a visit"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import OFF, Trigger
from despatch.entries.contacts.triggers.unable import failed_to_hold
from despatch.entries.contacts.triggers.undoing import undoing_at

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_KINDS = frozenset(("meeting", "visit", "call"))
_SKIPPED = frozenset(
    "the a an his her their its 's ’s planned scheduled proposed official state working on in at".split()
)
_CANCELLATIONS = {
    "cancellation": "cancelled",
    "scrapping": "cancelled",
    "postponement": "postponed",
    "delay": "postponed",
}
_STAYED_AWAY = frozenset("skipped skips skip boycotted boycotts boycott dodged snubbed".split())
_REJECTED = frozenset("rejected rejects opposed opposes refused refuses".split())
_ANNOUNCED = frozenset("announced announces unveiled".split())
_CAUSES = frozenset(
    "forced forcing decided agreed had chose obliged".split()
)  # "forced them to cancel the talks"
_NOT = frozenset("not never n't n’t".split())
_SETTLED = frozenset(("denied", "none"))


def unmade(view: View, trigger: Trigger) -> Trigger | None:
    """The trigger with the status that the words before its phrase give it; None where it did not come about."""
    if (
        (trigger.kind not in _KINDS and (trigger.kind, trigger.status) != ("conference", "planned"))
        or trigger.status in _SETTLED
        or view.words[trigger.last - 1].endswith("met")
    ):
        return trigger
    if trigger.status in OFF and _only_if(view, trigger):
        return msgspec.structs.replace(trigger, status="planned")
    if failed_to_hold(view, trigger.last - 1):
        return None
    i = trigger.first - 1
    while i >= 0 and (i in view.timed or view.words[i] in _SKIPPED):
        i -= 1
    if i < 0 or i in view.actor_at:
        return trigger
    word, before = view.words[i], view.word(i - 1)
    later = _until_later(view, i)
    if later is not None:
        return msgspec.structs.replace(trigger, status=later)
    split = _off_after(view, trigger, word) or _off_before(view, trigger, i)
    if split is not None:
        return msgspec.structs.replace(trigger, status=split)
    if trigger.kind == "conference":
        return trigger
    if word == "of" and before in _CANCELLATIONS:
        return msgspec.structs.replace(trigger, status=_CANCELLATIONS[before])
    left = (word == "of" and before == "out" and view.word(i - 2).startswith("pull")) or (
        word == "from" and before in ("withdrew", "withdraw", "withdrawn")
    )
    kept_away = (word, before) == ("from", "away") and view.word(i - 2).startswith(("stay", "kept"))
    left = left or kept_away
    if (left or word in _STAYED_AWAY) and not _of_others(view, trigger):
        return msgspec.structs.replace(trigger, status="cancelled")
    if word in _REJECTED or (word, before) in (("down", "turned"), ("out", "ruled")):
        return None
    return _by_cue(view, trigger, i)


_IF = frozenset(("if", "unless", "whether"))
_OPENS = 8  # tokens from "if" to the noun or the verb before it


def _only_if(view: View, trigger: Trigger) -> bool:
    """ "If his visit to Peru is delayed", "unless they cancel the talks": what is off only in the case told of."""
    first = trigger.first if trigger.verb is None else min(trigger.first, trigger.verb)
    before = view.words[max(0, first - _OPENS) : first]
    at = max((k for k, word in enumerate(before) if word in _IF), default=None)
    return at is not None and {",", ";", "and", "but", "that"}.isdisjoint(before[at:])


def _by_cue(view: View, trigger: Trigger, i: int) -> Trigger:
    """What a verb at `i` that cancels, postpones or announces makes of what is told right after it."""
    word = view.words[i]
    kept = not _NOT.isdisjoint(view.words[max(0, i - 2) : i])
    for cues, status in (("cancelled_cues", "cancelled"), ("postponed_cues", "postponed")):
        if word in group(cues) and (
            kept or word.endswith("ed") or _CAUSES & set(view.words[max(0, i - 5) : i])
        ):
            return msgspec.structs.replace(trigger, status="planned" if kept else status)
    if word in _ANNOUNCED and trigger.status in ("held", "open", "arrived"):
        return msgspec.structs.replace(trigger, status="planned")
    return trigger


def _of_others(view: View, trigger: Trigger) -> bool:
    """ "boycotted the meeting of Arab ministers", "pulled out of the OPEC meeting": the others meet whoever stays away."""
    return view.word(trigger.last) == "of" or any(a.kind == "body" for a in trigger.sides)


_CALLING = frozenset("called call calls calling".split())
_PUTTING = frozenset("put puts putting".split())
_TO_OFF = 12  # tokens from the noun to the "off" of "called a visit to Peru off"


def _until_later(view: View, i: int) -> str | None:
    """ "postponed until May talks on trade", "put off to next month a summit": the new time between the verb and the noun."""
    if view.words[i] not in ("until", "till", "to") or i + 1 not in view.timed or not undoing_at(view, i - 1):
        return None
    return None if view.words[i - 1] in group("cancelled_cues") else "postponed"


def _off_before(view: View, trigger: Trigger, off: int) -> str | None:
    """ "called off a planned meeting", "has not put off the talks": the verb with its particle before the phrase."""
    before = view.word(off - 1)
    if view.words[off] != "off" or before not in _CALLING | _PUTTING:
        return None
    if _NOT & set(view.words[max(0, off - 4) : off]):
        return "planned"
    if trigger.status != "planned":
        return None
    return "cancelled" if before in _CALLING else "postponed"


def _off_after(view: View, trigger: Trigger, verb: str) -> str | None:
    """ "called a visit to Peru off", "put their talks off until May": the verb before the phrase, its particle after it."""
    if verb not in _CALLING and verb not in _PUTTING:
        return None
    for k in range(trigger.last, min(trigger.last + _TO_OFF, len(view.words))):
        if view.words[k] == "off":
            return "cancelled" if verb in _CALLING else "postponed"
        if view.words[k] in (",", ";", "and", "but", "that", "which", "who"):
            return None
    return None
