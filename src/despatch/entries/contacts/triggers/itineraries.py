"""The stops of a journey that a list tells: "on a tour that includes Peru and Chile", "embarked on a tour of Peru and Chile".

Of a journey that has just begun the first stop is under way, and all others are to come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.actors import roles
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.triggers.goals import Goal, goals_at

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

JOURNEYS = frozenset("tour tours trip trips swing journey itinerary stop stops stopover stopovers".split())
_NOUNS = frozenset("tour trip swing journey itinerary".split())
_STOPS = frozenset("stop stops stopover stopovers visits".split())
_INCLUDES = frozenset(
    "includes include including covers cover covering comprises comprise comprising spans".split()
)
_INCLUDED = frozenset("included covered comprised spanned".split())
_TAKES = frozenset("take takes taking".split())
_TOOK = frozenset(("took", "taken"))
_BETWEEN = frozenset(
    ", that which will also is was are expected set due scheduled to later then further would have".split()
)
_OPENED = frozenset((":", "(", "—", "–", "--"))
_SETTING_OUT = frozenset(
    "begin begins began begun beginning start starts started starting outset kick kicks kicked kicking embark embarks embarked "
    "embarking launch launched launching set leave leaves left leaving depart departs departed departing flew flies first "
    "head heads headed heading arrived arrives open opens opened".split()
)
_OVER = frozenset(
    "wrapped wraps wrapping ended ends ending end concluded concludes concluding conclusion completed completes completing "
    "finished finishes finishing after returned returns back following final last since".split()
)
_DONE = frozenset(("cancelled", "postponed", "denied", "proposed"))
_FAR = 14  # tokens before the noun in which it is told how far the journey has come
_UNDER_WAY = frozenset(("arrived", "went", "held", "ongoing", "open"))
_BEGUN = frozenset("began begun started kicked embarked launched left departed flew headed opened".split())


def with_stops(view: View, found: list[Trigger]) -> list[Trigger]:
    """The triggers with the stops of each journey in place of the journey, and each stop with its own status."""
    out: list[Trigger] = []
    for trigger in found:
        if trigger.kind != "visit" or not _of_journey(view, trigger):
            out.append(trigger)
        elif trigger.target is None:
            out += _listed(view, trigger, found)
        else:
            out += [trigger] if trigger.status in _DONE else _in_turn(view, trigger, found)
    return out


def _of_journey(view: View, trigger: Trigger) -> bool:
    return view.words[trigger.last - 1] in JOURNEYS and trigger.verb != trigger.first


def _listed(view: View, trigger: Trigger, found: list[Trigger]) -> list[Trigger]:
    """The stops told after the noun of a journey without a goal, or the journey itself."""
    if any(t.kind == "visit" and t.first > trigger.last and _taking(view, t) for t in found):
        return []  # "a tour that will take her to Peru and Chile": told by the verb
    link = _link(view, trigger.last)
    if view.words[trigger.last - 1] in _NOUNS and link is None and _of_region(view, trigger):
        return [msgspec.structs.replace(trigger, strength=0)]  # to no one state
    if view.words[trigger.last - 1] not in _NOUNS or link is None:
        return [trigger]
    goals = goals_at(view, link[0], roles.clause_end(view, link[0]))
    if not goals or (len(goals) < 2 and link[1] == ":"):
        return [trigger]
    stops = (_stop(view, trigger, g, link[1], found, n == 0) for n, g in enumerate(goals))
    return [t for t in stops if t is not None]


def _of_region(view: View, trigger: Trigger) -> bool:
    """Whether it is "a regional tour", "her four-nation African trip", and no state or town is told but the traveller's own."""
    own = {p for s in trigger.sides for p in s.parties}
    if any(m.country not in own for _, _, m in view.named_places):
        return False
    phrase = view.words[trigger.first : trigger.last]
    return not _REGIONS.isdisjoint(phrase) or any(
        w.endswith(("-nation", "-country", "-state")) for w in phrase
    )


_REGIONS = frozenset(
    "regional african asian european overseas foreign multi-nation continental caribbean".split()
)


def _taking(view: View, trigger: Trigger) -> bool:
    return view.words[trigger.first] in _TAKES | _TOOK and trigger.target is not None


