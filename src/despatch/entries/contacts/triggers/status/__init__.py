"""Held, ongoing, planned, proposed, postponed or cancelled: what a verb tells of a contact, from its group and the cues beside it."""

from despatch.entries.contacts.triggers.status.groups import is_past, verb_group
from despatch.entries.contacts.triggers.status.infinitives import declined, of_purpose
from despatch.entries.contacts.triggers.status.verbs import last_time, verb_status
from despatch.entries.contacts.triggers.unreal import NONE

__all__ = ["NONE", "declined", "is_past", "last_time", "of_purpose", "verb_group", "verb_status"]
