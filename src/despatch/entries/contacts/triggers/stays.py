"""Triggers of visits by noun: "a four-day visit to", "his trip", "the visiting minister"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.courses import hosted
from despatch.entries.contacts.triggers.goals import Goal, goals_at, place_covering, with_country
from despatch.entries.contacts.triggers.made import by_verb, to_end
from despatch.entries.contacts.triggers.meetings import is_noun_use
from despatch.entries.contacts.triggers.noun_status import by_cue, noun_status, passive_status
from despatch.entries.contacts.triggers.nouns.visiting import civil_visit
from despatch.entries.contacts.triggers.phrases import governing_verb, phrase_first
from despatch.entries.contacts.triggers.setting_out import setting_out
from despatch.entries.contacts.triggers.travellers import each_of, made_by
from despatch.entries.contacts.triggers.visits import TRAVEL_KINDS

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def visit_nouns(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """Triggers that "visit", "trip", "tour" or "stay" at `i` opens as a noun."""
    word = view.words[i]
    if (
        word not in group("visit_nouns")
        or civil_visit(view, i)
        or (word in ("visit", "visits", "tour", "tours", "stay", "travel") and not _noun(view, i))
    ):
        return
    if word == "stay" and view.word(i - 1) not in ("his", "her", "their") and i - 1 not in view.timed:
        return
    if view.word(i - 1) in ("sightseeing", "guided", "package", "concert") or not _leads_on(view, i):
        return
    first = phrase_first(view, i)
    end = roles.clause_end(view, i)
    goals = _goals_of_noun(view, i, first, end)
    owners = [a for a in roles.possessor(view, first) if a.kind in TRAVEL_KINDS]
    by = _by(view, i, end) or _of_traveller(view, goals, end)
    verb = governing_verb(view, first)
    made, told_so = ([], None) if owners or by else made_by(view, goals[-1].end if goals else i + 1)
    travellers = owners or by or made or (hosted(view, first) if not goals else [])
    opened = view.words[0].endswith("ing") or view.words[0] in _OPENERS
    if not travellers and (verb if verb is not None else i) <= 8 and opened:
        travellers = [s for s in roles.dangling_subject(view, i) if s.kind in TRAVEL_KINDS]
    if not travellers:
        travellers = [
            s for s in roles.subject(view, verb if verb is not None else first) if s.kind in TRAVEL_KINDS
        ]
    if not travellers and word in ("stop", "stops"):  # "X's visit, which included stops in Peru and Chile"
        travellers = [a for a in view.actors if a.last <= first and a.kind in TRAVEL_KINDS][-1:]
    told = max([i + 1, *(g.end for g in goals), *(a.last for a in by)])
    what = told_so or _status(view, i, first, verb, (told, end), title)
    if what == status.NONE:
        return
    definite = view.word(first - 1) in ("the", "this", "that", "his", "her", "their") or bool(owners)
    plural = word in ("visits", "trips", "tours")
    if word == "departure" and what in ("open", "during", "purpose"):
        what = "planned"
    if not goals and _to_region(view, i):
        return
    if not goals:
        here = view.word(i + 1) == "here"
        yield Trigger(first, i + 1, "visit", what, tuple(travellers), definite=definite, verb=verb, here=here,
                      strength=0 if plural else 1)  # fmt: skip
    each = each_of(by) if plural and len(goals) < 2 else []
    for goal, who in product(goals, each or [tuple(travellers)]):
        yield Trigger(first, i + 1, "visit", what, who, definite=definite, target=goal.country, verb=verb,
                      place=goal.place, country=goal.country, here=goal.here,
                      strength=0 if goal.there or (plural and len(goals) < 2 and not each) else 2)  # fmt: skip


_OPENERS = frozenset("on ahead before prior at upon midway halfway".split())


def visit_with(view: View, i: int) -> Iterator[Trigger]:
    """ "in her visit with President X": they met."""
    if view.words[i : i + 2] != ["visit", "with"]:
        return
    first = phrase_first(view, i)
    met = lists.actors_after(view, i + 2, roles.clause_end(view, i))
    hosts = [a for a in met if a.kind in ("person", "office")]
    owners = [a for a in roles.possessor(view, first) if a.kind in TRAVEL_KINDS]
    if hosts and owners:
        what = noun_status(view, i, first) or "open"
        yield Trigger(first, i + 1, "meeting", what, (*owners, *hosts), definite=True)


def _to_region(view: View, i: int) -> bool:
    """ "his visit next week to Europe": to no one state, nor the visit to one told elsewhere."""
    j = i + 1
    while j in view.timed:
        j += 1
    return view.word(j) == "to" and bool(_REGIONS & set(view.words[j + 1 : j + 4]))


_REGIONS = frozenset("europe asia africa oceania latin region".split())


_LEADS = {"stop": "in", "stops": "in", "departure": "for", "swing": "through"}


def _leads_on(view: View, i: int) -> bool:
    """Whether a noun that is no visit by itself goes on with where it was ("a stop in Peru", "his departure for Lima")."""
    led = _LEADS.get(view.words[i])
    return led is None or view.word(i + 1) == led


def _noun(view: View, i: int) -> bool:
    if view.words[i] == "travel":
        return view.word(i - 1) in ("'s", "’s", "’", "'", "his", "her", "their")
    return (
        is_noun_use(view, i)
        if view.words[i] in ("visit", "visits")
        else view.word(i - 1) not in ("to", "will", "would")
    )


def _goals_of_noun(view: View, i: int, first: int, end: int) -> list[Goal]:
    for j in range(first, i):
        found = place_covering(view, j)
        if found is not None:
            return [with_country(view, *found)]
    paid = _paid(view, first)
    if paid is not None:
        return [paid]
    j = i + 1
    while j < min(i + 9, end):
        word = view.words[j]
        noun = next(
            (
                k
                for k in range(j + 2, j + 5)
                if view.word(k) in ("country", "nation", "republic") and k not in view.actor_at
            ),
            None,
        )
        if word == "to" and view.word(j + 1) == "the" and noun is not None and view.word(noun + 1) != "of":
            return _to_the_country(view, i, noun + 1)
        if (
            word in ("to", "in")
            or word == _LEADS.get(view.words[i])
            or (word == "of" and (view.words[i].startswith("tour") or _made_there(view, first, j)))
        ):
            return goals_at(view, j + 1, end)
        if word in ("here", "there"):
            return goals_at(view, j, end)
        if word == "by":
            break
        if j not in view.timed and word not in (",", "this", "on", "from", "early", "later", "next", "paid"):
            break
        j += 1
    return _goals_of_traveller(view, i, end)


def _made_there(view: View, first: int, of: int) -> bool:
    """ "will embark on a visit of Peru", "is on an official visit of Peru": the state is where it leads, not who makes it."""
    made = {"on", "embark", "embarks", "embarked", "undertake", "pay", "paid", "begin", "began"}
    if not made & set(view.words[max(0, first - 3) : first]):
        return False
    found = place_covering(view, of + 1 + (view.word(of + 1) == "the"))
    actor = view.actors[view.actor_at[of + 1]] if of + 1 in view.actor_at else None
    return (
        found is not None
        and (actor is None or actor.kind == "state")
        and view.word(found[1]) not in ("'s", "’s")
    )


def _paid(view: View, first: int) -> Goal | None:
    """ "paid Peru a visit", "will be paying Chile an official visit": the state between the verb and the noun."""
    found = place_covering(view, first - 2) if view.word(first - 1) in ("a", "an") else None
    return with_country(view, *found) if found is not None and view.word(found[0] - 1) in _PAYING else None


_PAYING = frozenset("pay pays paid paying".split())


def _goals_of_traveller(view: View, i: int, end: int) -> list[Goal]:
    """The places of "the visit by A to B", "the expected visit of A to B"."""
    by = next((k for k in range(i + 1, min(i + 4, end)) if view.words[k] == "by"), None)
    if by is None and view.word(i + 1) == "of" and _by(view, i, end):
        by = i + 1
    if by is not None:
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
        if view.words[j] == "by" or (view.words[j] == "of" and j == i + 1):
            made = [a for a in lists.actors_after(view, j + 1, end) if a.kind in TRAVEL_KINDS]
            if made or view.words[j] == "by":  # not "a tour of Peru and Chile by President X"
                return made
    # "visit to Vietnam by Chinese President Hu"
    for j in range(i + 1, min(i + 12, end)):
        if view.words[j] == "by":
            return [a for a in lists.actors_after(view, j + 1, end) if a.kind in TRAVEL_KINDS]
    return []


def _of_traveller(view: View, goals: list[Goal], end: int) -> list[Actor]:
    """ "the visit to Peru of President X": who is told after where he goes."""
    if not goals or view.word(goals[-1].end) != "of":
        return []
    found = lists.actors_after(view, goals[-1].end + 1, end)
    return [a for a in found if a.kind in ("person", "office")]


def _status(view: View, i: int, first: int, verb: int | None, rest: tuple[int, int], title: bool) -> str:
    """The status; `rest` is what follows the goals and travellers named after the noun."""
    owner = roles.possessor(view, first)
    by_noun = noun_status(view, i, first, owner[0].first if owner and owner[0].kind != "pronoun" else first)
    if verb is not None and "accepted" in view.words[i:] and "invit" in " ".join(view.words):
        return "planned"
    cut = by_cue(view.words[verb]) if verb is not None and not view.words[verb].endswith("ing") else None
    if by_noun in ("postponed", "cancelled", "proposed", status.NONE):
        return by_noun
    if to_end(view, verb):
        return "present"
    if (beside := _told_beside(view, i, first, by_noun)) is not None:
        return beside
    if by_noun == "planned":  # "scrapped a planned visit"
        undone = (cut, passive_status(view, i + 1, rest[1]), passive_status(view, *rest))
        return next((u for u in undone if u in ("cancelled", "postponed")), by_noun)
    if verb is not None:
        return by_verb(view, verb, title)
    if _amid(view, owner[0].first if owner else first) or (by_noun == "during" and _acts_amid(view, first)):
        return "arrived"
    before = (view.word(first - 2), view.word(first - 1))
    if (
        before[1] == "on"
        or (before[1] in ("a", "an") and before[0] in ("on", "for"))
        or (before[1] == "for" and before[0] in _PRESENT)  # "arrives for official visit"
    ):
        return _with_main_verb(view, first)
    over = passive_status(view, *rest) if view.words[rest[0] : rest[0] + 2] == [",", "which"] else None
    after = over or passive_status(view, i + 1, rest[1]) or passive_status(view, *rest)
    start = owner[0].first if owner else first
    told = [w for w in view.words[max(0, start - 3) : start] if w not in ("the", "a", "his", "her", "their")]
    if after is None and told[-2:-1] == ["this"] and told[-1] in ("is", "was"):
        return "ongoing" if told[-1] == "is" else "held"
    return after or by_noun or "open"


def _told_beside(view: View, i: int, first: int, by_noun: str | None) -> str | None:
    """The status of a visit by "is held at the invitation of X", which leaves it open, or "arrives for an official visit"."""
    if view.word(i + 1) in ("is", "takes") and "invitation" in view.words[i + 2 : i + 8]:
        return by_noun or "open"
    arrives = any(w.startswith("arriv") for w in view.words[max(0, first - 5) : first])
    return _with_main_verb(view, first) if arrives and view.word(first - 1) == "for" else None


_PARTS = frozenset("day leg stop stage part half".split())


def _amid(view: View, first: int) -> bool:
    """Whether what is told happens in the middle of the visit: "midway through a visit", "on the first leg of a tour"."""
    i = first - 1
    while view.word(i) in ("a", "an", "the", "his", "her", "their"):
        i -= 1
    if view.word(i) == "through":
        return view.word(i - 1) in ("midway", "halfway")
    if view.word(i) != "of" or view.word(i - 1) not in _PARTS or view.word(i - 2) in ("last", "final"):
        return False
    return group("future").isdisjoint(view.words[:i])  # "will fly to Peru, the second leg of her tour"


_NEWS = 2  # sentences: what is said in them is news, and so is the visit in which it is


def _acts_amid(view: View, first: int) -> bool:
    """Whether the news is what the traveller says or does "during his visit"."""
    start = first if view.word(first) in _OWN else first - 1
    if view.index > _NEWS or view.word(start) not in _OWN or view.word(start - 1) != "during":
        return False
    if start <= 1:
        return True
    before = set(view.words[: start - 1])
    return bool(before & (group("say_verbs") | {"met"})) and not before & {"who", "which", "had"}


_OWN = frozenset(("his", "her", "their"))


def _with_main_verb(view: View, first: int) -> str:
    """ "is on a visit to", "arrived ... for a visit", "will be on a visit": as the verb before tells."""
    for i in range(first - 1, max(-1, first - 14), -1):
        word = view.words[i]
        if word in group("future") or word in ("due", "scheduled", "expected", "would"):
            return "planned"
        if word in ("is", "are", "currently", "currently,"):
            return "planned" if setting_out(view, i + 1) else "ongoing"
        if word in ("was", "were"):
            return "held"
        if word in _PRESENT and any(k in view.timed for k in range(i + 1, first)):
            return "planned"  # "leaves for Peru on Thursday for a visit"
        if word.startswith("arriv") or word in ("left", "leaves", "flew", "departed", "began", "came"):
            return "planned" if view.word(i - 1) == "to" else "arrived"
    on = first - 1 if view.word(first - 1) == "on" else first - 2
    return "arrived" if view.word(on - 1) in (",", "speaking", "(") else "open"  # "X, on a visit to Y, said"


_PRESENT = frozenset("leaves arrives flies departs travels heads goes comes".split())


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
