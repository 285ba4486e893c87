"""The day for which something was meant that is off: "cancelled the talks on Monday. They had been scheduled for 3 May"."""

from __future__ import annotations

from despatch.entries.contacts.structures import OFF, Candidate
from despatch.entries.contacts.times.days import days

_AFTER = 4  # sentences from what was called off to when it was to be


def meant_day(known: Candidate, one: Candidate) -> bool:
    """Whether `one` tells when the contact `known`, called off on a day before that, was to be."""
    if known.status not in OFF or not one.was_to_be or known.kind != one.kind:
        return False
    told, meant = days(known.date), days(one.date)
    later = bool(told and meant) and told[1] < meant[0]  # type: ignore[index]
    return later and 0 < one.sentence - known.sentence <= _AFTER
