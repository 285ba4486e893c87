"""Sittings told by who chairs them: "X and Y co-chaired the Joint Commission", "will co-chair the Council with Y"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.triggers import status

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

CHAIRS = frozenset("co-chair co-chairs co-chaired co-chairing cochair cochaired".split())
_ORGANS = frozenset(
    "commission committee council group cabinet board panel mechanism force partnership troika".split()
)
_NAME = 12  # tokens of an organ's name


def chairing(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """The sitting of the organ that the verb at `i` tells two sides to chair together."""
    organ = _organ(view, i)
    if organ is None:
        return
    first, last = organ
    subjects = roles.subject(view, i)
    partners = lists.with_phrase(view, last, min(last + _NAME, len(view.words)), roles.clause_end(view, i))
    sides = (*subjects, *partners)
    what = status.verb_status(view, i, title)
    if view.word(i - 1) == "to" and what == "held":
        what = "planned"
    if len({p for a in sides for p in a.parties}) > 1 and what != status.NONE:
        yield Trigger(first, last, "meeting", what, sides, verb=i)


def _organ(view: View, i: int) -> tuple[int, int] | None:
    """First and last token of the organ that follows the verb, told in one phrase."""
    first = i + 1 + (view.word(i + 1) in ("the", "a", "their"))
    for k in range(first, min(first + _NAME, len(view.words))):
        if view.words[k] in _ORGANS and view.word(k + 1) not in _ORGANS | {"meeting", "session", "dialogue"}:
            return first, k + 1
        if not (view.words[k].replace("-", "").isalnum() or view.words[k] in ("'s", "’s", "-", "–")):
            return None
        if view.words[k] in ("with", "in", "at", "that", "which"):
            return None
    return None
