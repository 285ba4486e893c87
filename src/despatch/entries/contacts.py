"""Contacts."""

from despatch.model import Analysis, Contact


def contacts(analysis: Analysis) -> tuple[Contact, ...]:
    """Every contact that the report tells of, each once, in order of first citation."""
    return ()
