"""Triggers by verbs of congratulating: "congratulated X on his election as President of Peru"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.actors import roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.calls.grouping import PERSONS, by_party

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def congratulated(view: View, i: int, title: bool, objects: list[Actor]) -> Iterator[Trigger]:
    """The message, or call, of those who congratulate to each party that they congratulate."""
    objects = [o for o in objects if o.kind in PERSONS or o.kind == "state"]
    subjects = [s for s in roles.subject(view, i) if s.kind in PERSONS]
    what = status.verb_status(view, i, title)
    objects = of_office(view, objects)
    if objects and subjects and what in ("held", "present", "planned", "participle"):
        strength = 2 if what != "participle" else 0
        phone = any(w in group("call_cues") for w in view.words)
        if not phone and _face_to_face(view, i):
            yield Trigger(i, i + 1, "meeting", "held" if what == "participle" else what, (*subjects, *objects),
                          verb=i, strength=1)  # fmt: skip
            return
        for sender, getter in product(by_party(subjects), by_party(objects)):
            yield Trigger(i, i + 1, "call" if phone else "message", "held" if what == "participle" else what, (*sender, *getter),
                          verb=i, strength=strength)  # fmt: skip


def _face_to_face(view: View, verb: int) -> bool:
    """ "During their talks in Lima, X congratulated Y on his election": said to him there, no message."""
    for k, word in enumerate(view.words):
        if word in _TALKS and {"during", "at"} & set(view.words[max(0, k - _PHRASE) : k]):
            return view.word(k + 1) != "of" and abs(k - verb) <= _NEAR
    return False


_TALKS = frozenset("talks meeting".split())
_PHRASE = 4  # words of "during their bilateral talks"
_NEAR = 12  # tokens between the talks and the verb
_TO_OFFICE = frozenset(
    ("election", "re-election", "reelection", "appointment", "inauguration", "accession", "as")
)


def of_office(view: View, objects: list[Actor]) -> list[Actor]:
    """ "congratulated X on his election as President of Peru": the office that X comes to tells his party."""
    if not objects or any(o.parties for o in objects):
        return objects
    last = objects[-1].last
    for actor in view.actors:
        between = view.words[last : actor.first]
        if actor.first >= last and actor.kind in ("state", "office") and actor.parties and len(between) < 16:
            told = bool(_TO_OFFICE & set(between)) and not actor.modifier
            return [msgspec.structs.replace(o, parties=actor.parties) for o in objects] if told else objects
    return objects
