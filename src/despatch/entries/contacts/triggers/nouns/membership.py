"""Bodies called a forum or a conference, of which somebody is a member: "pulled out of the Forum", "back into the Pacific Islands Forum"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_NAMED = frozenset("forum".split())
_SMALL = frozenset("the of from into to its their out back within".split())
_LEAVING = (
    "pull",
    "withdr",
    "leav",
    "left",
    "quit",
    "join",
    "rejoin",
    "suspend",
    "expel",
    "admit",
    "readmit",
)
_MEMBERS = frozenset(
    "member members membership back exit departure secretariat secretary-general founder".split()
)
_BEFORE = 5  # words between the verb and the body


def of_member(view: View, first: int, i: int) -> bool:
    """Whether the body at [first, i] is what somebody belongs to, leaves or joins, and no gathering of it."""
    if view.words[i] not in _NAMED or not view.tokens[i].word[:1].isupper():
        return False
    if view.word(i + 1) in ("in", "at", "on") and i + 2 not in view.timed:
        return False  # "will join the Pacific Islands Forum in Lima": where it sits
    k = first - 1
    while k >= max(0, first - _BEFORE) and view.words[k] in _SMALL:
        if view.words[k] in ("into", "back", "within") or view.words[k : k + 2] == ["out", "of"]:
            return True
        k -= 1
    return k >= 0 and (view.words[k] in _MEMBERS or view.words[k].startswith(_LEAVING))
