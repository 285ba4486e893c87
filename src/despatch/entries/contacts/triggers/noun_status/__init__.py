"""Status of a noun of meeting or visit: from its adjectives, the preposition before it, the predicate after it."""

from despatch.entries.contacts.triggers.noun_status.cues import by_cue
from despatch.entries.contacts.triggers.noun_status.phrase import noun_status
from despatch.entries.contacts.triggers.noun_status.predicates import passive_status

__all__ = ["by_cue", "noun_status", "passive_status"]
