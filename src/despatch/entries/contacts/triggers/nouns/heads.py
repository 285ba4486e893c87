"""Sittings of the heads of a body: "the ordinary session of the Authority of Heads of State and Government of ECOWAS"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.structures import Actor

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_SITTINGS = frozenset("meeting session summit".split())
_ORGANS = frozenset("conference assembly authority council".split())
_NAME = 4  # words between the sitting and the heads
_FAR = 14  # and from there to the body


def of_heads(view: View, i: int) -> bool:
    """Whether the noun at `i` is a sitting of heads of state or government."""
    return view.words[i] in _SITTINGS and (_organ_after(view, i) is not None or _before(view, i))


def body_of_heads(view: View, i: int) -> list[Actor]:
    """The body whose heads sit, where its name follows theirs; [] where none does."""
    at = _organ_after(view, i) if view.words[i] in _SITTINGS else None
    if at is None:
        return []
    for actor in view.actors:
        if at <= actor.last - 1 <= at + _FAR and len(actor.parties) == 1 and is_body(actor.parties[0]):
            between = view.words[at : actor.first]
            return [Actor(actor.first, actor.last, "body", (), actor.parties)] if _plain(between) else []
    return []


def _organ_after(view: View, i: int) -> int | None:
    """Index of "heads" in "of the [body's] Authority of Heads of State" after the noun."""
    if view.word(i + 1) != "of":
        return None
    for k in range(i + 3, i + 3 + _NAME):
        if view.word(k) in _ORGANS and view.words[k + 1 : k + 3] == ["of", "heads"]:
            return k + 2
        if view.word(k) in (",", "and", ".", ""):
            return None
    return None


def _before(view: View, i: int) -> bool:
    """ "the Heads of Government meeting"."""
    return view.words[max(0, i - 3) : i - 1] == ["heads", "of"] and view.word(i - 1) in (
        "government",
        "state",
    )


def _plain(between: list[str]) -> bool:
    return all(w in _PLAIN for w in between)


_PLAIN = frozenset("heads of state states and government governments the for economic".split())
