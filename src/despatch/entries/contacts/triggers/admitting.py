"""States that are welcomed into a body, and no guests: "NATO leaders will welcome Sweden into the alliance"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_WELCOME = ("welcom",)
_INTO = frozenset(("into", "aboard"))
_FAR = 8  # words from the verb to "into"


def admitted(view: View, first: int, last: int) -> bool:
    """Whether the words at [first, last) welcome a state as a member."""
    verb = next((k for k in range(first, last) if view.words[k].startswith(_WELCOME)), None)
    if verb is None:
        return False
    for k in range(verb + 1, min(verb + _FAR, len(view.words))):
        if view.words[k] in _INTO or view.words[k : k + 3] in (
            ["as", "a", "member"],
            ["as", "a", "new"],
            ["as", "a", "full"],
        ):
            return any(
                view.actors[n].kind == "state"
                for j in range(verb + 1, k)
                if (n := view.actor_at.get(j)) is not None
            )
        if view.words[k] in (",", ";", ".", "and", "who"):
            return False
    return False
