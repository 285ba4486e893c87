"""Triggers of calls and messages: telephoned, spoke by phone with, sent a message to, congratulated, a letter to."""

from despatch.entries.contacts.triggers.calls.letters import message_nouns
from despatch.entries.contacts.triggers.calls.speaking import joining
from despatch.entries.contacts.triggers.calls.telephoning import CONTACTS
from despatch.entries.contacts.triggers.calls.verbs import call_verbs

__all__ = ["CONTACTS", "call_verbs", "joining", "message_nouns"]
