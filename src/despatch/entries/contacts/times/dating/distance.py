"""How far a time stands from a trigger: the words between, and what else it may belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.insertions import told_aside, without
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.times.dating.barriers import FAR, barriers
from despatch.entries.contacts.times.dating.earlier import of_before, stay_made_for
from despatch.entries.contacts.times.dating.reach import past_goals, past_insertion, past_list, told_until
from despatch.entries.contacts.times.dating.rivals import of_other_verb, of_return, of_saying, taken

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


_IN_TURN = ("and", ",", "then")  # what opens the telling of whom somebody met next
_ORDERING = frozenset("before after following".split())
# The cost of the day of what was done before or after ("met X on Monday before meeting Y on Tuesday")
_ORDERED = 9
_COUNTED = frozenset("day days week weeks month months year years".split())
_OPENING = 4  # words of "A day before meeting"
_STAY = 14  # cost of the days of a stay for the gathering that it is made for


def distance(view: View, trigger: Trigger, first: int, last: int, others: list[Trigger]) -> int:
    """Cost of the time at [first, last) for the trigger: the words between the two and what else the time may belong to."""
    if trigger.first <= first and last <= trigger.last:
        return -1
    if _of_others(view, trigger, first, last) or _of_term(view, trigger, first):
        return FAR
    if last <= trigger.first and stay_made_for(view, trigger, first):
        return _STAY
    if last <= trigger.first and of_before(view, trigger, first, last, others):
        return FAR
    if last <= trigger.first:
        between = without(view, list(range(last, trigger.first)))
        if (
            len(between) <= 1
            and not _of_relative(view, trigger, last, others)
            and not _of_first_deed(view, trigger, first, last, others)
        ):
            return _ORDERED if between and view.words[last] in _ORDERING else 0
        base = len(between) + 3
        cost = base + barriers(view, between, True)
        if any(o is not trigger and o.kind != "any" and o.last <= first <= o.last + 10 for o in others):
            cost += 8
        if _meanwhile(view, trigger) and not _claimed(view, trigger, others, last):
            return 12
        if (first <= 2 or _after_subject(view, trigger, first)) and not _claimed(view, trigger, others, last):
            cost = min(cost, 14 + barriers(view, between, True))
    else:
        until = told_until(trigger)
        if trigger.verb is not None and past_list(view, trigger, until) == first - (
            view.word(first - 1) == "on"
        ):
            until = first  # "met X, Minister Y and adviser Z today in Lima"
        between = list(range(min(until, first), first))
        if trigger.kind == "visit":
            between = past_goals(view, between)
        between = without(view, past_insertion(view, between))
        cost = len(between) + barriers(view, between, False)
    cost += of_other_verb(view, trigger, first) + of_return(view, trigger, first)
    return cost + taken(view, trigger, first, last, others) + of_saying(view, trigger, first, last)


def _of_others(view: View, trigger: Trigger, first: int, last: int) -> bool:
    """ "X, who is due in Lima on Monday, met Y"; "met X on Tuesday and Y in Lima": the day is not that of Y."""
    in_turn = last <= trigger.first and view.words[trigger.first] in _IN_TURN
    if last <= trigger.first and "having" in view.words[max(last, trigger.first - 3) : trigger.first]:
        return True  # "arrived on Saturday, having met X": before that
    return in_turn or told_aside(view, first, trigger.first) or _of_main(view, trigger, first)


def _of_main(view: View, trigger: Trigger, first: int) -> bool:
    """ "Before meeting Y, X spoke with Z on Monday": the day past the comma is not that of what was still to come."""
    verb = trigger.verb
    opening = verb is not None and verb <= _OPENING and view.word(verb - 1) == "before"
    if opening and "," in view.words[trigger.last : first]:
        return True
    if verb is not None and view.word(verb - 1) == "after" and view.word(verb - 2) in _COUNTED:
        return (
            first < verb or "," in view.words[verb:first]
        )  # "flew to Lima on Monday, weeks after meeting Y"
    since = view.words[0] == "since" and view.word(1).endswith("ing") and first < trigger.first
    return since and "," in view.words[first : trigger.first]  # "Since visiting Lima in May, X has met Y"


def _of_term(view: View, trigger: Trigger, first: int) -> bool:
    """ "the fifth time since X took office in May that they met": the day is that of what the "since" clause tells."""
    opens = next((i for i in range(first - 2, max(-1, first - _TERM), -1) if view.words[i] in _SINCE), None)
    if opens is None or opens < trigger.first < first:
        return False
    clause = view.words[opens + 1 : first]
    if "," in clause or (trigger.last > opens and view.words[opens] != "since"):
        return False
    if view.words[opens] != "since":
        return trigger.kind == "visit" and clause[0] in _TAKING_OFFICE
    return not _BEGAN.isdisjoint(clause) or clause[0] in _TAKING_OFFICE


_SINCE = frozenset(("since", "after", "following"))
# "his first trip after assuming charge in January"
_TAKING_OFFICE = frozenset(
    "assuming taking becoming winning entering being coming inheriting succeeding joining securing clinching".split()
)
_TERM = 12  # tokens from the "since" to the day of its verb
_BEGAN = frozenset(
    "took taking assumed assuming became becoming came coming won winning began entered inaugurated elected sworn".split()
)


def _of_relative(view: View, trigger: Trigger, last: int, others: list[Trigger]) -> bool:
    """ "X, who arrived on Monday, met Y on Tuesday": the day before the comma is that of the relative clause."""
    if view.word(last) != "," or last + 1 != trigger.first:
        return False
    return any(
        o.verb is not None
        and o.verb < last
        and view.word(o.verb - 1 - (view.word(o.verb - 1) == "had")) == "who"
        for o in others
    )


def _of_first_deed(view: View, trigger: Trigger, first: int, last: int, others: list[Trigger]) -> bool:
    """ "arrived on Monday and met Y on Tuesday": the day before the "and" is that of the first verb."""
    return view.word(last) == "and" and any(
        o.verb is not None and o.verb != trigger.verb and o.verb < first < trigger.first and o.kind != "any"
        for o in others
    )


def _after_subject(view: View, trigger: Trigger, first: int) -> bool:
    """Whether the time follows the subject that opens the sentence: "President X today joined leaders of ... during the summit"."""
    if not {"during", "at"} & set(view.words[max(0, trigger.first - 4) : trigger.first]):
        return False
    n = view.actor_at.get(0, view.actor_at.get(1))
    end = view.actors[n].last if n is not None else 0
    return 0 < end <= first <= end + 1


def _meanwhile(view: View, trigger: Trigger) -> bool:
    """ "said on Wednesday ... as he met": the time of the main clause is that of the clause with "as"."""
    before = view.words[max(0, trigger.first - 4) : trigger.first]
    return (
        trigger.verb is not None
        and bool({"as", "while", "when"} & set(before))
        and trigger.status in ("held", "ongoing")
    )


def _claimed(view: View, trigger: Trigger, others: list[Trigger], last: int) -> bool:
    """Whether something else is told between, but in an insertion ("On Monday, after meeting Y, X flew to Lima")."""
    between = set(without(view, list(range(last, trigger.first))))
    return any(o is not trigger and o.first in between and o.kind != "any" for o in others)
