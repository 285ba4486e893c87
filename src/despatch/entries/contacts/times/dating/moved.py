"""The new day of what is moved: "scheduled for Tuesday, has been put off until January 15", "will now be held on May 3"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.structures import Trigger

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_TO = frozenset("until till to for".split())
_MOVED = frozenset(
    "postponed delayed deferred rescheduled moved off back forward pushed shifted adjourned".split()
)
_OLD = frozenset(("originally", "initially", "first", "scheduled", "set", "due"))
_REACH = 9  # tokens from the verb to the new day


def moved_to(view: View, trigger: Trigger) -> str | None:
    """The day to which a sentence says that the contact was moved, or None."""
    if trigger.status not in ("postponed", "planned"):
        return None
    was_to_be = trigger.status == "postponed" and "but" in view.words[trigger.last :]
    after = view.words[trigger.last :]
    word = "instead" if was_to_be and "now" not in after else "now"
    if word in after and (was_to_be or _OLD & set(view.words)):
        now = view.words.index(word, trigger.last)
        return next(
            (t.edtf for first, _, t in view.spans_of_times if first > now and t.type == "DATE" and t.edtf),
            None,
        )
    if not _MOVED & set(view.words):
        return None
    for first, _, time in reversed(view.spans_of_times):
        if time.type != "DATE" or not time.edtf or view.word(first - 1) not in _TO or first < trigger.first:
            continue
        if _MOVED & set(view.words[max(trigger.last, first - _REACH) : first - 1]) or (
            trigger.status == "postponed" and _put_off_before(view, trigger, first)
        ):
            return time.edtf.split("T")[0]
    return None


_BEFORE = 5  # tokens from "put off" to the noun
_UNTIL = frozenset(("until", "till"))


def _put_off_before(view: View, trigger: Trigger, first: int) -> bool:
    """ "has put off his visit to Peru until May": the verb stands before, and no other clause between."""
    between = view.words[trigger.last : first]
    moved = _MOVED & set(view.words[max(0, trigger.first - _BEFORE) : trigger.first])
    return bool(moved) and view.word(first - 1) in _UNTIL and not {",", ";", "and", "but"} & set(between)
