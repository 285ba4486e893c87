"""Congratulations and greetings that are said in a contact told by itself."""

from __future__ import annotations

from despatch.entries.contacts.structures import Candidate
from despatch.model import Analysis

_WRITTEN = frozenset("message messages letter letters telegram telegrams note cable missive".split())


def without_courtesies(analysis: Analysis, found: list[Candidate]) -> list[Candidate]:
    """Congratulations said in a meeting or call of the same people are no message of their own; a letter is."""
    return [
        one
        for one in found
        if one.kind != "message" or not any(_said_in(analysis, one, other) for other in found)
    ]


def _said_in(analysis: Analysis, message: Candidate, other: Candidate) -> bool:
    heads = " ".join(analysis.report.text[head.start : head.end] for head in message.heads).lower().split()
    return not _WRITTEN & set(heads) and (
        other.kind in ("meeting", "call")
        and other.status == "held"
        and message.parties <= other.parties
        and bool(set(message.people) & set(other.people))
    )
