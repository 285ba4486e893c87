"""Triggers of visits: arrived in, left for, visited, paid a visit to, on a four-day visit, is in Moscow for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.occasions import EVENTS
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.courses import (
    come_back,
    onward,
    past_origin,
    same_traveller,
    where_arrived,
)
from despatch.entries.contacts.triggers.goals import Goal, goals_at, place_covering
from despatch.entries.contacts.triggers.meetings import is_noun_use
from despatch.entries.contacts.triggers.setting_out import headline_to_come

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

TRAVEL_KINDS = frozenset(("person", "office", "group", "pronoun"))


def visit_verbs(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """Triggers that the verb at `i` opens, if it is one of travel."""
    word = view.words[i]
    if word == "visiting" and _qualifies(view, i):
        return
    if word in group("visit_verbs") and not is_noun_use(view, i) and word not in ("tour", "tours"):
        goals = goals_at(view, i + 1, roles.clause_end(view, i)) or _own_country(view, i)
        yield from _travel(view, i, goals, title)
    elif word in group("travel_to_verbs") and not (word == "travel" and view.word(i - 1) in _GENITIVES):
        yield from _go(view, i, title)
    elif word in group("leave_verbs"):
        yield from _leave(view, i, title)
    elif word in _SPENDING:
        yield from _spent(view, i, title)
    elif word in _TAKING:
        yield from _taken(view, i, title)
    elif word in ("is", "was", "are", "were", "be") and "in" in (
        view.word(i + 1), view.word(i + 2) if view.word(i + 1) in ("now", "currently", "also") else ""
    ):  # fmt: skip
        yield from _be_in(view, i, title)
    elif (
        word == "been"
        and view.word(i + 1) in ("in", "to")
        and group("have") & set(view.words[max(0, i - 3) : i])
    ):
        yield from _travel(
            view, i, goals_at(view, i + 2, roles.clause_end(view, i)), title
        )  # "has been in A and B"
    elif (
        word in ("due", "expected")
        and view.word(i + 1) in ("in", "here")
        and view.word(i - 1) not in EVENTS  # "discussed the conference due in Lima"
    ):
        goals = goals_at(view, i + 1 if view.word(i + 1) == "here" else i + 2, roles.clause_end(view, i))
        yield from _travel(view, i, goals, title)


def _own_country(view: View, i: int) -> list[Goal]:
    """ "invited X to visit his country": the state of whoever invites."""
    if view.word(i + 1) not in ("his", "her", "their", "the") or view.word(i + 2) not in _COUNTRY:
        return []
    invites = next((k for k in range(i - 1, max(-1, i - 14), -1) if view.words[k] in _INVITING), None)
    hosts = roles.subject(view, invites) if invites is not None else []
    parties = {p for h in hosts for p in h.parties}
    return [Goal(parties.pop(), None, i + 3)] if len(parties) == 1 else []


_COUNTRY = frozenset(("country", "homeland", "nation"))
_INVITING = frozenset(("invited", "invites", "inviting"))
_GENITIVES = ("'s", "’s", "’", "'", "his", "her", "their")


def _qualifies(view: View, i: int) -> bool:
    """Whether "visiting" only qualifies somebody ("visiting US President X")."""
    n = view.actor_at.get(i + 1)
    return n is not None and view.actors[n].kind in ("person", "office", "group")


def _go(view: View, i: int, title: bool) -> Iterator[Trigger]:
    end = roles.clause_end(view, i)
    word = view.words[i]
    j = i + 1
    while j < min(i + 6, end) and (
        j in view.timed
        or view.words[j].endswith("ly")
        or view.words[j] in _ONWARD
        or (view.words[j] == "from" and view.word(j + 1) in ("here", "there"))
        or (view.words[j] in ("here", "there") and view.word(j - 1) == "from")
    ):
        j += 1
    if word.startswith(("pay", "paid")):
        return
    if word.startswith("return") and view.word(j) == "from":
        yield from _travel(view, i, goals_at(view, j + 1, end), title, back=True)
        return
    away = come_back(view, i, end)
    if away is not None:
        yield from _travel(view, i, goals_at(view, away, end), title, back=True)
        return
    there = where_arrived(view, i)
    if there:
        yield from _travel(view, i, there, title)
        return
    if word in _COMING and j - 1 in view.timed and view.word(j) in _NO_GOAL and view.analysis.report.dateline:
        yield from _travel(view, i, [Goal(None, None, j, here=True)], title)
        return
    j = past_origin(view, j, end)
    if view.word(j) not in ("to", "in", "at", "here", "into", "for") and not (
        word.startswith(("land", "tour"))
    ):
        return
    if word.startswith("cross") and view.word(j) != "into":
        return
    if view.word(j) == "for" and not word.startswith(("head", "fly", "flew", "flown")):
        return
    if word in ("coming", "going", "returning", "heading") and view.word(i - 1) in ("the", "a", "this"):
        return
    if word.startswith(("go", "went", "come", "came", "return", "head", "land", "touch", "proceed")) and view.word(j) != "here" \
            and not goals_at(view, j + (view.word(j) == "for"), end):  # fmt: skip
        return
    goals = goals_at(view, j if view.word(j) == "here" else j + 1, end)
    yield from _travel(view, i, goals, title)


# "landed on Monday evening", and no word of where: it is where the report is written.
_COMING = frozenset("arrive arrives arrived land lands landed".split())
_NO_GOAL = frozenset(("", ".", ",", "for", "from", "with", "and"))
# What stands between a verb of travel and where it leads ("flies straight on to").
_ONWARD = frozenset(
    "back home early aboard up down late earlier then on onward onwards straight later again".split()
)
_SPENDING = frozenset("spent spends spend spending stayed stays staying remained remains stopped".split())
_SPANS = frozenset(
    "a the several some few two three time days day weekend night nights week weeks hours".split()
)


def _spent(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "spent a day in Peru last month": a stay told by its length."""
    end = roles.clause_end(view, i)
    j = i + 1
    while j < min(i + 6, end) and (
        j in view.timed
        or view.words[j] in _SPANS
        or (view.words[j] == "and" and {j - 1, j + 1} <= view.timed)
    ):
        j += 1
    stopped = view.words[i] == "stopped" and not group("be") & set(view.words[max(0, i - 2) : i])
    bare = (
        stopped
        or view.words[i].startswith("stay")
        or (view.words[i].startswith("remain") and "for" in view.words[j : j + 8])
    )
    if view.word(j) == "in" and (j > i + 1 or bare):
        yield from _travel(view, i, goals_at(view, j + 1, end), title)