def _stop(
    view: View, trigger: Trigger, goal: Goal, link: str, found: list[Trigger], first: bool
) -> Trigger | None:
    """A stop that a link like "including" tells; None where the sentence tells that it is made already."""
    others = [t for t in found if t.kind == "visit" and t is not trigger and t.target]
    if any(t.target == goal.country for t in others):
        return None
    if trigger.status in _DONE:
        return msgspec.structs.replace(
            trigger, target=goal.country, place=goal.place, country=goal.country, strength=2
        )
    over = link in _INCLUDED | _TOOK or _is_over(view, trigger)
    begun = not others and _has_begun(view, trigger)
    at_first = trigger.status == "ongoing" and not others and not _sets_out(view, trigger)
    status = "held" if over else "arrived" if begun and first else "ongoing" if at_first else "planned"
    return msgspec.structs.replace(
        trigger, status=status, target=goal.country, place=goal.place, country=goal.country, here=False, strength=2,
        later=not _OVER.isdisjoint(view.words) if over else status == "planned" and (begun or any(t.status in _UNDER_WAY for t in others)),
    )  # fmt: skip


def _link(view: View, i: int) -> tuple[int, str] | None:
    """Where the stops begin that "which includes", "taking in stops in" or a colon at `i` leads to, and the word that leads."""
    while i in view.timed or (view.word(i) == "on" and i + 1 in view.timed):
        i += 1
    if view.word(i) in _OPENED:
        return i + 1, ":"
    while view.word(i) in _BETWEEN:
        i += 1
    word = view.word(i)
    if word in _TAKES | _TOOK and view.word(i + 1) == "in":
        i += 1
    elif word in _TAKES | _TOOK and view.word(i + 1) in ("him", "her", "them") and view.word(i + 2) == "to":
        i += 2
    elif word not in _INCLUDES | _INCLUDED:
        return None
    i += 1
    while view.word(i) in ("also", "a", "brief", "short", "both"):
        i += 1
    if view.word(i) in _STOPS:
        i += 1
        i += view.word(i) in ("in", "to", "at")
    return i, word


def _in_turn(view: View, trigger: Trigger, found: list[Trigger]) -> list[Trigger]:
    """A stop of "a tour of Peru and Chile" with its status: the first of a journey just begun is under way."""
    row = [t for t in found if t.kind == "visit" and (t.first, t.last) == (trigger.first, trigger.last)]
    stops = view.words[trigger.last - 1] in _STOPS
    if stops and _NOUNS.isdisjoint(view.words[: trigger.first]):
        return [_of_itinerary(view, trigger)]
    sets_out = _has_begun(view, trigger) if stops else _sets_out(view, trigger)
    setting_out = trigger.status in _UNDER_WAY and sets_out and not _is_over(view, trigger)
    if len(row) < 2 or not setting_out:
        return [_of_itinerary(view, trigger)] if stops else [trigger]
    reached = {t.target for t in found if t.kind == "visit" and t.target and t not in row}
    if trigger.target in reached:
        return []
    first = trigger is row[0] and not reached
    return [msgspec.structs.replace(trigger, status="arrived" if first else "planned", later=not first)]


def _of_itinerary(view: View, trigger: Trigger) -> Trigger:
    """ "her itinerary includes stops in Peru and Chile": they are to come."""
    leads = view.word(trigger.last - 2) in _INCLUDES and trigger.status in ("held", "open", "ongoing")
    return (
        msgspec.structs.replace(trigger, status="planned")
        if leads and not _is_over(view, trigger)
        else trigger
    )


def _sets_out(view: View, trigger: Trigger) -> bool:
    return bool(_SETTING_OUT & set(view.words[max(0, trigger.first - _FAR) : trigger.first]))


def _has_begun(view: View, trigger: Trigger) -> bool:
    """Whether the traveller is told to have set out."""
    before = view.words[max(0, trigger.first - _FAR) : trigger.first]
    off = any(before[k : k + 2] in (["set", "off"], ["set", "out"]) for k in range(len(before)))
    return off or bool(_BEGUN & set(before))


def _is_over(view: View, trigger: Trigger) -> bool:
    return bool(_OVER & set(view.words[max(0, trigger.first - _FAR) : trigger.first]))
