"""What a finite verb or a participle tells: held, ongoing, to come, or asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.triggers import unreal
from despatch.entries.contacts.triggers.setting_out import LEAVING, SETTING_OUT
from despatch.entries.contacts.triggers.standing_plans import habitual
from despatch.entries.contacts.triggers.status.groups import CUE_TO_STATUS, is_past
from despatch.entries.contacts.triggers.unreal import NONE

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def finite(view: View, verb: int, word: str, words: list[str], title: bool) -> str:
    """What the finite verb or participle at `verb` tells; `words` are those of its group, nearest first."""
    never = unreal.would_have(view, verb, words)
    if never is not None:
        return never
    if any(w in group("future") for w in words):
        return "planned"
    if "would" in words:
        return "proposed" if _hoped(view, verb) else "planned"
    if any(w in group("modal_open") for w in words):
        return "proposed"
    for cues, status in CUE_TO_STATUS[1:4]:
        if any(w in group(cues) for w in words):
            return status
    if word.endswith("ing"):
        return _progressive(view, verb, words)
    if any(w in group("have") for w in words) or is_past(word) or view.word(verb - 1) == "did":
        return "held"
    if _goes_on(view, verb):
        return "planned"
    return _of_present(view, verb, title)


def _of_present(view: View, verb: int, title: bool) -> str:
    if habitual(view, verb):
        return NONE
    if title:
        return "held"
    if _suggested(view, verb):
        return "proposed"
    return "planned" if _to_follow(view, verb) else "present"


def _progressive(view: View, verb: int, words: list[str]) -> str:
    if view.words[verb] in SETTING_OUT and "been" not in words and _reported(view, verb):
        return "planned"  # "said that she was going to Lima"
    if any(w in ("been", "was", "were") for w in words):
        return "held"
    if any(w in ("is", "are", "am", "'s", "be") for w in words):
        return "planned" if view.words[verb] in LEAVING and "be" not in words else "ongoing"
    return "participle"


def _reported(view: View, verb: int) -> bool:
    """Whether the verb is of what somebody is said to have said."""
    return any(w in group("say_verbs") for w in view.words[max(0, verb - 12) : verb])


_BARE = frozenset(
    "hold meet attend visit discuss sign travel receive host address join co-chair chair have pay make deliver greet talk "
    "fly go head proceed continue leave depart return call organise organize convene conduct resume launch".split()
)


def _goes_on(view: View, verb: int) -> bool:
    """ "will visit Peru on Monday, call on X and hold talks": the bare verb of a list goes on with the future before it."""
    if view.words[verb] not in _BARE or view.word(verb - 1) not in ("and", "then", "also", ",", ";"):
        return False
    for i in range(verb - 2, -1, -1):
        if view.words[i] in (":", "“", "”", '"', "that", "who", "which"):
            return False
        if view.words[i] == ";" and not _BARE & set(view.words[i + 1 : i + 4]):
            return False
        if view.words[i] in group("future") or view.words[i] == "would":
            return True
        if view.words[i] == "to" and view.word(i - 1) in _TO_COME:
            return True
    return False


_TO_COME = frozenset(
    "is are was were due scheduled expected set slated agreed agree agrees decided plan plans planned intend".split()
)


def _hoped(view: View, verb: int) -> bool:
    """ "said he hoped that X would visit Lima": what is hoped for is not settled."""
    opens = next((i for i in range(verb - 1, max(0, verb - 14), -1) if view.words[i] == "that"), 0)
    return bool(_HOPES & set(view.words[max(0, opens - 2) : opens]))


_HOPES = frozenset("hope hopes hoped hoping wish wished wishes".split())


def _suggested(view: View, verb: int) -> bool:
    """ "suggested that A and B hold talks": the bare verb after "that" tells what was asked for."""
    opens = next((i for i in range(verb - 1, max(0, verb - 12), -1) if view.words[i] == "that"), 0)
    return view.words[verb] in _BARE and bool(
        group("proposed_cues") & set(view.words[max(0, opens - 3) : opens])
    )


_UNTIL_THEN = frozenset(("after", "when", "once", "before", "until", "as"))


def _to_follow(view: View, verb: int) -> bool:
    """ "will go on after she concludes her visit": the present after a conjunction, where the main verb is to come."""
    before = view.words[max(0, verb - 6) : verb]
    return bool(_UNTIL_THEN & set(before)) and bool({"will", "shall"} & set(view.words))
