"""How what a noun tells of stands: its own phrase, the verb that governs it and the predicate after it, weighed together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.agendas import to_cover
from despatch.entries.contacts.triggers.met_there import met_there
from despatch.entries.contacts.triggers.noun_status import by_cue, noun_status, passive_status
from despatch.entries.contacts.triggers.resumed import resumption

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def standing(view: View, i: int, first: int, verb: int | None, rest: tuple[int, int], title: bool) -> str:
    """Status of what the noun tells of; `rest` is where its partners end, and where its clause does."""
    if met_there(view, first, i):
        return "held"
    by_noun = noun_status(view, i, first)
    if by_noun in ("during", None) and {"opening", "inauguration"} & set(
        view.words[max(0, first - 5) : first]
    ):
        return "arrived"  # "addressing the opening ceremony of the summit"
    if by_noun == status.NONE:
        return by_noun
    if by_noun in ("postponed", "cancelled", "proposed"):
        return by_noun
    again = resumption(view, first, verb)
    if again is not None:
        return again
    if verb is not None:
        what = status.of_purpose(view, verb, status.verb_status(view, verb, title))
        by_verb = _of_light_verb(view.words[verb], what)
        if by_verb == "open" and not by_noun:  # "attending the summit, which opened on Friday"
            return passive_status(view, i + 1, rest[1]) or "open"
        if by_verb is not None:
            return by_noun if by_verb == "open" and by_noun else by_verb
    after = passive_status(view, i + 1, rest[1]) or passive_status(view, *rest)
    if by_noun == "purpose" and after == "held" and view.word(i + 1) in _CALLED:
        return by_noun  # "travel to Lima for the summit convened by X"
    if after is not None and not (
        by_noun == "during" and after == "planned" and _of_another(view, i, rest[1])
    ):
        return after
    return by_noun or to_cover(view, rest[0]) or "open"


_CALLED = frozenset("convened organised organized hosted called sponsored chaired".split())


def _of_another(view: View, i: int, end: int) -> bool:
    """ "The accord signed at their meeting in Lima is expected to ...": the finite verb is that of another subject."""
    for k in range(i + 1, min(i + _FAR, end)):
        if view.words[k] in _FINITE:
            return True
        if view.words[k] in ("which", "that", ",", "to"):
            return False
    return False


_FAR = 14  # tokens from the noun to the verb
_FINITE = frozenset("is are was were will would has have had".split())
_ARRANGED = frozenset(
    "arrange arranged arranges organize organized organise organised schedule scheduled".split()
)


def _of_light_verb(word: str, what: str) -> str | None:
    """What the governing verb says: "postponed talks" postpones them however its own tense stands."""
    meaning = by_cue(word)
    if meaning:
        return status.NONE if what == status.NONE else meaning
    if what == status.NONE and word in _ARRANGED:
        return status.NONE  # "failed to arrange a meeting"
    if word in ("agreed", "agree", "agrees"):
        return status.NONE if what == status.NONE else "planned"
    if word in ("scheduled", "schedule", "plan", "planned", "plans", "arranged", "arrange", "arranges"):
        return "planned"
    if word in ("suspended", "suspend"):
        return "cancelled"
    if what == "participle":
        return "open"
    if word in ("begin", "begins", "began", "begun", "start", "started", "starts", "open", "opened", "opens", "resume",
                "resumed", "resumes", "continue", "continues", "continued") and what in ("held", "present"):  # fmt: skip
        return (
            "ongoing"
            if what == "present"
            else "arrived"
            if word.startswith(("beg", "start", "open", "kick", "conven"))
            else "held"
        )
    return what
