"""Instruments."""

from despatch.model import Analysis, Contact, Instrument


def instruments(analysis: Analysis, contacts: tuple[Contact, ...]) -> tuple[Instrument, ...]:
    """Every instrument that the report tells of, one per text and action."""
    return ()
