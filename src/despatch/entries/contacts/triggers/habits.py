"""What is done again and again, of which no one time is told: "has visited Lima regularly", "often meets X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.structures import Trigger

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

HABITS = frozenset("regularly frequently often routinely repeatedly".split())
TO_HABIT = 4  # tokens from the verb to the adverb: "visited Lima regularly"


def habitual(view: View, trigger: Trigger) -> bool:
    """Whether the verb of a contact without a time is told as a habit."""
    verb = trigger.verb
    if verb is None or verb < trigger.first or trigger.kind not in ("visit", "meeting", "call") or view.times:
        return False
    around = [
        *range(max(0, verb - 2), verb),
        *range(trigger.last, min(trigger.last + TO_HABIT, len(view.words))),
    ]
    return trigger.status in ("held", "present", "went", "arrived") and any(
        view.words[k] in HABITS and "," not in view.words[min(k, verb) : max(k, verb)] for k in around
    )
