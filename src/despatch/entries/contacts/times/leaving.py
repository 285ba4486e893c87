"""The last day of a stay from the day on which the guest is to leave: "He will leave here on Thursday"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import roles
from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.days import days, single

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_LEAVES = frozenset("leave leaves leaving depart departs departing return returns".split())
_LEFT = frozenset(("left", "departed"))  # "arrived on Thursday and left on Saturday"
_TOLD = ("ongoing", "planned")
_TO_COME = frozenset("will to is are due scheduled expected shall".split())
_REACH = 8  # tokens from the verb to its day
_FURTHER = 12  # sentences from the arrival to the departure
_LONGEST_STAY = 14  # days


def until_departure(views: list[View], found: list[Candidate]) -> None:
    """Give who is there, since a day that is told, all the days until the one on which he is to leave."""
    stays = [c for c in found if c.kind == "visit" and c.status in (*_TOLD, "held") and single(_begun(c))]
    for view in views if stays else ():
        for i, word in enumerate(view.words) if view.times else ():
            leaves = word in _LEAVES and (not word.startswith("return") or _homeward(view, i))
            gone = word in _LEFT and view.word(i - 1) in ("and", "before", "then")
            day = _day(view, i) if gone or (leaves and _ahead(view, i)) else None
            if day is not None:
                _end(view, i, day, stays)


def _homeward(view: View, verb: int) -> bool:
    """ "will return home on Sunday", "will return on Sunday", "will return to Oslo on Sunday" of somebody from there."""
    if view.word(verb + 1) == "home" or verb + 1 in view.timed:
        return True
    if view.word(verb + 1) == "on":
        return verb + 2 in view.timed
    own = {party for actor in roles.subject(view, verb) for party in actor.parties}
    to = next((m for first, _, m in view.places if view.word(verb + 1) == "to" and first == verb + 2), None)
    return to is not None and bool({to.of, to.country} & own)


def _begun(visit: Candidate) -> str | None:
    """The day from which on somebody is there."""
    return visit.date.removesuffix("/..") if visit.date else None


def _ahead(view: View, verb: int) -> bool:
    """Whether the leaving is to come."""
    return view.words[verb] in ("leaves", "departs") or bool(
        _TO_COME & set(view.words[max(0, verb - 3) : verb])
    )


def _day(view: View, verb: int) -> str | None:
    """The day right after the verb, with nothing but places between."""
    for first, _, time in view.spans_of_times:
        between = set(view.words[verb + 1 : first])
        if verb < first <= verb + _REACH and single(time.edtf):
            return None if between & {"and", "after", "before", "which", ".", ";"} else time.edtf
    return None


def _end(view: View, verb: int, day: str, stays: list[Candidate]) -> None:
    leaving = {p for actor in roles.subject(view, verb) for p in actor.people}
    to = {str(m.of) for first, _, m in view.places if first > verb and view.word(first - 1) in ("for", "to")}
    for visit in stays:
        first, last = days(_begun(visit)), days(day)
        near = any(0 <= view.index - e <= _FURTHER for e in visit.evidence)
        if visit.status == "held" and (view.index != visit.sentence or view.words[verb] not in _LEFT):
            continue
        home = view.word(verb + 1) == "home" or view.words[verb].startswith("return")
        if visit.status == "planned" and not home and not _from_there(view, verb, visit):
            continue
        if not leaving & set(visit.people) or not (first and last) or not near or visit.target in to:
            continue
        end = first_after(view, day, first[0], last[0])
        if 0 < (end - first[0]).days <= _LONGEST_STAY and "XXXX" not in f"{visit.date}{day}":
            visit.date = f"{_begun(visit)}/{end.isoformat()}"
            today = days(view.analysis.today)
            visit.status = "held" if today and end < today[0] else visit.status
            visit.evidence += [view.index] if view.index not in visit.evidence else []
            stays.remove(visit)
            return


def _from_there(view: View, verb: int, visit: Candidate) -> bool:
    """Whether what is left is the state or town of the visit: "will leave Lima on Sunday"."""
    return any(first == verb + 1 and visit.target in (m.of, m.country) for first, _, m in view.places)


def first_after(view: View, day: str, first: date, last: date) -> date:
    """ "arrived on Tuesday and was to leave on Thursday": a bare weekday is the first one after the arrival."""
    told = [
        a for a, b, t in view.spans_of_times if t.edtf == day and b == a + 1 and view.words[a].endswith("day")
    ]
    ahead = told and _AHEAD & set(view.words[max(0, told[0] - _REACH) : told[0]])
    return last - timedelta(days=7) if told and not ahead and (last - first).days > 7 else last


_AHEAD = frozenset("will is are leaves departs returns ends shall".split())
