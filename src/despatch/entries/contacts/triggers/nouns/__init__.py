"""Triggers of meetings, calls and conferences by noun: talks, session, phone call, summit."""

from despatch.entries.contacts.triggers.nouns.opening import noun_triggers
from despatch.entries.contacts.triggers.nouns.sides import ROLL, sided
from despatch.entries.contacts.triggers.nouns.strength import is_round

__all__ = ["ROLL", "is_round", "noun_triggers", "sided"]
