"""Whether the noun "call" tells of one by telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import roles
from despatch.entries.contacts.triggers.nouns.sides import participants
from despatch.entries.contacts.triggers.phrases import governing_verb

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def is_told_call(view: View, i: int, first: int, call: bool) -> bool:
    """Whether "call" or "calls" at `i` tells of one by telephone, and not of a series without days ("in recent phone calls")."""
    if not (call or _call_with(view, i, first) or participants(view, i)):
        return False
    dated = any(t.edtf for t in view.times)
    return view.words[i] == "call" or dated or governing_verb(view, first) is not None


def _call_with(view: View, i: int, first: int) -> bool:
    if (
        view.words[i] == "call"
        and (first - 1 in view.possessives or first in view.possessives)
        and _dated(view, i, first)
    ):
        return True  # "their call in April", "their May 26 call"
    return view.word(i + 1) in ("with", "between", "to", "from") and i + 2 < len(view.words) and (
        bool(roles.possessor(view, first)) or first - 1 in view.actor_at or view.word(first - 1) in ("a", "the", "his", "her", "’s", "'s") or first < i
    )  # fmt: skip


def _dated(view: View, i: int, first: int) -> bool:
    """Whether a time stands within the phrase or right after the noun."""
    after = i + 1 + (view.word(i + 1) in ("in", "on", "of"))
    return view.word(i + 1) not in ("for", "to") and (
        after in view.timed or any(k in view.timed for k in range(first, i))
    )
