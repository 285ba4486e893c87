"""Triggers of visits: arrived in, left for, visited, paid a visit to, on a four-day visit, is in Moscow for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts import roles, status
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.meetings import is_noun_use
from despatch.entries.contacts.nouns import governing_verb, phrase_first
from despatch.entries.contacts.placing import capital_of, town_and_country
from despatch.entries.contacts.structures import Actor, Trigger

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_TRAVEL_KINDS = frozenset(("person", "office", "group", "pronoun"))
_PURPOSE = frozenset(("for", "on", "to", "at", "where", "with"))


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
        found = _place_covering(view, j)
        if found is not None:
            return _with_country(view, *found)
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


def _place_covering(view: View, j: int) -> tuple[int, int, str | None, str | None] | None:
    for first, last, mention in view.places:
        if first <= j < last and (mention.country or mention.type == "state"):
            town, country = town_and_country(view, first, last, mention)
            return first, last, country, town
    return None


def _with_country(view: View, first: int, last: int, country: str | None, place: str | None) -> Goal:
    """ "Busan of the ROK", "Goa, India": the state after a town closes the name."""
    if place is None:
        return Goal(country, None, last)
    for a, b, mention in view.places:
        if mention.type == "state" and last <= a <= last + 2 and all(
            w in (",", "of", "the", "in") for w in view.words[last:a]
        ):  # fmt: skip
            return Goal(country or mention.of, place, b)
    return Goal(country, place, last)


def goals_at(view: View, i: int, limit: int) -> list[Goal]:
    """All the places joined at `i`: "to Qatar, Saudi Arabia and Oman"."""
    goals: list[Goal] = []
    found = goal_at(view, i, limit)
    while found is not None:
        goals.append(found)
        j = found.end
        while j < limit and view.words[j] in (",", "and", "then", "&"):
            j += 1
        if j == found.end or (_place_covering(view, j) is None and view.words[j : j + 1] != ["the"]):
            break
        if view.word(found.end) == "," and _town_then_country(view, found, j):
            break
        found = goal_at(view, j, limit)
    return goals


def _town_then_country(view: View, goal: Goal, j: int) -> bool:
    covering = _place_covering(view, j)
    return bool(goal.place and covering and covering[3] is None and covering[2] == goal.country)


def visit_verbs(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """Triggers that the verb at `i` opens, if it is one of travel."""
    word = view.words[i]
    if word == "visiting" and _qualifies(view, i):
        return
    if word in group("visit_verbs") and not is_noun_use(view, i) and word not in ("tour", "tours"):
        goals = goals_at(view, i + 1, roles.clause_end(view, i))
        yield from _travel(view, i, goals, title)
    elif word in group("travel_to_verbs"):
        yield from _go(view, i, title)
    elif word in group("leave_verbs"):
        yield from _leave(view, i, title)
    elif word in _TAKING:
        yield from _taken(view, i, title)
    elif word in ("is", "was", "are", "were", "be") and view.word(i + 1) == "in":
        yield from _be_in(view, i, title)
    elif word in ("due", "expected") and view.word(i + 1) in ("in", "here"):
        goals = goals_at(view, i + 1 if view.word(i + 1) == "here" else i + 2, roles.clause_end(view, i))
        yield from _travel(view, i, goals, title)


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
        or view.words[j] in ("back", "home", "early", "aboard", "up", "down", "late", "earlier", "then")
    ):
        j += 1
    if word.startswith(("pay", "paid")):
        return
    if view.word(j) not in ("to", "in", "at", "here", "into", "for") and not (
        word.startswith(("land", "tour"))
    ):
        return
    if view.word(j) == "for" and not word.startswith(("head", "fly", "flew", "flown")):
        return
    if word in ("coming", "going", "returning", "heading") and view.word(i - 1) in ("the", "a", "this"):
        return
    if word.startswith(("go", "went", "come", "came", "return", "head", "land", "touch", "proceed")) and view.word(j) != "here" \
            and not goals_at(view, j, end):  # fmt: skip
        return
    goals = goals_at(view, j if view.words[j] == "here" else j + 1, end)
    yield from _travel(view, i, goals, title)


_TAKING = frozenset("take takes took taken taking bring brings brought bringing lead leads led".split())


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
    if what in (status.NONE, "purpose", "participle"):
        return
    for goal in goals_at(view, j + 1, end):
        yield Trigger(i, goal.end, "visit", what, (view.actors[n],), target=goal.country, place=goal.place,
                      country=goal.country, verb=i)  # fmt: skip


def _leave(view: View, i: int, title: bool) -> Iterator[Trigger]:
    end = roles.clause_end(view, i)
    for j in range(i + 1, min(i + 9, end)):
        if view.words[j] == "for":
            yield from _travel(view, i, goals_at(view, j + 1, end), title, going=True)
            return
        if j not in view.timed and view.words[j] not in ("here", "later", "early", "home") and j not in view.actor_at \
                and _place_covering(view, j) is None:  # fmt: skip
            return


def _be_in(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "is in Moscow for", "was in New Delhi in March to attend": only with a purpose told after the place."""
    end = roles.clause_end(view, i)
    goals = goals_at(view, i + 2, end)
    if not goals:
        return
    j = goals[-1].end
    while j < end and (
        j in view.timed or view.words[j] in ("in", "on", "last", "earlier", "also", ",", "currently")
    ):
        j += 1
    if view.word(j) in ("for", "to", "on", "attending") and j < end:
        yield from _travel(view, i, goals, title)


