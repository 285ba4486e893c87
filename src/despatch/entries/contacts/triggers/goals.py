"""Where a journey goes: "in the Egyptian capital of Cairo", "to Qatar, Saudi Arabia and Oman", "here"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.places.placing import town_and_country
from despatch.entries.contacts.places.seats import capital_of

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


class Goal:
    """Where a journey goes: the party (ISO code) there, the town if one is named, "here" or "there"."""

    __slots__ = ("country", "end", "here", "place", "there")

    def __init__(
        self, country: str | None, place: str | None, end: int, here: bool = False, there: bool = False
    ) -> None:
        self.country, self.place, self.end, self.here, self.there = country, place, end, here, there


def goal_at(view: View, i: int, limit: int) -> Goal | None:
    """The place that begins at about token `i` ("the Egyptian capital of Cairo", "India", "here")."""
    for j in range(i, min(i + 10, limit)):
        word = view.words[j]
        if word == "here":
            return Goal(None, None, j + 1, here=True)
        if word == "country" and view.word(j - 1) == "the":
            return Goal(None, None, j + 1, here=True)
        if word == "there":
            return Goal(None, None, j + 1, there=True)
        found = place_covering(view, j)
        if found is not None:
            return with_country(view, *found)
        if word in ("capital", "capitals") and view.word(j + 1) != "of" and _capital_of(view, j) is not None:
            return _capital_of(view, j)
        if j not in view.timed and not _place_filler(view, j) and not _before_town(view, j):
            return None
    return None


def _before_town(view: View, j: int) -> bool:
    """Whether the words up to a "town of" only qualify it ("the rebel-held southern town of Vlore")."""
    for k in range(j, min(j + 6, len(view.words) - 1)):
        if view.words[k] in _TOWN_NOUNS and view.words[k + 1] == "of":
            return True
        if view.words[k] in (",", ".", "and", "to", "in", "on", "for", "with"):
            return False
    return False


_TOWN_NOUNS = frozenset(
    ("town", "city", "capital", "port", "resort", "village", "province", "region", "island", "state")
)


def _capital_of(view: View, j: int) -> Goal | None:
    """ "the Italian capital": the state, and its capital where the register has it."""
    n = view.actor_at.get(j - 1, view.actor_at.get(j - 2) if view.word(j - 1) in ("'s", "’s") else None)
    if n is None or len(view.actors[n].parties) != 1 or view.actors[n].kind != "state":
        return None
    code = view.actors[n].parties[0]
    return Goal(code, capital_of(code), j + 1)


def _place_filler(view: View, j: int) -> bool:
    word = view.words[j]
    return word in (
        "the", "in", "to", "at", "capital", "capitals", "city", "town", "of", "port", "both", "neighboring", "neighbouring",
        "southern", "northern", "eastern", "western", "resort", "central", ",", "southwestern", "northeastern",
        "republic", "island", "historic", "province", "a", "two", "three", "his", "her", "'s",
    ) or (j in view.actor_at and view.actors[view.actor_at[j]].modifier) or word.endswith("-held")  # fmt: skip


def place_covering(view: View, j: int) -> tuple[int, int, str | None, str | None] | None:
    """First and last token, country and town of the place named at token `j`; None if none is."""
    for first, last, mention in view.places:
        if first <= j < last and (mention.country or mention.type == "state"):
            town, country = town_and_country(view, first, last, mention)
            return first, last, country, town
    return None


def with_country(view: View, first: int, last: int, country: str | None, place: str | None) -> Goal:
    """ "Busan of the ROK", "Goa, India": the state after a town closes the name."""
    if place is None:
        return Goal(country, None, last)
    for a, b, mention in view.places:
        if mention.type == "state" and last <= a <= last + 2 and all(
            w in (",", "of", "the", "in") for w in view.words[last:a]
        ):  # fmt: skip
            if country and mention.of != country and "," in view.words[last:a]:
                break  # "Djibouti, Somalia and Kenya": a state that is its town's name too, then another
            return Goal(country or mention.of, place, b)
    return Goal(country, place, last)


def goals_at(view: View, i: int, limit: int) -> list[Goal]:
    """All the places joined at `i`: "to Qatar, Saudi Arabia and Oman"."""
    goals: list[Goal] = []
    found = goal_at(view, i, limit)
    while found is not None:
        goals.append(found)
        j = found.end
        if view.word(j) == ";" and place_covering(view, j + 1 + (view.word(j + 1) == "and")) is not None:
            limit, j = len(view.words), j + 1  # "to Accra, Ghana; Lusaka, Zambia; and ..."
        while j < limit and view.words[j] in (",", "and", "then", "&"):
            j += 1
        if j == found.end or (place_covering(view, j) is None and view.words[j : j + 1] != ["the"]):
            break
        if view.word(found.end) == "," and _town_then_country(view, found, j):
            break
        found = goal_at(view, j, limit)
    return goals


def _town_then_country(view: View, goal: Goal, j: int) -> bool:
    covering = place_covering(view, j)
    return bool(goal.place and covering and covering[3] is None and covering[2] == goal.country)
