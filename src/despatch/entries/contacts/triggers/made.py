"""Visits by the verb that governs their noun: "paid", "began", "continues", "arrived to begin", "will conclude a visit"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.times.lengths import of_participle
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.noun_status import by_cue

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_BEGINNING = ("beg", "start", "open", "kick", "embark")
_GOING_ON = ("continu", "enter")  # "continues his visit", "entered the third day of it"
_ENDING = ("conclud", "wrap", "end", "finish", "complet")
_COMES = ("arriv", "land", "touch", "flew", "came")
_BEFORE = 16  # tokens from the arrival to what it begins


def by_verb(view: View, verb: int, title: bool) -> str:
    """How a visit stands by the verb at `verb` of which it is the object."""
    what = status.verb_status(view, verb, title)
    word = view.words[verb]
    if what == status.NONE:
        return what
    meaning = by_cue(word)
    if meaning:
        return meaning
    if what == "present" and word.startswith(_GOING_ON):
        return "ongoing"
    if what == "held" and word.startswith((*_BEGINNING, *_GOING_ON)):
        return "arrived"
    if what == "purpose" and word.startswith(_BEGINNING) and _has_come(view, verb):
        return "arrived"
    return of_participle(word) if what == "participle" else what


def to_end(view: View, verb: int | None) -> bool:
    """ "will conclude his visit": one that is told besides, as begun or as to come."""
    ends = verb is not None and view.words[verb].startswith(_ENDING)
    return ends and status.verb_status(view, verb or 0) == "planned"


def _has_come(view: View, verb: int) -> bool:
    """ "arrived in Lima on Monday to begin a visit": what the arrival begins."""
    before = view.words[max(0, verb - _BEFORE) : verb]
    return any(word.startswith(_COMES) for word in before) and group("future").isdisjoint(before)
