"""Headlines whose second verb has the subject of the first: "Georgian PM eyes Russia, meets Rice"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.structures import Actor

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_SOMEBODY = ("person", "office", "group")


def headline_subject(view: View, verb: int) -> list[Actor]:
    """Who opens a headline and does what its last verb, after a comma or "and", tells; [] if the verb is the first."""
    if (
        not view.sentence.title
        or verb < 1
        or not (view.words[verb - 1] == "," or view.words[verb - 1] in _AND)
    ):
        return []
    before = [a for a in view.actors if a.last < verb and not a.modifier]
    if len(before) < 2 or before[-1].last != verb - 1 or before[0].kind not in _SOMEBODY:
        return []
    first, nearest = before[0], before[-1]
    between = view.words[first.last : nearest.first]
    if nearest.kind in _SOMEBODY and view.words[verb - 1] in _AND:
        return []  # "Putin, Bush and Blair meet": all of them
    return [first] if between and not {",", "and", ";", ":"} & set(between) else []


_AND = frozenset(("and", "&"))
