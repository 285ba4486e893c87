"""What an infinitive tells: planned, proposed, declined, or a purpose, by the words that govern it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.triggers.status.groups import CUE_TO_STATUS, PAST
from despatch.entries.contacts.triggers.unreal import NONE

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def infinitive(view: View, verb: int, words: list[str], title: bool) -> str:
    """What the infinitive at `verb` tells; `words` are those of its group, nearest first."""
    if view.words[max(0, verb - 2) : verb] == ["unlikely", "to"]:
        return NONE
    for cues, status in CUE_TO_STATUS:
        if any(w in group(cues) for w in words):
            if status == "planned" and "had" in words:
                return "unfulfilled"  # "had been due to meet", "had expected to meet"
            if status == "planned" and any(w in group("modal_open") for w in words):
                return "proposed"
            if status == "proposed" and _accepted(view, verb):
                return "planned"
            return _of_invitation(view, verb) if status == "proposed" else status
    if any(w in group("be") for w in words) or any(w in group("have") for w in words):
        return "planned"
    controlled = _controller(view, verb)
    if controlled is not None:
        return controlled
    return "planned" if (title and _bare_title(view, verb)) or _then(view, verb) else "purpose"


def _then(view: View, verb: int) -> bool:
    """ "Mbeki off to Peru on Monday, to meet X": in a headline what is to be done after the comma is to come."""
    headline = view.sentence.title or (view.index == 0 and view.words[-1].isalnum())
    return headline and view.word(verb - 2) == "," and bool(_OFF & set(view.words[: verb - 2]))


_OFF = frozenset("off leaves departs heads flies travels arrives".split())


def _of_invitation(view: View, verb: int) -> str:
    """What is made of an invitation "to visit Peru", "to attend": proposed, or declined."""
    told = view.word(verb - 2) in ("invitation", "invitations")
    return _of_cue(view, verb - 2, "proposed") if told else "proposed"


def _accepted(view: View, verb: int) -> bool:
    """ "accepted X's invitation to visit Peru": who accepts it will come."""
    before = view.words[max(0, verb - 12) : verb]
    at = next((i for i, w in enumerate(before) if w in ("accepted", "accepts", "accepting")), None)
    if at is None or {"not", "yet"} & set(before[:at]):
        return False
    after = before[at:]
    return bool({"invitation", "invitations", "invite"} & set(after)) and not {";", "that", "but"} & set(
        after
    )


def _bare_title(view: View, verb: int) -> bool:
    """ "Mbeki to join mission": in a headline the infinitive after the subject is the future."""
    return view.word(verb - 2) not in ("time", "way", "order", "in") and verb - 2 in view.actor_at


def _controller(view: View, verb: int) -> str | None:
    """ "invited X to visit", "urged Y to meet", "plans for Z to visit", "declined an invitation from W to visit"."""
    for i in range(verb - 2, max(-1, verb - 16), -1):
        word = view.words[i]
        if word in (";", ":", ".", "that", "who", "which", "said", "“", "”", '"') or (
            word == "," and i + 1 not in view.actor_at and i < verb - 2
        ):
            return None
        if word.startswith("invit") and "accepted" in view.words[verb:] and "not" not in view.words[verb:]:
            return "planned"  # "invited X to visit Peru, and X accepted the invitation"
        if word.startswith("invit") and _accepted(view, verb):
            return "planned"
        if word in group("proposed_cues") or word in ("plans", "plan"):
            return _of_cue(view, i, "planned" if word.startswith("plan") else "proposed")
        if word in group("refused_cues"):
            return NONE
        if word == "for" and i == verb - 2 - _actor_length(view, verb):
            return "proposed"
    return None


def _actor_length(view: View, verb: int) -> int:
    i = verb - 2
    while i >= 0 and i in view.actor_at:
        i -= 1
    return verb - 2 - i


def _of_cue(view: View, cue: int, status: str) -> str:
    """The verb that governs a cue noun may undo it: "declined an invitation", "scrapped plans", "has no plans"."""
    for i in range(cue - 1, max(-1, cue - 6), -1):
        word = view.words[i]
        if word in group("refused_cues") or (word in group("negation") and cue - i <= 2):
            return NONE
        if word in _DECLINED or (word, view.word(i + 1)) == ("turned", "down"):
            return NONE
        if word in group("cancelled_cues"):
            return "cancelled"
        if word in group("postponed_cues"):
            return "postponed"
        if word in (",", ";", "and", "that") or i in view.actor_at:
            break
    return status


def declined(view: View, cue: int) -> bool:
    """Whether the word at `cue` is an invitation that was turned down."""
    return view.words[cue] in ("invitation", "invitations") and _of_cue(view, cue, "proposed") == NONE


_DECLINED = frozenset("rejected rejects rejecting spurned rebuffed snubbed".split())


def of_purpose(view: View, verb: int, what: str) -> str:
    """What an infinitive of purpose is worth after its main verb: "was in X to co-chair" tells of what took place."""
    if what != "purpose":
        return what
    if _followed(view, verb):
        return "held"
    for i in range(verb - 2, -1, -1):
        word = view.words[i]
        if word in group("future") or word in ("is", "are", "would") or word.startswith("arriv"):
            return "planned" if word not in ("is", "are") else what
        if word in (
            "was",
            "were",
            "visited",
            "travelled",
            "traveled",
            "came",
            "went",
            "flew",
            "attended",
            "met",
            "had",
        ):
            return "held"
        if word in (";", ":"):
            break
    return what


def _followed(view: View, verb: int) -> bool:
    """ "broke with protocol to meet him, took him home": what the same subject did next tells that the purpose was reached."""
    words = view.words
    return any(
        words[i] == "," and words[i + 1] in PAST and words[i + 2] in ("him", "her", "them", "each")
        for i in range(verb + 1, len(words) - 2)
    )
