"""The status that a form like "to meet" or "meeting" takes from the clause that it hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.triggers import status

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def settled(view: View, verb: int, what: str) -> str:
    """Purpose and participle forms take the status of the clause that they hang on."""
    if what not in ("purpose", "participle", "present"):
        return what
    if what == "present":
        return "present"
    if what == "purpose" and status.of_purpose(view, verb, what) == "held":
        return "held"
    i = verb - 1
    while i >= 0:
        word = view.words[i]
        if what == "participle" and view.words[i + 1 : i + 2] == [view.words[verb]]:
            if word in ("after", "following", "since"):
                return "held"
            if word == "before" or view.words[max(0, i - 1) : i + 1] == ["ahead", "of"]:
                return "planned"
        if word in group("future") or word == "would":
            return "planned"
        if word in ("refused", "declined", "failed", "refuses", "unable"):
            return status.NONE
        if word in group("proposed_cues") and verb - i < 8:
            return "proposed"
        if word in group("planned_cues") and verb - i < 8:
            return "planned"
        i -= 1
    return "held" if what == "participle" else "purpose"
