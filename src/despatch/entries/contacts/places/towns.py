"""The one town of a state that the report tells near by, for contacts of which it tells the state alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from despatch.entries.contacts.places.placing import located, town_and_country
from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.days import days
from despatch.model import Analysis

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_NEAR = 4  # sentences
_FRESH = 10  # days
_KINDS = ("meeting", "conference", "visit")


class _Town(NamedTuple):
    sentence: int
    name: str
    country: str
    opens: bool
    """Whether the sentence opens with it: "In Doha, he will also meet", "From Doha, he will go on to Amman"."""


def only_towns(analysis: Analysis, views: list[View], found: list[Candidate]) -> None:
    """Give contacts of these days in a state the one town of that state in which the sentences near by place something.

    A visit to a state takes a town only from a sentence about a stop: most are told without.
    """
    open_ = [c for c in found if c.kind in _KINDS and c.country and not c.place and _fresh(analysis, c)]
    told = _towns(views) if open_ else []
    for one in open_:
        there = [
            t for t in told
            if t.country == one.country and (t.opens or one.kind != "visit") and not _of_another(t, one, found)
        ]  # fmt: skip
        near = any(abs(t.sentence - e) <= _NEAR for t in there for e in one.evidence)
        if near and len({t.name for t in told if t.country == one.country}) == 1:
            one.place = there[0].name


def _fresh(analysis: Analysis, one: Candidate) -> bool:
    """Whether it is no older than the report's news."""
    today, span = days(analysis.today), days(one.date)
    return today is None or span is None or (today[0] - span[1]).days <= _FRESH


def _of_another(town: _Town, one: Candidate, found: list[Candidate]) -> bool:
    """Whether something else is told there in that sentence."""
    return any(c is not one and c.place == town.name and town.sentence in c.evidence for c in found)


def _towns(views: list[View]) -> list[_Town]:
    """The towns in which the report places something, with those that somebody leaves."""
    found = []
    for view in views:
        for first, last, mention in view.places:
            opens = first == 1 and view.words[0] in ("in", "from") and view.word(last) == ","
            if opens or located(view, first):
                town, country = town_and_country(view, first, last, mention)
                if town and country:
                    found.append(_Town(view.index, town, country, opens))
    return found
