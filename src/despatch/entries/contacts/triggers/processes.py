"""Processes named by their subject that others speak of: "discussed Turkey's accession talks", "unblock the membership negotiations"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Trigger

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_SUBJECTS = frozenset(
    "accession membership association entry enlargement adhesion pre-accession free-trade".split()
)
_PROCESSES = frozenset("talks negotiations negotiation process dialogue".split())
_ABOUT = frozenset("about on regarding over concerning".split())
_FURTHERED = (
    "unblock", "block", "reviv", "accelerat", "support", "veto", "hamper", "obstruct", "stall", "unfreez", "slow", "speed",
)  # fmt: skip
_PARTS = frozenset("the a his her their its 's ’s ` s and eu new current further start opening pace progress status resumption of in".split())  # fmt: skip
_BACK = 8  # tokens from the talks to the verb that they are the object of


def spoken_of(view: View, trigger: Trigger) -> bool:
    """Whether the trigger is a process that is only what others discuss, further or block: no contact of its own."""
    if trigger.kind not in ("meeting", "conference") or view.words[trigger.last - 1] not in _PROCESSES:
        return False
    if _SUBJECTS.isdisjoint(view.words[trigger.first : trigger.last]):
        return False
    if trigger.verb is None and trigger.status == "open" and not view.times:
        return True  # "separating the accession talks from the dispute": what goes on for years
    phrase = view.words[trigger.first : trigger.last]
    if any(word in group("discuss_verbs") or word.startswith(_FURTHERED) for word in phrase):
        return True
    i = trigger.first - 1
    while i > trigger.first - _BACK and (
        i in view.actor_at or view.word(i) in _PARTS or view.word(i) in _SUBJECTS
    ):
        i -= 1
    word = view.word(i)
    return word in _ABOUT or word in group("discuss_verbs") or word.startswith(_FURTHERED)
