"""What was to be and was not: "was to visit Lima on Friday but fell ill", "had been due in Oslo on Monday", "would have met X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.triggers.standing_plans import other_goal_off
from despatch.entries.contacts.triggers.status import verb_group

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_KINDS = ("meeting", "visit", "call")
_COMING = ("planned", "unfulfilled", "proposed")
_TO_BE = (*_COMING, "held", "open", "purpose")
_PAST = frozenset(("was", "were", "had"))
_CLOSES = frozenset(("but", ";"))
_FAR = 34  # tokens from the verb to the "but"
_NEAR = 9  # tokens from the "but" to what tells that it came to nothing
_FELL_THROUGH = frozenset(
    "ill sick injured hospitalised hospitalized mind unable prevented forced stuck stranded stormbound snowed fog snow "
    "snowstorm blizzard storm weather strike grounded withdrew skipped missed boycotted".split()
)
_STAYED = frozenset("stayed remained stay remain".split())
_AWAY = {"turned": ("back", "away", "round", "around"), "pulled": ("out",), "backed": ("out",),
         "kept": ("him", "her", "them", "away")}  # fmt: skip
_PRONOUNS = frozenset(("he", "she", "they", "but", "had", "has"))
_NOT = frozenset("not never n't n’t cannot".split())
_DEEDS = frozenset(
    "go come show turn make travel arrive take materialise materialize appear attend leave land meet happen fly do board".split()
)


def foiled(view: View, trigger: Trigger) -> Trigger:
    """The trigger with the status that the words after it give to what was to be; "unfulfilled" is settled by its day."""
    if trigger.kind not in _KINDS or trigger.status not in _TO_BE:
        return trigger
    if trigger.status != "planned" and _stood_up(view, trigger):
        return msgspec.structs.replace(trigger, status="cancelled")
    but = next(
        (
            k
            for k in range(trigger.last, min(trigger.last + _FAR, len(view.words)))
            if view.words[k] in _CLOSES
        ),
        None,
    )
    noun = trigger.verb is None or trigger.verb < trigger.first
    if trigger.verb is not None and not noun:
        helpers = {view.words[i] for i in verb_group(view, trigger.verb)}
    else:
        helpers = set(view.words[trigger.last : but]) if but is not None else set()
    if trigger.status not in _COMING or (trigger.status != "unfulfilled" and not _PAST & helpers):
        return trigger
    what = _undone(view, trigger, but) if but is not None and view.words[but] == "but" else None
    if trigger.status == "proposed":
        what = "none" if what and "had" in helpers else None  # "had hoped to meet X but missed him"
    if what is None and trigger.status == "planned" and "had" in helpers and not noun:
        what = "unfulfilled"  # "had been due in Paris on Monday"
    return msgspec.structs.replace(trigger, status=what) if what else trigger


def _stood_up(view: View, trigger: Trigger) -> bool:
    """ "failed to turn up for talks", "did not show up for the meeting"."""
    i = trigger.first - 1
    while view.word(i) in ("the", "a", "their", "his", "her", "scheduled", "planned"):
        i -= 1
    if (
        view.word(i) not in ("for", "at")
        or view.word(i - 1) != "up"
        or view.word(i - 2) not in ("show", "turn")
    ):
        return False
    before = view.words[max(0, i - 5) : i - 2]
    return any(w in _NOT or w.endswith(("n't", "n’t")) or w.startswith("fail") for w in before)


def _undone(view: View, trigger: Trigger, but: int) -> str | None:
    """What the clause after "but" makes of what was to be; None where it tells of something else."""
    words = view.words[but + 1 : but + 1 + _NEAR]
    for k, word in enumerate(words):
        if word in group("say_verbs"):
            return None
        if word in group("cancelled_cues") or words[k : k + 2] in (["called", "off"], ["fell", "through"]):
            return None if other_goal_off(view, trigger, but + 1 + k) else "cancelled"
        if word in group("postponed_cues") or words[k : k + 2] == ["put", "off"]:
            return None if other_goal_off(view, trigger, but + 1 + k) else "postponed"
        if word == "now" and {"will", "is", "are", "plans"} & set(words[max(0, k - 2) : k + 2]):
            return "postponed"
        if word == "instead" and words[k + 1 : k + 2] != ["of"]:
            later = any(first > but + k for first, _, _ in view.spans_of_times)
            return "postponed" if later and "will" in words[:k] else "unfulfilled"
        if word in _NOT and _DEEDS & set(words[k + 1 : k + 3]):
            return "unfulfilled"
        if word in _FELL_THROUGH or any(after in _AWAY.get(word, ()) for after in words[k + 1 : k + 2]):
            return "unfulfilled"
        if word in _STAYED and view.word(but + k) in _PRONOUNS:
            return "unfulfilled"
    return None
