"""Headings that name whom somebody met: "Meeting with President A", above a text that tells of what they discussed."""

from __future__ import annotations

from despatch.entries.contacts.structures import Candidate
from despatch.model import Analysis

_NEAR = 3  # sentences after the heading that go on with it
_OVER = ("during", "held", "present")


def settle_heading(analysis: Analysis, told: list[Candidate]) -> None:
    """Let the meeting of a heading without a verb be held where the lead tells what was discussed in it.

    So it is not taken for the talks that the text goes on to announce for another day.
    """
    if not told or not analysis.sentences[told[0].sentence].title:
        return
    heading = told[0]
    if heading.kind != "meeting" or heading.status != "open" or len(heading.parties) < 2:
        return
    for one in told[1:]:
        if one.sentence > heading.sentence + _NEAR:
            return
        in_it = one.kind == "any" or (one.kind == "meeting" and one.definite)
        if in_it and one.status in _OVER and one.parties <= heading.parties and not one.date:
            heading.status = "held"
            return
