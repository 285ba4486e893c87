"""Whether several who are met are met together, in one meeting, or one after another."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.structures import Actor
from despatch.entries.contacts.times.days import single

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def separate(view: View, objects: list[Actor]) -> list[tuple[Actor, ...]]:
    """One set of people met together, or each by themselves: "separately", "bilaterally" and a list of three or more part them.

    Officials of different parties joined by "and" are met together unless told otherwise.
    """
    named = [o for o in objects if o.kind in ("person", "office")]
    one_side = len({p for o in objects for p in o.parties}) < 2
    # "met their counterparts, A and B": a sitting of several on both sides, not a row of meetings. A programme ("will meet
    # President A, Speaker B and Minister C") names one meeting after another, a look back ("met with A, B and C") one.
    listed = len(named) > 2 and one_side and not {"including", "counterparts"} & set(view.words)
    listed = listed and "met" not in view.words[: objects[0].first]
    # Leaders of three states or more in a row are met one after another, if nothing tells that they sat together.
    states = {o.parties for o in objects}
    each = len(objects) > 2 and len(objects) == len(named) == len(states)
    each = each and not (_TOGETHER & set(view.words[: objects[-1].last]) or _one_sitting(view))
    apart = bool({"separately", "bilaterally"} & set(view.words))
    if _bilaterals(view) or (apart and len(objects) == 1):
        return [(o,) for o in one_by_one(objects)]
    if len(objects) > 1 and (apart or listed or (each and not _titled_as_one(view))):
        return [(_sided(o, objects),) for o in objects]
    return [tuple(objects)]


def _bilaterals(view: View) -> bool:
    """Whether the words tell of meetings of two sides each: "bilateral meetings with officials from A, B and C",
    "separate talks with A and B", "held meetings separately with A and B"."""
    return any(
        (a in ("bilateral", "separate", "one-on-one") and b == "meetings")
        or (a == "separate" and b in _TALKS)
        or (a in ("meetings", *_TALKS) and b == "separately")
        for a, b in pairwise(view.words)
    )


_TALKS = ("talks", "discussions", "negotiations", "consultations", "conversations")


def one_by_one(objects: list[Actor]) -> list[Actor]:
    """The objects each by itself, officials of several parties parted by party, "counterparts" named after left out."""
    found: list[Actor] = []
    for one in objects:
        if one.kind in ("office", "group") and len(one.parties) > 1:
            whom = (
                [(p,) for p in one.people] if len(one.people) == len(one.parties) else [()] * len(one.parties)
            )
            found += [
                msgspec.structs.replace(one, parties=(party,), people=people)
                for party, people in zip(one.parties, whom, strict=True)
            ]
        else:
            found.append(one)
    sided = [one for one in found if one.parties]
    return sided if len(sided) > 1 else objects


def _titled_as_one(view: View) -> bool:
    """Whether the headline calls it one: "Meeting Between President X and the Presidents of A, B and C"."""
    title = view.analysis.sentences[0]
    if not title.title or view.sentence.title:
        return False
    words = {t.word.lower() for t in title.tokens}
    states = {p for m in view.analysis.mentions if m.start < title.end for p in m.parties}
    return "meeting" in words and len(states) > 2


def _one_sitting(view: View) -> bool:
    """Whether a town and a day are told: "met in Lisbon on Thursday with A, B and C" is one meeting."""
    town = any(mention.type == "place" for _, _, mention in view.named_places)
    return town and any(single(time.edtf) for time in view.times)


_TOGETHER = frozenset(
    "including counterparts together jointly joint trilateral quadrilateral multilateral summit conference collectively".split()
)


def _sided(actor: Actor, beside: list[Actor]) -> Actor:
    """Somebody whose party is not told stands for that of those listed with them, if it is one."""
    parties = {p for o in beside for p in o.parties}
    if actor.parties or len(parties) != 1:
        return actor
    return msgspec.structs.replace(actor, parties=tuple(parties))