def _travel(view: View, verb: int, goals: list[Goal], title: bool, going: bool = False) -> Iterator[Trigger]:
    what = status.verb_status(view, verb, title) if view.words[verb] not in ("due", "expected") else "planned"
    if what == status.NONE or not goals:
        return
    subjects = [s for s in roles.subject(view, verb) if s.kind in _TRAVEL_KINDS]
    if not subjects:
        return
    word = view.words[verb]
    if what in ("held", "present") and (going or word.startswith(("arriv", "land", "fl", "head"))):
        what = "arrived"
    if word in ("is", "are"):
        what = "ongoing"
    if word in ("was", "were"):
        what = "held"
    if what == "participle":
        what = "open"
    for goal in goals:
        yield Trigger(verb, verb + 1, "visit", what, tuple(subjects), target=goal.country, place=goal.place,
                      country=goal.country, here=goal.here, verb=verb, strength=2 if not goal.there else 0)  # fmt: skip


def visit_nouns(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """Triggers that "visit", "trip", "tour" or "stay" at `i` opens as a noun."""
    word = view.words[i]
    if word not in group("visit_nouns") or (
        word in ("visit", "visits", "tour", "tours", "stay") and not _noun(view, i)
    ):
        return
    if word == "stay" and view.word(i - 1) not in ("his", "her", "their") and i - 1 not in view.timed:
        return
    first = phrase_first(view, i)
    end = roles.clause_end(view, i)
    goals = _goals_of_noun(view, i, first, end)
    owners = [a for a in roles.possessor(view, first) if a.kind in _TRAVEL_KINDS]
    by = _by(view, i, end)
    verb = governing_verb(view, first)
    travellers = owners or by
    if not travellers and (verb if verb is not None else i) <= 8 and view.words[0].endswith("ing"):
        travellers = [s for s in roles.dangling_subject(view, i) if s.kind in _TRAVEL_KINDS]
    if not travellers:
        travellers = [
            s for s in roles.subject(view, verb if verb is not None else first) if s.kind in _TRAVEL_KINDS
        ]
    what = _status(view, i, first, verb, end, title)
    if what == status.NONE:
        return
    definite = view.word(first - 1) in ("the", "this", "that", "his", "her", "their") or bool(owners)
    plural = word in ("visits", "trips", "tours")
    if not goals:
        here = view.word(i + 1) == "here"
        yield Trigger(first, i + 1, "visit", what, tuple(travellers), definite=definite, verb=verb, here=here,
                      strength=0 if plural else 1)  # fmt: skip
    for goal in goals:
        yield Trigger(first, i + 1, "visit", what, tuple(travellers), definite=definite, target=goal.country, verb=verb,
                      place=goal.place, country=goal.country, here=goal.here,
                      strength=0 if goal.there or (plural and len(goals) < 2) else 2)  # fmt: skip


def _noun(view: View, i: int) -> bool:
    return (
        is_noun_use(view, i)
        if view.words[i] in ("visit", "visits")
        else view.word(i - 1) not in ("to", "will", "would")
    )


def _goals_of_noun(view: View, i: int, first: int, end: int) -> list[Goal]:
    for j in range(first, i):
        found = _place_covering(view, j)
        if found is not None:
            return [_with_country(view, *found)]
    j = i + 1
    while j < min(i + 9, end):
        word = view.words[j]
        if word == "to" and view.word(j + 2) in ("country", "nation", "republic"):
            return _to_the_country(view, i, j + 3)
        if (word in ("to", "of", "in") and word != "of") or (
            word == "of" and view.words[i].startswith("tour")
        ):
            return goals_at(view, j + 1, end)
        if word in ("here", "there"):
            return goals_at(view, j, end)
        if word == "by":
            break
        if j not in view.timed and word not in (",", "this", "on", "from", "early", "later", "next", "paid"):
            break
        j += 1
    by = next((k for k in range(i + 1, min(i + 4, end)) if view.words[k] == "by"), None)
    if by is not None:  # "the visit by A to B"
        for k in range(by + 1, min(by + 14, end)):
            if view.words[k] == "to" and k not in view.actor_at:
                return goals_at(view, k + 1, end)
    return []


def _to_the_country(view: View, i: int, end: int) -> list[Goal]:
    """ "X's visit to the country": the one state that the sentence names before, other than the traveller's own."""
    own = {p for a in view.actors if a.last <= i + 1 and a.people for p in a.parties}
    named = [a.parties[0] for a in view.actors if a.last <= i and a.kind == "state" and len(a.parties) == 1]
    states = [s for s in dict.fromkeys(named) if s not in own]
    return [Goal(states[0], None, end)] if len(states) == 1 else []


def _by(view: View, i: int, end: int) -> list[Actor]:
    for j in range(i + 1, min(i + 8, end)):
        if view.words[j] in ("by", "of") and (view.words[j] == "by" or j == i + 1):
            return [a for a in roles.actors_after(view, j + 1, end) if a.kind in _TRAVEL_KINDS]
    # "visit to Vietnam by Chinese President Hu"
    for j in range(i + 1, min(i + 12, end)):
        if view.words[j] == "by":
            return [a for a in roles.actors_after(view, j + 1, end) if a.kind in _TRAVEL_KINDS]
    return []


def _status(view: View, i: int, first: int, verb: int | None, end: int, title: bool) -> str:
    owner = roles.possessor(view, first)
    by_noun = status.noun_status(
        view, i, first, owner[0].first if owner and owner[0].kind != "pronoun" else first
    )
    if by_noun in ("postponed", "cancelled", "proposed", "planned"):
        return by_noun
    if verb is not None:
        what = status.verb_status(view, verb, title)
        word = view.words[verb]
        if what == status.NONE:
            return what
        for cues, meaning in (
            ("postponed_cues", "postponed"),
            ("cancelled_cues", "cancelled"),
            ("proposed_cues", "proposed"),
        ):
            if word in group(cues):
                return meaning
        if what == "held" and word.startswith(("beg", "start", "open", "kick", "embark")):
            return "arrived"
        return "open" if what == "participle" else what
    if (view.word(first - 1) in ("a", "an") and view.word(first - 2) in ("on", "for")) or view.word(
        first - 1
    ) == "on":
        return _with_main_verb(view, first)
    after = status.passive_status(view, i + 1, end)
    start = owner[0].first if owner else first
    if after is None and view.words[max(0, start - 2) : start] == ["this", "is"]:
        return "ongoing"
    return after or by_noun or "open"


def _with_main_verb(view: View, first: int) -> str:
    """ "is on a visit to", "arrived ... for a visit", "will be on a visit": as the verb before tells."""
    for i in range(first - 1, max(-1, first - 14), -1):
        word = view.words[i]
        if word in group("future") or word in ("due", "scheduled", "expected", "would"):
            return "planned"
        if word in ("is", "are", "currently", "currently,"):
            return "ongoing"
        if word in ("was", "were"):
            return "held"
        if word.startswith("arriv") or word in ("left", "leaves", "flew", "departed", "began", "came"):
            return "planned" if view.word(i - 1) == "to" else "arrived"
    return "open"


def visiting(view: View, i: int) -> Iterator[Trigger]:
    """ "visiting Israeli Prime Minister X", "the visiting president": he is where the report is written or the host is."""
    n = view.actor_at.get(i)
    if n is None:
        n = next(
            (view.actor_at[j] for j in range(i + 1, min(i + 4, len(view.words))) if j in view.actor_at), None
        )
    if (
        n is None
        or view.words[i] != "visiting"
        or view.word(i - 1) in ("is", "was", "are", "were", "been", "be", "after", "by", "while", "before")
    ):
        return
    actor = view.actors[n]
    if actor.kind in ("person", "office", "group"):
        yield Trigger(i, i + 1, "visit", "ongoing", (actor,), here=True, definite=True, strength=2)
