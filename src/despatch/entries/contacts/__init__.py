"""Contacts: triggers found, sides and dates read off, tellings of one contact merged, thin ones left out.

The way: `spotting` (words to triggers) - `candidates` (who, when, where, on what) - `clusters` (what is
told twice is one) - `finishing` (status and dates settled, entries made).
"""

from despatch.entries.contacts.candidates import candidate
from despatch.entries.contacts.clusters import clusters
from despatch.entries.contacts.finishing import contact_of, settle
from despatch.entries.contacts.lexicon import gate
from despatch.entries.contacts.placing import dateline_of
from despatch.entries.contacts.spotting import triggers
from despatch.entries.contacts.structures import Actor, Candidate, Trigger
from despatch.entries.contacts.view import View, views_of
from despatch.model import Analysis, Contact


def contacts(analysis: Analysis) -> tuple[Contact, ...]:
    """Every contact that the report tells of, each once, in order of first citation."""
    if not analysis.mentions or not gate():
        return ()
    dateline = dateline_of(analysis)
    told: list[Candidate] = []
    for view in views_of(analysis):
        found = triggers(view)
        told.extend(candidate(view, one, found, dateline) for one in found)
    settled = settle(analysis, clusters(analysis, told), dateline)
    return tuple(contact_of(analysis, one) for one in settled)


__all__ = ["Actor", "Candidate", "Trigger", "View", "contacts"]
