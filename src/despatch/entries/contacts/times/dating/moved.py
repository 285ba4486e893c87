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
        if _MOVED & set(view.words[max(trigger.last, first - _REACH) : first - 1]):
            return time.edtf.split("T")[0]
    return None
