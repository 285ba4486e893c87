"""Held, ongoing, planned, proposed, postponed or cancelled: from the verb group and the cues beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.triggers import unreal
from despatch.entries.contacts.triggers.greetings import glad, looked_forward, thanked_for
from despatch.entries.contacts.triggers.status.finite import finite
from despatch.entries.contacts.triggers.status.groups import CUE_TO_STATUS, after_to, verb_group
from despatch.entries.contacts.triggers.status.infinitives import infinitive
from despatch.entries.contacts.triggers.unable import unable, went_back
from despatch.entries.contacts.triggers.unreal import NONE
from despatch.entries.contacts.triggers.weighed import weighed

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def verb_status(view: View, verb: int, title: bool = False) -> str:
    """Status of `Contact` that the verb at `verb` gives to what it tells of, or `NONE` where it is denied or hypothetical."""
    word = view.words[verb]
    helpers = verb_group(view, verb)
    words = [view.words[i] for i in helpers]
    if any(w in group("negation") or w.endswith(("n't", "n’t")) for w in words):
        return "held" if last_time(view, verb) is not None else unreal.given_up(view, verb)
    if (thought_of := weighed(view, verb)) is not None:
        return thought_of
    if (
        _conditional(view, verb)
        or unreal.instead(view, verb)
        or view.words[max(0, verb - 2) : verb] == ["yet", "to"]
        or (unable(view, verb) and not last_time(view, verb))
    ):
        return NONE
    if went_back(view, verb):
        return "cancelled"
    if thanked_for(view, verb):
        return "held"
    if glad(view, verb):
        return "present"
    if view.words[max(0, verb - 2) : verb] == ["forward", "to"] and not looked_forward(view, verb):
        return "planned"  # "looked forward to visiting Lima in May"
    been = words[:1] == ["been"]  # "was to have been received"
    if words[been : been + 1] == ["have"] and after_to(view, helpers[been]) and {"was", "were"} & set(words):
        return "unfulfilled"  # "were to have held their next dialogue in November"
    if after_to(view, verb) or _to_be(view, verb, words):
        return infinitive(view, verb, words, title)
    return finite(view, verb, word, words, title)


def last_time(view: View, verb: int | None) -> str | None:
    """The time of "have not met since May", "has not been able to visit since 2004": then they did."""
    before = set(view.words[max(0, (verb or 0) - 6) : verb])
    if verb is None or not (before & {"not", "n't", "never"}) or not before & {"has", "have", "had"}:
        return None
    for first, _, time in view.spans_of_times:
        if verb < first <= verb + 8 and view.word(first - 1) == "since" and time.type == "DATE":
            return time.edtf
    return None


def _to_be(view: View, verb: int, words: list[str]) -> bool:
    """ "is to be received", "was due to be received", "expected to be received": an infinitive in the passive."""
    if "be" not in words or not after_to(view, view.words.index("be", max(0, verb - 14))):
        return False
    if any(w in ("is", "are", "was", "were", "has", "have", "had") for w in words):
        return True
    return any(w in group(cues) for cues, _ in CUE_TO_STATUS for w in words)


def _conditional(view: View, verb: int) -> bool:
    """Whether an "if" or "unless" opens the clause of the verb."""
    i = verb - 1
    while i >= 0 and verb - i < 10:
        word = view.words[i]
        if word in ("if", "unless", "whether"):
            return True
        if word in (",", ";", ".", "that", "and"):
            return False
        i -= 1
    return False
