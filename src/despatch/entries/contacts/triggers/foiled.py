"""What was to be and was not: "was to visit Lima on Friday but fell ill", "had been due in Oslo on Monday", "would have met X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.triggers.status import verb_group

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_KINDS = ("meeting", "visit", "call")
_PAST = frozenset(("was", "were", "had"))
_FAR = 34  # tokens from the verb to the "but"
_NEAR = 9  # tokens from the "but" to what tells that it came to nothing
_FELL_THROUGH = frozenset(
    "ill sick injured hospitalised hospitalized stayed stay remained home mind unable prevented kept forced stuck stranded "
    "stormbound snowed fog snow snowstorm blizzard storm weather strike grounded instead withdrew skipped missed boycotted "
    "backed pulled turned".split()
)
_NOT = frozenset("not never n't n’t cannot".split())
_COMING = frozenset(
    "go come show turn make travel arrive take materialise materialize appear attend leave land meet happen fly do board".split()
)


def foiled(view: View, trigger: Trigger) -> Trigger:
    """The trigger with the status that the words after it give to what was to be; "unfulfilled" is settled by its day."""
    if trigger.verb is None or trigger.kind not in _KINDS or trigger.status not in ("planned", "unfulfilled"):
        return trigger
    helpers = {view.words[i] for i in verb_group(view, trigger.verb)}
    if not _PAST & helpers and trigger.status == "planned":
        return trigger
    but = next(
        (
            k
            for k in range(trigger.last, min(trigger.last + _FAR, len(view.words)))
            if view.words[k] in ("but", ";")
        ),
        None,
    )
    what = _undone(view, but) if but is not None and view.words[but] == "but" else None
    if what is None and trigger.status == "planned" and "had" in helpers:
        what = "unfulfilled"  # "had been due in Paris on Monday"
    return msgspec.structs.replace(trigger, status=what) if what else trigger


def _undone(view: View, but: int) -> str | None:
    """What the clause after "but" makes of what was to be; None where it tells of something else."""
    words = view.words[but + 1 : but + 1 + _NEAR]
    for k, word in enumerate(words):
        if word in group("say_verbs"):
            return None
        if word in group("cancelled_cues") or words[k : k + 2] in (["called", "off"], ["fell", "through"]):
            return "cancelled"
        if word in group("postponed_cues") or words[k : k + 2] == ["put", "off"]:
            return "postponed"
        if word in ("now", "instead") and {"will", "is", "are", "plans"} & set(words[max(0, k - 2) : k + 2]):
            return "postponed"
        if word in _NOT and _COMING & set(words[k + 1 : k + 3]):
            return "unfulfilled"
        if word in _FELL_THROUGH:
            return "unfulfilled"
    return None
