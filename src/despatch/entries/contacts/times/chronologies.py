"""Chronologies: a line that is nothing but a date ("-- November 1986", "May 3, 2004:") dates what the next paragraph tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.structures import Candidate

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_BARE = frozenset(("-", "--", "–", "—", ":", ".", ",", "*", "•", "(", ")", "in", "on"))
_TOLD = ("held", "arrived", "went", "present", "open")
_MOST = 8  # tokens of such a line


def under_headings(views: list[View], told: list[Candidate]) -> None:
    """Give the undated contacts of a paragraph the date that stands above it as a line of its own."""
    heading: dict[int, str] = {}
    for view in views:
        day = _only_a_date(view)
        if day:
            heading[view.sentence.paragraph + 1] = day
    if len(heading) < 2:
        return  # one such line is the date of the report
    by_sentence = {view.index: view.sentence.paragraph for view in views}
    for one in told:
        day = heading.get(by_sentence[one.sentence])
        if day and one.date is None and one.status in _TOLD:
            one.date = day


def _only_a_date(view: View) -> str | None:
    if view.sentence.title or len(view.words) > _MOST or len(view.times) != 1:
        return None
    told = view.times[0]
    if told.type != "DATE" or not told.edtf:
        return None
    bare = all(i in view.timed or word in _BARE for i, word in enumerate(view.words))
    return told.edtf if bare else None
