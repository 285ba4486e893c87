"""Who makes the journeys that a noun tells of, where its own phrase does not say: "the visit to Peru that A will make"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.structures import Actor
from despatch.entries.contacts.triggers import status

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_MAKING = frozenset(
    "make makes made making pay pays paid paying undertake undertook undertaken begin begins began start starts started "
    "conclude concludes concluded end ends ended planning plan plans planned".split()
)
_WHO = ("person", "office", "pronoun")
_SPAN = 5  # words of "will be making" and the like


def made_by(view: View, i: int) -> tuple[list[Actor], str | None]:
    """The traveller of a relative clause right after the phrase that ends at `i`, with the status that its verb gives.

    "the visit to Peru that President A will make", "the October visit you are planning": [] and None if there is none.
    """
    while i in view.timed or view.word(i) in ("that", "which"):
        i += 1
    n = view.actor_at.get(i)
    if n is None or view.actors[n].first != i or view.actors[n].kind not in _WHO:
        return [], None
    actor = view.actors[n]
    for verb in range(actor.last, min(actor.last + _SPAN, len(view.words))):
        if view.words[verb] in (",", ";", "and"):
            break
        if view.words[verb] in _MAKING:
            planned = view.words[verb].startswith("plan")
            return [actor], "planned" if planned else status.verb_status(view, verb)
    return [], None


def each_of(travellers: list[Actor]) -> list[tuple[Actor, ...]]:
    """ "visits by Minister A, Minister B and Adviser C": each makes one of his own; [] if not several are named."""
    named = len(travellers) > 1 and all(a.kind == "person" and a.parties for a in travellers)
    return [(a,) for a in travellers] if named else []
