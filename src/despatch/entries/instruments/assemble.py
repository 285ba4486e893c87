"""Instruments."""

from despatch.model import Analysis, Contact, Instrument


def assemble(analysis: Analysis, contacts: tuple[Contact, ...]) -> tuple[Instrument, ...]:
    """Interim."""
    return ()
