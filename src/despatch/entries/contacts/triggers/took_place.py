"""Occasions of which a participle after the noun tells that they are over: "the latest meeting of the board, held in May"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Trigger

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_KINDS = frozenset(("meeting", "conference"))
_UNSETTLED = frozenset(("open", "during"))
_REACH = 14  # tokens from the noun to the participle: the name of the organ that met
_WHEN = frozenset("in on at here earlier last yesterday recently late this".split())
_CLOSES = frozenset("; : that which who will would was were is are has had have to be being".split())


def took_place(view: View, trigger: Trigger) -> Trigger:
    """The trigger as held where "held" follows its phrase with a place or a day; one that lies ahead its day settles."""
    if trigger.kind not in _KINDS or trigger.status not in _UNSETTLED or "held" not in view.words:
        return trigger
    for k in range(trigger.last, min(trigger.last + _REACH, len(view.words) - 1)):
        word = view.words[k]
        if word == "held":
            when = view.words[k + 1] in _WHEN or k + 1 in view.timed
            return msgspec.structs.replace(trigger, status="held") if when else trigger
        if word in _CLOSES or word in group("say_verbs"):
            return trigger
    return trigger
