"""Triggers by verbs of speaking: "spoke by phone with X", "joining X on the call were A and B"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.sides.speaking import people_from
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.calls.grouping import PERSONS, sets_spoken_with
from despatch.entries.contacts.triggers.wires import wired

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def spoke(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "spoke today (by phone) with X": a call, unless a place or an occasion tells that they stood face to face."""
    end = roles.clause_end(view, i)
    noun = view.words[i] in ("talks", "talk") and view.word(i - 1) not in (
        "will",
        "would",
        "to",
        "they",
        "can",
    )
    if noun and not (title and view.word(i + 1) in ("by", "on", "over") and wired(view, i, min(i + 4, end))):
        return
    words = view.words
    j = next((k for k in range(i + 1, min(i + 12, end)) if words[k] in ("with", "to")), None)
    subjects = [s for s in roles.subject(view, i) if s.kind in PERSONS]
    if not subjects:
        return
    phone = any(w in group("call_cues") for w in words[i : min(i + 40, end)])
    if not phone and words[i - 1] == "and" and view.word(i - 2) in _FACED:
        return  # "met and spoke with X": the one meeting, told by its first verb
    objects = lists.actors_after(view, j + 1, end) if j is not None else []
    objects = [o for o in objects if o.kind in PERSONS]
    if not objects and not (phone and len({p for s in subjects for p in s.people}) > 1):
        return
    face = not phone and (
        words[i].startswith("talk")
        or words[i + 1] in ("here", "there")
        or any(w in ("sidelines", "margins", "face-to-face", "person") for w in words[i:end])
    )
    what = status.verb_status(view, i, title)
    if what in ("purpose", "participle"):
        return
    for one in sets_spoken_with(view, objects) or [()]:
        yield Trigger(
            i,
            i + 1,
            "meeting" if face else "call",
            what,
            (*subjects, *one),
            verb=i,
            strength=2 if phone else 1,
        )


_FACED = frozenset("met meet meets meeting received receives receive visited welcomed hosted".split())


def joining(view: View, i: int) -> Iterator[Trigger]:
    """ "Joining X on the call were A and B", "X was joined on the call by A": they all were on it."""
    end = roles.clause_end(view, i)
    after = next((k for k in range(i + 1, min(i + 14, end)) if view.words[k] in ("call", "calls")), None)
    if after is None or not {"on", "in", "for"} & set(view.words[i + 1 : after]):
        return
    rest = next((k for k in range(after + 1, min(after + 6, end)) if view.words[k] in _LINKS), None)
    others = people_from(view, rest + 1) if rest is not None else []
    hosts = lists.actors_after(view, i + 1, after) if view.words[i] == "joining" else roles.subject(view, i)
    if hosts and others:
        yield Trigger(i, after + 1, "call", "held", (*hosts, *others), definite=True)


_LINKS = group("be") | {"by"}