_TAKING = frozenset("take takes took taken taking bring brings brought bringing lead leads led".split())


_CRAFT = frozenset("plane aircraft flight jet airplane train ship".split())


def _taken(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "a tour which will take him to X, Y and Z": he visits each."""
    n = view.actor_at.get(i + 1)
    if n is None or view.actors[n].kind not in ("pronoun", "person", "office"):
        return
    end = roles.clause_end(view, i)
    j = view.actors[n].last
    j += view.word(j) in ("on", "also", "first")
    if view.word(j) != "to":
        return
    what = status.verb_status(view, i, title)
    if what == "participle" and view.word(i - 1) in _CRAFT:
        what = "arrived"  # "aboard the plane bringing her to Lima"
    if what in (status.NONE, "purpose", "participle"):
        return
    what = "planned" if what == "present" else what  # "her tour takes her to Peru"
    for goal in goals_at(view, j + 1, end):
        yield Trigger(i, goal.end, "visit", what, (view.actors[n],), target=goal.country, place=goal.place,
                      country=goal.country, verb=i)  # fmt: skip


def _leave(view: View, i: int, title: bool) -> Iterator[Trigger]:
    end = roles.clause_end(view, i)
    for j in range(i + 1, min(i + 9, end)):
        if view.words[j] == "for":
            yield from _travel(view, i, goals_at(view, j + 1, end), title, going=True)
            return
        dated = view.words[j] == "on" and j + 1 in view.timed  # "left on Tuesday for"
        if j not in view.timed and not dated and view.words[j] not in _ONWARD and view.words[j] != "here" \
                and j not in view.actor_at and place_covering(view, j) is None:  # fmt: skip
            return


def _be_in(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "is in Moscow for", "was in New Delhi in March to attend": only with a purpose told after the place."""
    end = roles.clause_end(view, i)
    goals = goals_at(view, i + 2 + (view.words[i + 1] != "in"), end)
    if not goals:
        return
    j = goals[-1].end
    while j < end and (
        j in view.timed
        or view.words[j] in ("in", "last", "earlier", "also", ",", "currently")
        or (view.words[j] in ("on", "from", "until", "till") and j + 1 in view.timed)
        or (view.words[j] in ("to", "and") and j + 1 in view.timed and j - 1 in view.timed)
    ):
        j += 1
    timed = any(k in view.timed for k in range(goals[-1].end, j)) and view.words[i] == "be"
    now = view.word(i - 1) == "now" or view.word(i + 1) == "now"
    timed = timed or (
        view.word(goals[-1].end) in ("until", "till", "from") and goals[-1].end + 1 in view.timed
    )
    if (view.word(j) in ("for", "to", "on", "attending") and j < end) or timed or now:
        yield from _travel(view, i, goals, title)


def headline(view: View, i: int) -> Iterator[Trigger]:
    """A headline without a verb: "Silva in Rabat to ask for help", "Norwegian PM in Rome for talks"."""
    n = view.actor_at.get(i - 1)
    if n is None or n > 0 or view.actors[n].kind not in ("person", "office") or view.actors[n].first > 0:
        return
    goals = goals_at(view, i + 1, len(view.words))
    if len(goals) == 1 and view.word(goals[0].end) in ("to", "for", "on"):
        goal = goals[0]
        yield Trigger(i, i + 1, "visit", "ongoing", (view.actors[n],), target=goal.country, place=goal.place,
                      country=goal.country)  # fmt: skip


_HANDING = frozenset("conveyed extended handed delivered passed gave transmitted presented".split())


def _invited(view: View, verb: int) -> list[Actor]:
    """Who is to come by "conveyed to X an invitation from Y to visit Z": X, not who handed it over."""
    before = view.words[max(0, verb - 16) : verb]
    if view.word(verb - 1) != "to" or "invitation" not in before or not _HANDING & set(before):
        return []
    for actor in view.actors:
        if actor.kind in TRAVEL_KINDS and actor.last < verb - 1 and _handed_to(view, actor):
            return [actor]
    return []


def _handed_to(view: View, actor: Actor) -> bool:
    return "to" in view.words[max(0, actor.first - 2) : actor.first] and bool(
        _HANDING & set(view.words[max(0, actor.first - 6) : actor.first])
    )


_GOING = frozenset("travelled traveled went came flew proceeded headed".split())
_PRESENT = frozenset("visits tours travels goes comes".split())


def _travel(
    view: View, verb: int, goals: list[Goal], title: bool, going: bool = False, back: bool = False
) -> Iterator[Trigger]:
    """A trigger for each goal; `going`: who leaves for there, `back`: who comes back from there."""
    what = status.verb_status(view, verb, title) if view.words[verb] not in ("due", "expected") else "planned"
    if what == status.NONE or not goals:
        return
    subjects = _invited(view, verb) or [s for s in roles.subject(view, verb) if s.kind in TRAVEL_KINDS]
    subjects = subjects or [s for s in same_traveller(view, verb) if s.kind in TRAVEL_KINDS]
    if not subjects and "where" in view.words[:verb] and goals[-1].end < verb:  # "In Lima, where he arrived"
        subjects = [s for s in roles.dangling_subject(view, verb) if s.kind in TRAVEL_KINDS]
    opening = verb < 2 or view.words[max(0, verb - 2) : verb] in _AFTER_COMMA
    if not subjects and opening and view.words[verb].endswith("ing"):  # "Before leaving for Lima, X said"
        subjects = [s for s in roles.dangling_subject(view, goals[-1].end - 1) if s.kind in TRAVEL_KINDS]
        what, going = "held" if what == "participle" else what, True
    if not subjects:
        return
    if not (back or going) and _ENDED & set(view.words):
        goals = [goal for goal in goals if not _at_home(goal, subjects)]
    if what == "participle" and headline_to_come(view, verb):
        what = "planned"
    rank = _ranked(view, verb)
    if rank is not None and view.words[max(0, rank - 3) : rank] == ["would", "have", "been"]:
        return  # "would have been the first to visit Lima"
    if rank is not None:
        before = [a for a in view.actors if a.last <= rank and a.kind in ("person", "pronoun")]
        subjects = before[-1:] or subjects
        what = "planned" if {"will", "would"} & set(view.words[max(0, rank - 6) : rank]) else "present"
    what = _as_journey(view, verb, what, title, going, back)
    if goals and "been" in view.words[max(0, verb - 1) : verb + 1] and _since(view, verb, goals[-1]):
        what = "ongoing"
    for goal in goals:
        yield Trigger(verb, verb + 1, "visit", what, tuple(subjects), target=goal.country, place=goal.place,
                      country=goal.country, here=goal.here, verb=verb, definite=rank is not None,
                      strength=2 if not goal.there else 0)  # fmt: skip
    for goal, first, last in onward(view, goals[-1], roles.clause_end(view, verb)) if goals else ():
        yield Trigger(first, last, "visit", "went" if what == "arrived" else what, tuple(subjects), target=goal.country,
                      place=goal.place, country=goal.country, verb=verb)  # fmt: skip


_ENDED = frozenset("concluding ending wrapping completing after from home back return returning".split())


def _at_home(goal: Goal, travellers: list[Actor]) -> bool:
    """ "The president arrived in Nairobi on Saturday, concluding his trip": the capital of his own state is no goal."""
    told = [a for a in travellers if a.kind in ("person", "office")]
    return goal.country is not None and bool(told) and all(a.parties == (goal.country,) for a in told)


_AFTER_COMMA = ([",", "before"], [",", "after"])  # "On Monday, before flying to Lima, X met Y"


def _as_journey(view: View, verb: int, what: str, title: bool, going: bool, back: bool) -> str:
    """The status of a journey, from that of its verb."""
    word = view.words[verb]
    if (
        what in ("held", "present")
        and not back
        and (going or word.startswith(("arriv", "land", "fl", "head", "touch", "cross")))
    ):
        what = "arrived"
    if what == "held" and (word in _GOING or (title and word in _PRESENT)):
        what = "went"
    if back and what in ("planned", "participle", "purpose"):
        what = "ongoing"  # who is to come back is still there
    if word in ("is", "are"):
        what = "ongoing"
    if word in ("was", "were"):
        what = "held"
    if what == "participle":
        what = "ongoing" if view.word(verb - 1) in ("currently", "now", "presently") else "open"
    return what


def _since(view: View, verb: int, goal: Goal) -> bool:
    """ "has been in Lima since Sunday", "has been visiting Lima since Sunday": he still is."""
    return "since" in view.words[goal.end : goal.end + 2] and "had" not in view.words[max(0, verb - 3) : verb]


_RANKS = frozenset("first second third last only latest".split())


def _ranked(view: View, verb: int) -> int | None:
    """Index of "the first" in "is the first Norwegian premier in ten years to visit Japan": told of a visit, none to come."""
    if view.word(verb - 1) != "to":
        return None
    for i in range(verb - 2, max(0, verb - 12), -1):
        if view.words[i] in _RANKS and view.words[i - 1] == "the":
            return i - 1
        if view.words[i] in (",", ";", "that", "who", "said"):
            return None
    return None
