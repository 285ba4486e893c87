"""Days told in another sentence than the contact: the days of a whole tour, how long a gathering lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.places.placing import town_and_country
from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.days import days, single
from despatch.entries.contacts.times.durations import length_of
from despatch.model import Analysis

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_STOPS = 12  # sentences after that of a tour in which its stops are told
_LONGEST_TOUR = 20  # days
_SITTING = 15  # sentences from a gathering to how long it lasts


def told_elsewhere(analysis: Analysis, views: list[View], found: list[Candidate]) -> None:
    """Give the stops of a tour its days, and the talks that began on a day told their length."""
    for view in views:
        if not view.times:
            continue
        for first, last, time in view.spans_of_times:
            if time.type == "DURATION":
                _lengthen(view, first, last, length_of(time), found)
            elif len(time.edtf or "") == 21:
                _of_tour(analysis, view, first, str(time.edtf), found)


_JOURNEY = frozenset("visit visits visited travel travels travelled traveled tour trip swing journey".split())


def _of_tour(analysis: Analysis, view: View, first: int, value: str, found: list[Candidate]) -> None:
    """ "will visit the region from July 13-16": the stops told after it, without days of their own, lie in these."""
    span, today = days(value), days(analysis.today)
    if not span or not today or "X" in value or not 0 < (span[1] - span[0]).days < _LONGEST_TOUR:
        return
    week = (span[1] - span[0]).days == 6 and first <= 1 and "delegation" in view.words
    if not week and not _JOURNEY & set(view.words[max(0, first - 12) : first]):
        return
    if _names_goal(view, first) and any(
        c.kind == "visit" and c.target and view.index in c.evidence for c in found
    ):
        return  # the days of that visit
    people = next((set(a.people) for a in view.actors if a.people), set())
    whole_week = (span[1] - span[0]).days == 6  # of a tour of "this week" what is to come may be in the next
    under_way = ("held", "ongoing") if whole_week else ("held", "ongoing", "planned")
    status = ("planned",) if span[0] > today[1] else under_way
    for one in found:
        near = any(0 < e - view.index <= _STOPS for e in one.evidence)
        if (
            (one.kind == "visit" or (week and one.kind == "meeting"))
            and one.status in status
            and near
            and people & set(one.people)
            and not _finer(one)
        ):
            one.date = value
            if one.kind == "meeting" and one.place is None and one.country is None:
                one.place, one.country = _one_town(view)


def _names_goal(view: View, first: int) -> bool:
    """Whether a state or town stands between the word of the journey and its days, rather than a region."""
    begin = max((i for i in range(first) if view.words[i] in _JOURNEY), default=first)
    return any(begin < a and b <= first and (m.type == "state" or m.country) for a, b, m in view.places)


def _one_town(view: View) -> tuple[str | None, str | None]:
    """The one town that the sentence places something in, with its country; nothing if there are several or none."""
    towns = set()
    for first, last, mention in view.places:
        town, country = town_and_country(view, first, last, mention)
        if town and country and view.word(first - 1) == "in":
            towns.add((town, country))
    return towns.pop() if len(towns) == 1 else (None, None)


def _finer(one: Candidate) -> bool:
    """Whether days of its own are told."""
    return len(one.date or "") >= 10


_LASTS = frozenset("last lasts lasting lasted run runs running".split())
_SITTINGS = frozenset("meeting summit conference forum talks session gathering negotiations".split())


def _lengthen(view: View, first: int, last: int, length: int | None, found: list[Candidate]) -> None:
    """ "It is to run for two days", "the two-day meeting": of the gathering told last whose first day is told."""
    if not length or not 2 <= length <= 10:
        return
    if _STAYS & set(view.words[last : last + 2]):
        _lengthen_stay(view, length, found)
        return
    noun = _SITTINGS & set(view.words[last : last + 3]) or (
        "day" in view.words[last - 1] and view.word(last) in group("meeting_nouns")
    )
    if not (
        _LASTS & set(view.words[max(0, first - 4) : first])
        or (noun and "the" in view.words[max(0, first - 2) : first])
    ):
        return
    hosts = [
        c
        for c in found
        if c.kind in ("conference", "meeting")
        and c.edge == "first"
        and not c.lasts
        and single(c.date)
        and any(0 <= view.index - e <= _SITTING for e in c.evidence)
    ]
    if len(hosts) == 1:
        hosts[0].lasts = length


_STAYS = frozenset("stop stay stopover sojourn".split())


def _lengthen_stay(view: View, length: int, found: list[Candidate]) -> None:
    """ "During a three-day stop here, X will meet Y": of the coming visit of X told just before, whose first day is told."""
    people = {p for actor in view.actors for p in actor.people}
    stays = [
        c
        for c in found
        if c.kind == "visit"
        and c.status in ("planned", "ongoing")
        and not c.lasts
        and single(c.date)
        and people & set(c.people)
        and any(0 <= view.index - e <= _STOPS for e in c.evidence)
    ]
    if stays:
        max(stays, key=lambda c: max(e for e in c.evidence if e <= view.index)).lasts = length
