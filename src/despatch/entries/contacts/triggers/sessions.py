"""Sessions told by what an organ does on a day: "EU foreign ministers agreed Monday to ...", "the council will vote on 3 May"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.times.days import single
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.meetings import as_body, of_body

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_DID = frozenset("agreed voted decided debated debates failed endorsed mulled deliberated".split())
_TREATS = frozenset(
    "discuss discusses discussed debate debates vote votes decide consider considers considered".split()
)
DECIDES = _DID | _TREATS
_ORGANS = frozenset(
    "council board commission committee assembly ministers leaders governors presidents members states heads congress".split()
)
_NEAR = 4  # tokens between the verb and the day
_FAR = 9  # and where the verb has an object: "discussed the ban on beef in Brussels on Monday"


def sessions(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """The session that the verb at `i` tells of, if an organ of a body is its subject and its day stands beside it."""
    if title or (
        view.words[i] == "failed" and view.words[i + 1 : i + 3] not in (["to", "agree"], ["to", "reach"])
    ):
        return
    if view.words[i] in _TREATS and _with_others(view, i):
        return
    if _to_gather(view, i):
        return
    what = status.verb_status(view, i, title)
    subjects = _organ_before(view, i) or [as_body(s) for s in roles.subject(view, i)]
    if not subjects or not of_body(subjects) or len(subjects) > 1 or not _organ(view, subjects[0]):
        return
    if what in ("held", "present") and _day_beside(view, i, subjects[0].last):
        yield Trigger(i, i + 1, "conference", "held", tuple(subjects), verb=i)
    elif (
        what == "planned"
        and view.words[i] in _TREATS
        and _dated(view, i)
        and not _executive(view, subjects[0])
    ):
        yield Trigger(i, i + 1, "conference", what, tuple(subjects), verb=i)


def _to_gather(view: View, verb: int) -> bool:
    """ "agreed on Monday to hold the summit in Lima": what was agreed is the gathering, and no session is told."""
    after = [
        w
        for k, w in enumerate(view.words[verb + 1 : verb + 6], verb + 1)
        if k not in view.timed and w != "on"
    ]
    return view.words[verb] in ("agreed", "decided") and after[:1] == ["to"] and after[1:2] in _GATHERS


_GATHERS = (["hold"], ["convene"], ["meet"], ["host"])


def _with_others(view: View, verb: int) -> bool:
    """ "EU leaders discussed it with X", "by telephone": no session of their own."""
    end = roles.clause_end(view, verb)
    wired = not group("call_cues").isdisjoint(view.words[verb:end])
    others = lists.with_phrase(view, verb + 1, min(end, verb + _SOON), end)
    return wired or any(a.kind in ("person", "office", "pronoun") for a in others)


def _executive(view: View, organ: Actor) -> bool:
    """Whether it is the European Commission, which decides day by day like a government."""
    return "EU" in organ.parties and "commission" in view.words[organ.first : organ.last]


def _dated(view: View, verb: int) -> bool:
    """Whether the sentence tells a time for what is to be treated, after the verb in its clause."""
    end = roles.clause_end(view, verb)
    return any(time.edtf and verb < first < min(end, verb + _SOON) for first, _, time in view.spans_of_times)


_SOON = 14  # tokens from "discuss" over what is discussed to the time


def _organ_before(view: View, verb: int) -> list[Actor]:
    """The body in whose name an organ stands right before the verb ("the UN Human Rights Commission will debate")."""
    last = verb - 1
    while last >= 0 and (view.words[last] in _AUXILIARIES or last in view.timed):
        last -= 1
    if view.word(last) not in _ORGANS or last in view.actor_at:
        return []
    for k in range(last - 1, max(-1, last - _NAME), -1):
        n = view.actor_at.get(k)
        if n is not None:
            one = view.actors[n]
            return (
                [Actor(one.first, last + 1, "body", (), one.parties)]
                if one.kind in ("body", "organisation")
                else []
            )
        if not view.words[k].isalpha() or view.words[k] in group("prepositions"):
            return []
    return []


_NAME = 5  # words of "Human Rights Commission" after the body
_AUXILIARIES = frozenset(
    "will would is are was were to be due has have had also then may could should scheduled expected set".split()
)


def _organ(view: View, actor: Actor) -> bool:
    return bool(_ORGANS & set(view.words[actor.first : actor.last]))


def _day_beside(view: View, verb: int, subject_end: int) -> bool:
    """Whether a single day stands between the organ and its verb, or soon after the verb."""
    opening = view.words[0] in ("at", "in", "during") and bool(_SITTINGS & set(view.words[1:_OPENING]))
    return any(
        single(time.edtf)
        and (
            subject_end <= first < verb
            or verb < first <= verb + (_FAR if view.words[verb] in _TREATS else _NEAR)
            or (opening and first < _OPENING)  # "At Thursday's meeting, the board decided"
        )
        for first, _, time in view.spans_of_times
    )


_SITTINGS = frozenset(("meeting", "session", "sitting"))
_OPENING = 8  # tokens in which a sentence may open with the sitting
