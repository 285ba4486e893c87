"""Whether "meeting" or "visit" is a noun or a verb: "the meeting" against "after meeting the president"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.triggers.weighed import weighed

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


_DETERMINERS = frozenset(
    "a an the this that their his her its our first second third each any every no of 's ’s".split()
)


_BEFORE_VERB = frozenset(
    "to will would may might can could not should and shall also then later again officially now".split()
)


def is_noun_use(view: View, i: int) -> bool:
    """Whether "meeting" or "visit" at `i` is a noun there ("the meeting", "a visit to")."""
    before = view.word(i - 1)
    if (
        view.words[i] == "meeting"
        and view.words[max(0, i - 2) : i] == ["ahead", "of"]
        and i + 1 in view.actor_at
    ):
        return False
    if _met_in_mind(view, i):
        return False
    if before in _DETERMINERS or before in ("-", "virtual", "trilateral", "bilateral"):
        return True
    if view.words[i] in ("visit", "visits"):
        return not (before in _BEFORE_VERB or before.endswith("ly") or _somebody(view, i - 1))
    if view.words[i] != "meeting":
        return False
    return not (before in ("is", "are", "was", "were", "be", "been", "after", "before", "by", "while", "for", "since", "when")
                and (view.word(i + 1) in ("with", "the", "his", "her") or i + 1 in view.actor_at
                     or (before in ("are", "were") and view.word(i + 1) in ("in", "here", "at", "on"))))  # fmt: skip


def _met_in_mind(view: View, i: int) -> bool:
    """ "considered meeting X", "the possibility of meeting with Y", "the idea of visiting Lima": whom somebody thinks of meeting."""
    named = i + 1 in view.actor_at or view.word(i + 1) in ("with", "his", "her", "their", "the")
    return (view.words[i] == "visiting" or (view.words[i] == "meeting" and named)) and weighed(
        view, i
    ) is not None


def _somebody(view: View, i: int) -> bool:
    """Whether the token belongs to somebody who can visit, and not to a place ("Turkey visit")."""
    n = view.actor_at.get(i)
    return n is not None and view.actors[n].kind not in ("state", "body")
