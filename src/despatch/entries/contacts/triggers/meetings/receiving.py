"""Triggers by verbs of receiving: a host receives, welcomes or will host a guest, who meets the host or visits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.places.placing import seat_in
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.meetings.among import of_body
from despatch.entries.contacts.triggers.meetings.clauses import settled
from despatch.entries.contacts.triggers.meetings.one_or_several import separate
from despatch.entries.contacts.triggers.meetings.unnamed import guest

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def _received(view: View, verb: int, end: int) -> list[Actor]:
    """Who is received, hosted or welcomed."""
    objects = lists.actors_after(view, verb + 1, end) or guest(view, verb)
    return [g for g in objects if g.kind in ("person", "office", "group", "pronoun")]


def receive(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "Putin received Modi", "was received by"; "will host", "look forward to welcoming ... to the White House"."""
    what = settled(view, i, status.verb_status(view, i, title))
    end = roles.clause_end(view, i)
    word = view.words[i]
    before = 10 if view.word(i - 1) == "and" else 3  # "was taken to the palace and received by"
    at = lists.past_adjuncts(view, i + 1, end)
    passive = "by" in (*view.words[i + 1 : i + 6], view.word(at)) and any(
        w in group("be") for w in view.words[max(0, i - before) : i]
    )
    subjects = roles.subject(view, i)
    if passive:
        by = next((j for j in (*range(i, min(i + 6, end)), at) if view.word(j) == "by"), i)
        hosts = lists.actors_after(view, by + 1, end)
        welcomed = all(a.kind in _PEOPLE for a in (*subjects, *hosts)) and (
            at > i + 1 or seat_in(view, i, end) is not None
        )
        if hosts and (word.startswith("receiv") or (welcomed and subjects)):
            yield Trigger(i, i + 1, "meeting", what, (*subjects, *hosts), verb=i)
        return
    if view.word(i + 1) == "by":
        return  # "a summit hosted by X"
    if word in ("host", "hosts") and _host_noun(view, i):
        return
    guests = _received(view, i, end)
    if not guests or not subjects:
        return
    if word.startswith(("welcom", "greet")) and not _received_at(view, i, end, guests):
        return
    if word.endswith("ing") and view.words[max(0, i - 2) : i] == ["forward", "to"]:
        what = "planned"
    kind = _kind_of_welcome(view, i, what, guests[-1].last)
    target = next((p for s in subjects for p in s.parties), None)
    seat = seat_in(view, i, end) if kind == "visit" else None
    if seat is not None:
        target = seat[1]
    for one in separate(view, guests) if kind == "meeting" else [tuple(guests)]:
        yield Trigger(
            i,
            i + 1,
            kind,
            what,
            (*subjects, *one),
            verb=i,
            target=target if kind == "visit" else None,
            place=seat[0] if seat else None,
        )


_PEOPLE = ("person", "office", "pronoun")


def _kind_of_welcome(view: View, i: int, what: str, after: int) -> str:
    if not view.words[i].startswith(("welcom", "host")) or what not in ("planned", "present"):
        return "meeting"
    if what == "present" and view.word(i + 1) == "you":
        return "meeting"  # said to the guest's face; of the visit `addressed` tells
    return "meeting" if _for_meeting(view, after) else "visit"  # "will host X for a bilateral meeting"


def gathering_of_members(view: View, i: int, trigger: Trigger) -> Trigger:
    """Where all those of a body are received together ("the leaders of the SCO"), it is its gathering."""
    guests = [s for s in trigger.sides if s.first > i]
    hosted = not view.words[i].startswith(("welcom", "greet")) and "by" not in view.words[i + 1 : i + 6]
    if not hosted or not of_body(guests) or not any(_ALL & set(view.words[g.first : g.last]) for g in guests):
        return trigger
    return msgspec.structs.replace(trigger, kind="conference", target=None, place=None)


_ALL = frozenset(("leaders", "ministers", "presidents", "premiers", "members"))


def _host_noun(view: View, i: int) -> bool:
    """ "the conference host, President X": somebody who hosts, not what somebody does."""
    before, after = view.word(i - 1), view.word(i + 1)
    return after in (",", "country", "nation", "government") or before in _BEFORE_HOST


_BEFORE_HOST = frozenset("the a as its our his her their with by from met meet meets thanked fellow".split())


def _where_to(view: View, i: int, end: int) -> bool:
    """Whether it is told where somebody is welcomed: "to the White House", "tomorrow at the palace"."""
    if "to" in view.words[i + 1 : min(end, i + 40)]:
        return True
    return seat_in(view, i, end) is not None


def _received_at(view: View, i: int, end: int, guests: list[Actor]) -> bool:
    """Whether it is told where somebody is welcomed, and not a whole body or those bound for a gathering."""
    of_bodies = all(g.parties and all(is_body(p) for p in g.parties) for g in guests)
    bound = view.words[i].startswith("welcom") and _to_gathering(view, guests[-1].last)
    return _where_to(view, i, end) and not bound and not of_bodies


def _to_gathering(view: View, i: int) -> bool:
    """ "look forward to welcoming X to the December summit": a gathering, told by its own noun."""
    after = view.words[i : i + 10]
    if after[:1] != ["to"]:
        return False
    stop = next(
        (k for k, w in enumerate(after) if w in (",", ".", ";", "in", "for", "and", "on")), len(after)
    )
    return bool(group("conference_nouns") & set(after[:stop]))


_OCCASIONS = frozenset("meeting meetings talks breakfast lunch luncheon dinner banquet".split())


def _for_meeting(view: View, i: int) -> bool:
    """Whether "for a meeting", "for talks" or "for a breakfast" follows who is received, an apposition passed over."""
    if view.words[i : i + 2] == [",", "for"]:
        i += 1
    elif view.word(i) == ",":
        i = next((k + 1 for k in range(i + 1, min(i + 8, len(view.words))) if view.words[k] == ","), i)
    while view.word(i) in ("in", "at", "on") or i in view.timed or any(a <= i < b for a, b, _ in view.places):
        i += 1  # "will host X in Lima on Monday for talks"
    after = view.words[i : i + 5]
    return after[:1] == ["for"] and bool((_OCCASIONS | {"discussions", "consultations"}) & set(after))
