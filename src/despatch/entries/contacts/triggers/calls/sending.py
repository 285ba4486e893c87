"""Triggers by verbs of sending: "sent a message of condolence to X", "wrote to X", "received a letter from X"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.calls.congratulating import of_office
from despatch.entries.contacts.triggers.calls.envoys import sent_envoy
from despatch.entries.contacts.triggers.calls.grouping import PERSONS, by_party
from despatch.entries.contacts.triggers.calls.handing import GIVING, written_by

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def sent(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "sent a message of condolence to X", "expressed condolences to", "sent greetings to X on ..."."""
    end = roles.clause_end(view, i)
    noun = next((k for k in range(i + 1, min(i + 9, end)) if view.words[k] in group("message_nouns")), None)
    if noun is not None and view.words[noun + 1 : noun + 3] == ["of", "credence"]:
        return  # an envoy hands them in himself
    if noun is not None and view.words[i] in GIVING and written_by(view, noun):
        return  # who hands over a letter from another is not who wrote it
    subjects = [s for s in roles.subject(view, i) if s.kind in PERSONS or s.kind == "state"]
    what = _to_come(status.verb_status(view, i, title))
    if what not in ("held", "present", "planned", "proposed") or not subjects:
        return
    if view.words[i].startswith(("sen", "dispatch")):
        gone = what == "held" and (view.word(i - 1) in group("have") or view.words[i].startswith("disp"))
        yield from sent_envoy(view, i, "arrived" if gone else what, subjects, end)
    subjects = [s for s in subjects if s.kind in PERSONS or _writes_to(view, i)]
    if not subjects or what == "proposed":
        return
    if (
        noun is None
        and view.words[i].startswith("writ") | (view.words[i] == "wrote")
        and view.word(i + 1) == "to"
    ):
        noun, objects = i, lists.actors_after(view, i + 2, end)
    elif noun is None:
        first = lists.actors_after(view, i + 1, end)
        noun = next(
            (
                k
                for a in first[-1:]
                for k in range(a.last, min(a.last + 6, end))
                if view.words[k] in group("message_nouns")
            ),
            None,
        )
        objects = first if noun is not None else []
    else:
        way = _WAYS[view.words[i].startswith("receiv")]
        j = next((k for k in range(noun + 1, end) if view.words[k] in way), None)
        objects = lists.actors_after(view, j + 1, end) if j is not None else []
        if view.word(i + 1) == "to" and not objects:  # "forwarded to X a message"
            objects = lists.actors_after(view, i + 2, noun)
        objects = objects or (_owner_of_getter(view, j + 1) if j is not None else [])
    objects = [o for o in objects if o.kind in PERSONS or o.kind == "state"]
    objects = of_office(view, objects)
    if noun is not None and noun > i and not objects:  # "sent X a message"
        objects = [o for o in lists.actors_after(view, i + 1, noun) if o.kind in PERSONS]
    if noun is not None and objects:
        for sender, getter in product(by_party(subjects), by_party(objects)):
            yield Trigger(i, noun + 1, "message", what, (*sender, *getter), verb=i)


def _to_come(what: str) -> str:
    """ "is sending an envoy": who goes has not left."""
    return "planned" if what == "ongoing" else what


def _writes_to(view: View, i: int) -> bool:
    """ "Peru wrote to the Secretary-General": a government writes like anybody in office."""
    return view.words[i] in ("wrote", "written") and view.word(i + 1) == "to"


_WAYS = (frozenset(("to", "congratulating", "greeting")), frozenset(("from",)))


def _owner_of_getter(view: View, i: int) -> list[Actor]:
    """Whose assembly, people or forum a message goes to ("a message to Peru's Congress"): the state before the 's."""
    n = view.actor_at.get(i)
    if n is None or view.actors[n].kind not in ("state", "body"):
        return []
    actor = view.actors[n]
    return [actor] if view.word(actor.last) in ("'s", "’s", "'", "’") else []
