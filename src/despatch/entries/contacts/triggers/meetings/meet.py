"""Triggers by "meet" and "gather": "X met Y", "was met by X", "the leaders of the SCO gathered in Bishkek"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.actors.organs import joint_organ
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.headlines import headline_subject
from despatch.entries.contacts.triggers.meetings.among import as_body, of_body, of_two_sides, reciprocal
from despatch.entries.contacts.triggers.meetings.clauses import settled
from despatch.entries.contacts.triggers.meetings.noun_uses import is_noun_use
from despatch.entries.contacts.triggers.meetings.one_or_several import separate
from despatch.entries.contacts.triggers.meetings.unnamed import bloc, council, delegation, guest

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


_AFTER_MEET = frozenset(
    "in at on for here today this last next yesterday earlier again briefly behind during to . , and twice on "
    "tomorrow separately face-to-face face privately late early before since after amid as while when near outside ; ' \" ”".split()
)


def meet(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "X met Y", "A and B meet in Lima", "EU ministers meet": whom the subject meets, each other, or as a body."""
    if view.words[i] == "meeting" and is_noun_use(view, i):
        return
    if view.words[i] == "meet" and view.word(i - 1) in ("swim", "track", "athletics", "the", "a"):
        return
    what = settled(view, i, status.verb_status(view, i, title))
    end = roles.clause_end(view, i)
    if view.words[i] == "met" and (view.word(i - 1) in ("was", "were", "been", "be", "being") or i == 0):
        yield from _met_by(view, i, end)
        return
    objects = lists.actors_after(view, lists.past_day(view, i + 1), end) or guest(view, i)
    objects = [] if _said_so(view, objects) else objects
    if not objects and view.word(i + 1) not in group("bare_object"):
        purpose = _purpose_at(view, i + 1, end)
        objects = lists.with_phrase(view, i + 1, min(purpose, i + 16), purpose)
    if objects and objects[0].kind in ("state", "body") and view.word(objects[0].last) in _DEMANDS:
        return  # "to meet a NATO request"
    subjects = headline_subject(view, i) or roles.subject(view, i) or delegation(view, i)
    if objects and not subjects and i <= _OPENING:
        subjects = roles.dangling_subject(
            view, objects[-1].last - 1
        )  # "After meeting with X on Monday, Y said"
    if objects:
        kind = "call" if "virtually" in view.words[max(0, i - 2) : i + 3] else "meeting"
        for one in separate(view, objects):
            yield Trigger(i, i + 1, kind, what, (*subjects, *one), verb=i)
        return
    if not any(a.parties for a in subjects):
        subjects = subjects or council(view, i)
        subjects = bloc(view, i) or subjects
    if subjects and reciprocal(subjects) and _closed(view, i + 1 + (view.word(i + 1) == "virtually")):
        yield Trigger(
            i, i + 1, "call" if view.word(i + 1) == "virtually" else "meeting", what, tuple(subjects), verb=i
        )
    elif (
        subjects
        and what != status.NONE
        and view.word(i + 1) not in _OBJECTS
        and of_body([as_body(s) for s in subjects])
    ):
        yield Trigger(i, i + 1, "conference", what, tuple(subjects), verb=i)


def gather(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "The leaders of the SCO gathered in Bishkek": those of a body, who meet among themselves; a joint commission; several."""
    what = settled(view, i, status.verb_status(view, i, title))
    subjects = roles.subject(view, i)
    virtually = view.word(i + 1) == "virtually"
    if what == status.NONE or not _closed(view, i + 1 + virtually):
        return
    if of_body([as_body(s) for s in subjects]):
        yield Trigger(i, i + 1, "conference", what, tuple(subjects), verb=i)
    elif len(subjects) == 1 and joint_organ(view, subjects[0]):
        yield Trigger(i, i + 1, "meeting", what, tuple(subjects), verb=i)
    elif of_two_sides(subjects) and "which" not in view.words[max(0, i - 4) : i]:
        yield Trigger(i, i + 1, "call" if virtually else "meeting", what, tuple(subjects), verb=i)


_OPENING = 3  # words of "Later, after meeting"


def _said_so(view: View, objects: list[Actor]) -> bool:
    """ "would meet again next month, Minister X said": who says so is not met."""
    if not objects or view.word(objects[0].first - 1) != ",":
        return False
    return view.word(objects[-1].last) in group("say_verbs")


_OBJECTS = frozenset(
    "the a an its their these those all any every".split()
)  # "strengthen NATO to meet the challenges"


def _closed(view: View, i: int) -> bool:
    """Whether what stands at `i` after "meet" ends or places it: not the owner of what is met ("meet today's needs")."""
    j = i
    while j in view.timed:
        j += 1
    j = max(j, i + 1)
    if view.word(j) in ("'s", "’s") or view.word(j - 1) in ("'s", "’s"):
        return False
    return view.word(i) in _AFTER_MEET or i in view.timed or i >= len(view.words)


def _met_by(view: View, i: int, end: int) -> Iterator[Trigger]:
    """ "was met at the airport by President X", "Met by President X, the pope said": somebody receives somebody."""
    by = next((j for j in range(i + 1, min(i + 8, end)) if view.words[j] == "by"), None)
    hosts = lists.actors_after(view, by + 1, end) if by is not None else []
    guests = roles.subject(view, i) if i else roles.dangling_subject(view, hosts[-1].last if hosts else i)
    people = ("person", "office", "pronoun")
    if any(h.kind in people for h in hosts) and any(g.kind in people for g in guests):
        yield Trigger(i, i + 1, "meeting", "held", (*guests, *hosts), verb=i)


_DEMANDS = frozenset(
    "request requests demand demands call calls requirement requirements criteria standards conditions deadline deadlines "
    "target targets goal goals obligations needs expectations".split()
)


def _purpose_at(view: View, i: int, limit: int) -> int:
    """Index of the first "to discuss", "as", "after" ... from `i`, where what is told of the meeting itself ends."""
    for j in range(i, limit):
        word = view.words[j]
        purpose = (
            word == "to" and j + 1 not in view.actor_at and view.tokens[min(j + 1, limit - 1)].word.islower()
        )
        if purpose or word in ("as", "after", "before", "while", "when", "which", "who", "that", "but"):
            return j
    return limit
