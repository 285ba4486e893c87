"""The town in which guests are greeted: "welcome to Lima", "glad to see you here in Lima", said as a report's talks open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.places.placing import town_and_country
from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.days import days
from despatch.model import Analysis
from despatch.registers.states import is_state

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_OPENING = 1  # sentences: the talks that are opened are the news itself
_GREETED = 24  # sentences in which the two sides greet each other
_FRESH = 3  # days
_REACH = 6  # words from the greeting to the place
_GREETINGS = frozenset("see meet greet receive host have visit".split())
_PLEASED = frozenset(
    "pleasure pleased glad happy delighted honour honor honoured honored thank thanks".split()
)
_TO_COME = frozenset("would will shall hope hopes forward if invite invited next again soon could".split())


def welcomed(analysis: Analysis, views: list[View], found: list[Candidate]) -> None:
    """Give the talks that are the report's news, and the guest's visit, the town in which the guest is greeted."""
    open_ = [one for one in found if one.place is None and _of_news(analysis, one)]
    if not open_:
        return
    where = _greeted_in(views)
    if where is None:
        return
    town, country = where
    for one in open_:
        if country in one.parties and one.country in (None, country):
            one.place, one.country = town, country


def _of_news(analysis: Analysis, one: Candidate) -> bool:
    """Whether it is a meeting that the opening tells of, or a visit that goes on with it, both of these days."""
    today, span = days(analysis.today), days(one.date)
    if one.date and not (today and span and span[0] <= today[1] and (today[0] - span[1]).days <= _FRESH):
        return False
    if sum(map(is_state, one.parties)) < 2 or one.status not in ("held", "ongoing"):
        return False
    return one.kind == "visit" or (one.kind == "meeting" and min(one.evidence) <= _OPENING)


def _greeted_in(views: list[View]) -> tuple[str, str] | None:
    """Town and country of the first greeting that tells a town."""
    for view in views:
        if view.index > _GREETED:
            break
        for first, last, mention in view.places:
            if _greeting(view, first):
                town, country = town_and_country(view, first, last, mention)
                if town and country:
                    return town, country
    return None


def _greeting(view: View, first: int) -> bool:
    """Whether the place at `first` is where somebody is being greeted, or is glad to be."""
    at = first - 1 - (view.word(first - 1) == "the")
    before = view.words[max(0, at - _REACH) : at]
    if set(view.words[max(0, at - 2 * _REACH) : at]) & _TO_COME:
        return False
    if view.word(at) == "to":
        return "welcome" in before
    if view.word(at) != "in":
        return False
    pleased = bool(_PLEASED & set(view.words[:at]))
    here = before[-1:] == ["here"] and bool({"be", "being", "you"} & set(before))
    return pleased and (here or ("you" in before and bool(_GREETINGS & set(before))))
