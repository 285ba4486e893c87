"""Dealings at home: all who are listed are of one state, or those of one state talk about who is to govern it."""

from __future__ import annotations

import re

from despatch.entries.contacts.structures import Candidate
from despatch.model import Analysis
from despatch.registers.bodies import movements

_LISTED = 3  # people of one party that are a list of those present


def without_domestic(analysis: Analysis, found: list[Candidate]) -> list[Candidate]:
    """The clusters, less the meetings that nobody but those of one state is named at, and talks on its government."""
    return [one for one in found if not _at_home(analysis, one) and not _on_government(analysis, one)]


def _at_home(analysis: Analysis, one: Candidate) -> bool:
    """Whether three or more are named, all of the party where it meets, and the other party is the model's word alone."""
    if one.kind != "meeting" or one.mechanism or not one.asked.get("parties") or one.unnamed:
        return False
    present = {analysis.people[p].party for p in one.people if analysis.people[p].party}
    asked = set(one.asked["parties"].split("+"))
    return len(one.people) >= _LISTED and len(present) == 1 and one.parties - present <= asked


_GOVERNMENT = re.compile(
    r"\bunity (government|cabinet)|\bgovernment of (national )?unity|\bcoalition (government|cabinet|talks)"
    r"|\b(form|forming|formation of|joining) (a|the|an|any|its|his) (\w+ )?(government|coalition|cabinet)"
    r"|\b(cabinet|ministerial|government) (posts|seats|portfolios)",
    re.IGNORECASE,
)


def _on_government(analysis: Analysis, one: Candidate) -> bool:
    """Whether a state and a movement of its own, or two such, talk about the government that they are to form.

    Where the same two talk of a truce or of peace, they are sides: those talks count.
    """
    moved = one.parties & movements().keys()
    homes = {home for name in moved for home in movements()[name].members}
    if one.kind not in ("meeting", "call") or len(homes) != 1 or not one.parties <= moved | homes:
        return False
    told = (analysis.sentences[i] for i in one.evidence)
    return any(_GOVERNMENT.search(analysis.report.text, s.start, s.end) for s in told)
