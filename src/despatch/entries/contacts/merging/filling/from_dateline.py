"""The place of a contact from the dateline of its report."""

from __future__ import annotations

from despatch.entries.contacts.merging.filling.newness import near_report
from despatch.entries.contacts.structures import Candidate
from despatch.model import Analysis

Dateline = tuple[str | None, str | None]


def from_dateline(analysis: Analysis, one: Candidate, dateline: Dateline) -> None:
    """What takes place now, in the state of the dateline, is at the town of the dateline where no other is told."""
    town, country = dateline
    if not town or not country:
        return
    if one.place == town:
        one.country = one.country or country
    if one.place or one.kind in ("call", "message", "conference") or one.country not in (None, country):
        return
    if one.kind == "visit" and one.target == country and one.status == "ongoing":
        one.place, one.country = town, country
    current = one.status in ("held", "ongoing") or (one.status == "planned" and one.country == country)
    if one.kind == "meeting" and country in one.parties and current and near_report(analysis, one):
        one.place, one.country = town, country
