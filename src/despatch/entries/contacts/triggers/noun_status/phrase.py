"""Status of a noun from its own phrase: its adjectives, the mood of its clause, the preposition before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.agendas import COMING, listed_ahead
from despatch.entries.contacts.triggers.greetings import looked_forward
from despatch.entries.contacts.triggers.noun_status.of_a_day import of_a_day
from despatch.entries.contacts.triggers.noun_status.prepositions import by_preposition
from despatch.entries.contacts.triggers.noun_status.talked_over import talked_over
from despatch.entries.contacts.triggers.noun_status.unsettled import unsettled

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def noun_status(view: View, noun: int, first: int, outer: int | None = None) -> str | None:
    """Status given by the words of the noun phrase [first, noun] and the preposition before it; None if open.

    `outer` is where the phrase begins with its possessor ("after [X's] visit"), if it has one.
    """
    inside = view.words[max(0, first) : noun]
    if view.word(first - 1) == "no":
        if _left_out(view, first, noun):
            return "cancelled"
        return status.NONE  # "there was no meeting between A and B"
    for word in inside:
        if word in group("postponed_cues"):
            return "postponed"
        if word in group("cancelled_cues"):
            return "cancelled"
        if word in group("proposed_cues"):
            return "proposed"
    if any(w in group("before_words") for w in inside) or _listed_as_coming(view, first):
        return "planned"
    if any(w in group("ongoing_cues") for w in inside):
        return "ongoing"
    if any(w in group("past_adjectives") for w in inside):
        return "held"
    if _set_for(view, noun):
        return "planned"
    start = first if outer is None else outer
    ahead = unsettled(view, start, noun) or of_a_day(view, start - 1) or talked_over(view, start)
    return ahead or by_preposition(view, start) or _mood(view, start)


def _left_out(view: View, first: int, noun: int) -> bool:
    """ "there will be no annual summit in 2020": one of a series that would have been due."""
    coming = view.words[max(0, first - 4) : first - 1]
    return (
        coming[:1] == ["there"] and coming[-1:] == ["be"] and bool(_DUE & set(view.words[first : noun + 1]))
    )


_DUE = frozenset("annual yearly regular traditional biennial".split())
_CLAUSE_ENDS = frozenset(
    'who which whom where that after following since because while when as , ; : “ ” " said says told has had'.split()
)


def _mood(view: View, first: int) -> str | None:
    """What the modal before the phrase in its clause makes of it ("would welcome a meeting"); None if it has none."""
    before = view.words[max(0, first - 4) : first]
    if "forward" in before and "to" in before:  # "looked forward to a productive summit"
        return "held" if looked_forward(view, first) else "planned"
    if {"towards", "toward"} & set(before[-2:]):
        return "proposed"
    for i in range(first - 1, max(-1, first - 12), -1):
        word = view.words[i]
        if i in view.timed:
            continue  # "the May 2019 talks"
        if word in _CLAUSE_ENDS or word in group("say_verbs"):
            return None
        if word in group("modal_open"):
            return "proposed"
        if word in group("future") or word == "would":
            return "proposed" if word == "would" and "if" in view.words[:i] else "planned"
    return None


def _set_for(view: View, noun: int) -> bool:
    """Whether the time after the noun lies ahead in so many words ("welcomed the visit to Peru later this week")."""
    timed = [i for i in range(noun + 1, min(noun + 10, len(view.words))) if i in view.timed]
    return bool(timed) and "later" in (view.word(timed[0]), view.word(timed[0] - 1))


def _listed_as_coming(view: View, first: int) -> bool:
    """ "upcoming contacts, including a meeting of the commission": what is listed is to come as well."""
    if ":" in view.words[:first] and _EVE & set(view.words[: view.words.index(":")]):
        return True  # "on the eve of major events: the summit of ..."
    before = view.words[max(0, first - 8) : first]
    if "including" not in before:
        return listed_ahead(view, first)
    return bool(COMING & set(before[: before.index("including")]))


_EVE = frozenset("eve upcoming forthcoming".split())
