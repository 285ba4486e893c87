"""Verbs that tell how what they govern stands."""

from __future__ import annotations

from despatch.entries.contacts.lexicon import group


def by_cue(word: str) -> str | None:
    """The status that a verb gives to what it governs ("postponed", "scrapped", "offered"), or None."""
    for meaning in ("postponed", "cancelled", "proposed"):
        if word in group(f"{meaning}_cues"):
            return meaning
    return None
