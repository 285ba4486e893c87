"""Sessions told by what an organ did on a day: "EU foreign ministers agreed Monday to ...", "the council voted on 3 May"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import roles
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.times.days import single
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.meetings import as_body, of_body

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

DECIDES = frozenset("agreed voted decided debated debates failed endorsed mulled deliberated".split())
_ORGANS = frozenset(
    "council board commission committee assembly ministers leaders governors presidents members states heads congress".split()
)
_NEAR = 4  # tokens between the verb and the day


def sessions(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """The session that the verb at `i` tells of, if an organ of a body is its subject and its day stands beside it."""
    if title or (
        view.words[i] == "failed" and view.words[i + 1 : i + 3] not in (["to", "agree"], ["to", "reach"])
    ):
        return
    what = status.verb_status(view, i, title)
    subjects = [as_body(s) for s in roles.subject(view, i)]
    if what not in ("held", "present") or not subjects or not of_body(subjects) or len(subjects) > 1:
        return
    if _organ(view, subjects[0]) and _day_beside(view, i, subjects[0].last):
        yield Trigger(i, i + 1, "conference", "held", tuple(subjects), verb=i)


def _organ(view: View, actor: Actor) -> bool:
    return bool(_ORGANS & set(view.words[actor.first : actor.last]))


def _day_beside(view: View, verb: int, subject_end: int) -> bool:
    """Whether a single day stands between the organ and its verb, or soon after the verb."""
    opening = view.words[0] in ("at", "in", "during") and bool(_SITTINGS & set(view.words[1:_OPENING]))
    return any(
        single(time.edtf)
        and (
            subject_end <= first < verb
            or verb < first <= verb + _NEAR
            or (opening and first < _OPENING)  # "At Thursday's meeting, the board decided"
        )
        for first, _, time in view.spans_of_times
    )


_SITTINGS = frozenset(("meeting", "session", "sitting"))
_OPENING = 8  # tokens in which a sentence may open with the sitting
