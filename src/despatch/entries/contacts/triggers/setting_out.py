"""Who sets out: "is leaving here tomorrow", "Foreign minister leaving for Oman on Friday"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

LEAVING = frozenset("leaving departing embarking".split())
SETTING_OUT = frozenset("going coming leaving travelling traveling flying heading sending".split())


def setting_out(view: View, i: int) -> bool:
    """Whether "is" is followed by who sets out: "is leaving here tomorrow", "is also departing on Friday"."""
    return bool(LEAVING & set(view.words[i : i + 2]))


def headline_to_come(view: View, verb: int) -> bool:
    """ "Foreign minister leaving for Oman on Friday": a headline leaves out the "is" of who is yet to go."""
    if view.index or view.words[-1] in (".", "!", "?"):
        return False
    told = view.words[verb] in SETTING_OUT or view.words[verb] in ("arriving", "departing", "embarking")
    return told and verb - 1 in view.actor_at
