"""Visits told as part of a journey, in apposition to the place: "In Peru, his previous stop, X won backing"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers.goals import place_covering, with_country
from despatch.entries.contacts.triggers.visits import TRAVEL_KINDS

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

STOPS = frozenset(("stop", "stopover", "leg", "destination"))
_STATUSES = {"previous": "held", "earlier": "held", "next": "planned"} | dict.fromkeys(
    ("first", "second", "third", "fourth", "last", "final", "latest"), "arrived"
)
_OPENING = 3  # tokens within which a place opens the sentence
_OWNERS = frozenset(("his", "her", "their"))


def legs(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """The trigger that "stop" or "leg" at `i` opens: who travels is the owner, or whom the sentence goes on with."""
    yield from _dropped(view, i)
    status = _STATUSES.get(view.word(i - 1) or "")
    if title or view.words[i] not in STOPS or status is None or view.word(i - 2) not in (*_OWNERS, "the"):
        return
    found = place_covering(view, i - 4) if i >= 4 and view.word(i - 3) == "," else None
    if found is None or not _closed(view, i) or _gone_to(view, found[0]):
        return
    travellers = _travellers(view, i, found[0])
    if not travellers:
        return
    told = (
        view.words if found[0] > _OPENING else view.words[i:]
    )  # "will fly to Peru, the last leg of his tour"
    if status == "arrived" and group("future") & set(told):
        status = "planned"
    goal = with_country(view, *found)
    yield Trigger(i - 2, i + 1, "visit", status, tuple(travellers), target=goal.country, place=goal.place,
                  country=goal.country)  # fmt: skip


_APPOSED = 4  # words of ", the last leg"


def _gone_to(view: View, place: int) -> bool:
    """Whether the place is where a journey leads that its verb tells of: "flew to Lima, the last leg of his tour"."""
    return view.word(place - 1 - (view.word(place - 1) == "the")) in ("to", "for")


def _dropped(view: View, i: int) -> Iterator[Trigger]:
    """ "has cancelled the Lima leg of her tour", "skipped the Lima stop": the visit to what is named before the noun."""
    found = place_covering(view, i - 1)
    if found is None:
        return
    at = found[0] - 1 - (view.word(found[0] - 1) in ("the", "his", "her", "their", "a"))
    status = next((s for s, verbs in _DROPPING.items() if view.word(at) in verbs), None)
    travellers = [a for a in roles.subject(view, at) if a.kind in TRAVEL_KINDS] if status else []
    if status and travellers:
        goal = with_country(view, *found)
        yield Trigger(found[0], i + 1, "visit", status, tuple(travellers), target=goal.country, place=goal.place,
                      country=goal.country)  # fmt: skip


_DROPPING = {
    "cancelled": frozenset(
        "cancel cancelled canceled cancels cancelling scrap scrapped skip skipped skipping drop dropped dropping".split()
    ),
    "postponed": frozenset("postpone postponed postpones postponing delay delayed".split()),
}


def of_leg(view: View, trigger: Trigger) -> bool:
    """ "the Lima leg of her European tour": the tour, of which only the leg is news."""
    if trigger.kind != "visit" or trigger.target is not None:
        return False
    at = trigger.first - 3
    leg = at > 0 and view.word(at + 1) == "of" and view.words[at] in STOPS
    if leg and "," in view.words[max(0, at - _APPOSED) : at]:
        return True  # "will fly to Lima, the last leg of her tour"
    return leg and any(verbs & set(view.words[max(0, at - 5) : at]) for verbs in _DROPPING.values())


def _closed(view: View, i: int) -> bool:
    """Whether the apposition ends there, or goes on with the journey ("the first leg of a tour")."""
    return view.word(i + 1) in (",", ".", "of", "on", "in") or i + 1 == len(view.words)


def _travellers(view: View, i: int, place: int) -> list[Actor]:
    """Whom the main clause is of where the sentence opens with the place; else whose stop it is."""
    opening = place <= _OPENING and view.words[0] in group("locatives")
    own = roles.possessor(view, i - 2) or roles.possessor(view, i - 1)
    named = roles.dangling_subject(view, i) if opening else []
    if not named and not own:
        named = roles.subject(view, place)
    return [a for a in named or own if a.kind in TRAVEL_KINDS]
