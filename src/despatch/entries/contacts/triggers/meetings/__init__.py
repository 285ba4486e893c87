"""Triggers of meetings by verb: met, received, sat down with, discussed ... with."""

from despatch.entries.contacts.triggers.meetings.among import as_body, of_body
from despatch.entries.contacts.triggers.meetings.noun_uses import is_noun_use
from despatch.entries.contacts.triggers.meetings.one_or_several import one_by_one, separate
from despatch.entries.contacts.triggers.meetings.unnamed import guest
from despatch.entries.contacts.triggers.meetings.verbs import meeting_verbs

__all__ = ["as_body", "guest", "is_noun_use", "meeting_verbs", "of_body", "one_by_one", "separate"]
