"""Who brings others to a table: "UN-brokered talks in Geneva", "Arab League-mediated talks between A and B"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.structures import Actor
from despatch.language.parties import parties_named

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_BRINGING = ("-mediated", "-brokered", "-sponsored", "-hosted", "-facilitated", "-chaired", "-convened")


def mediated(view: View, first: int, noun: int) -> bool:
    """Whether the phrase [first, noun] says in one word who brought the two sides together."""
    return any(view.words[k].endswith(_BRINGING) for k in range(first, noun))


def mediators(view: View, first: int, noun: int) -> list[Actor]:
    """The party of such a word where its name is longer than it ("Arab League-mediated"), and nobody else is read there."""
    for k in range(first, noun):
        if not view.words[k].endswith(_BRINGING) or k in view.actor_at:
            continue
        start, end = view.tokens[first].start, view.tokens[k].end - len(view.words[k].rpartition("-")[2]) - 1
        named = {one.code for one in parties_named(view.analysis.report.text, start, end)}
        if len(named) == 1:
            return [Actor(first, k + 1, "body", (), tuple(named))]
    return []
