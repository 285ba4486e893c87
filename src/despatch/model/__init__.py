"""The nouns of the house: frozen, typed, serialisable, and nothing else."""

from despatch.model.analysis import Analysis, Attribution, Mention, Person, Sentence, Time, Token
from despatch.model.entries import (
    Citation,
    Commitment,
    Contact,
    Entry,
    Instrument,
    Participant,
    Reading,
    Statement,
)
from despatch.model.errors import DespatchError, InputError, RecordError, UsageError
from despatch.model.report import Page, Report, Skipped, Span

__all__ = [
    "Analysis",
    "Attribution",
    "Citation",
    "Commitment",
    "Contact",
    "DespatchError",
    "Entry",
    "InputError",
    "Instrument",
    "Mention",
    "Page",
    "Participant",
    "Person",
    "Reading",
    "RecordError",
    "Report",
    "Sentence",
    "Skipped",
    "Span",
    "Statement",
    "Time",
    "Token",
    "UsageError",
]
