"""Journeys that are no dealings with those they lead to: one's own business, and the way back to one's own seat."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Trigger
from despatch.registers.tables import beside

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def of_ones_own(view: View, trigger: Trigger) -> bool:
    """ "flew to Lima for medical treatment", "on a lecture tour": a journey that is nobody's dealing with anybody."""
    if view.word(trigger.first - 1) == "to" and view.word(trigger.first - 2) in _TRAVELLERS:
        return True  # "will encourage more people to visit Peru"
    if group("private_journeys") & set(view.words[max(0, trigger.first - 1) : trigger.last]):
        return True
    if _BY_NAME & set(view.words[max(0, trigger.first - _BEFORE) : trigger.first]):
        return True  # "his pilgrimage, which will also take him to Lima"
    after = view.words[trigger.last : trigger.last + _AHEAD]
    for k, word in enumerate(after[:-1]):
        if word in (";", ".", "and"):
            return False
        if word in ("for", "on", "to") and group("private_purposes") & set(after[k + 1 : k + 4]):
            return True
        if word in ("on", "of") and _own_tour(after[k + 1 : k + 6]):
            return True
    return False


def _own_tour(words: list[str]) -> bool:
    """Whether the words lead up to such a journey ("a lecture tour", "a speaking and fundraising tour")."""
    stop = next((k for k, w in enumerate(words) if w in ("tour", "trip")), 0)
    return bool(group("private_journeys") & set(words[:stop]))


_AHEAD = 12
_BEFORE = 8
_BY_NAME = frozenset("pilgrimage hajj haj umrah honeymoon vacation".split())
_TRAVELLERS = frozenset(
    "people tourists students citizens nationals companies businesses businessmen investors youths".split()
)


@cache
def _seats() -> dict[str, frozenset[str]]:
    """The towns where bodies have their seats, by body."""
    return {body: frozenset(towns) for body, towns in beside(__file__, "body_seats.yaml").items()}


def homeward(view: View, trigger: Trigger) -> bool:
    """Whether who goes back to his own seat or state visits nobody.

    "before he returned to New York", of the UN's Secretary-General; "flew back to Moscow", of the Russian leader.
    """
    back = view.words[trigger.first].startswith("return") or view.word(trigger.last) == "back"
    theirs = {p for s in trigger.sides if s.kind != "state" for p in s.parties}
    if not back or len(theirs) != 1:
        return False
    seated = all(is_body(p) and trigger.place in _seats().get(p, ()) for p in theirs)
    return seated or (trigger.target or trigger.country) in theirs
