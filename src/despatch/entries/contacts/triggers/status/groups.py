"""The words of a verb group: auxiliaries, negations and governing verbs, and the status that each gives."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import all_of
from despatch.entries.contacts.triggers import unreal
from despatch.entries.contacts.triggers.amid_verb import before_place

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


_GROUP_WORDS = (
    "also then today now soon later again briefly separately personally officially still already just recently "
    "currently first only earlier jointly formally privately tentatively reportedly directly twice both all himself "
    "herself themselves here there , and or on in to a the"
).split()


CUE_TO_STATUS = (
    ("refused_cues", unreal.NONE),
    ("cancelled_cues", "cancelled"),
    ("postponed_cues", "postponed"),
    ("planned_cues", "planned"),
    ("proposed_cues", "proposed"),
)


def verb_group(view: View, verb: int) -> list[int]:
    """Indices of the auxiliaries, negations and governing verbs before `verb`, nearest first."""
    known = _helpers()
    found, i = [], verb - 1
    while i >= 0 and verb - i < 14:
        i = before_place(view, i)
        word = view.word(i)
        if (word in known and i not in view.timed and not _roughly(view, i)) or word.endswith(("n't", "n’t")):
            found.append(i)
        elif not (word in _GROUP_WORDS or i in view.timed or word.endswith("ly")) or (
            word == "," and not _inside_parenthesis(view, i, verb)
        ):
            break
        i -= 1
    return found


def _roughly(view: View, i: int) -> bool:
    """ "arrived at about 3 o'clock and was received": no "about to"."""
    return view.words[i] == "about" and view.word(i + 1) != "to"


def _inside_parenthesis(view: View, comma: int, verb: int) -> bool:
    """Whether `comma` closes or opens a short insertion within the verb group (", on Monday,")."""
    return any(i in view.timed for i in range(max(0, comma - 3), min(verb, comma + 4)))


@cache
def _helpers() -> frozenset[str]:
    return all_of(
        "future would modal_open negation have be planned_cues proposed_cues postponed_cues cancelled_cues refused_cues "
        "denied_cues"
    )


def after_to(view: View, verb: int) -> bool:
    """Whether the verb is an infinitive with "to" ("to jointly chair")."""
    i = verb - 1
    while i >= 0 and (view.words[i].endswith("ly") or view.words[i] in ("also", "then", "first", "jointly")):
        i -= 1
    return view.word(i) == "to"


PAST = frozenset(
    "met held had spoke spoken sat paid flew flown went gone came began begun took left sent wrote made "
    "led undertook met cut".split()
)


def is_past(word: str) -> bool:
    """Whether the word is a verb in the past."""
    return word in PAST or word.endswith("ed")
